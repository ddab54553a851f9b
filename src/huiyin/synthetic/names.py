"""Made-up names, put together from the syllables of `divisions/names.csv`; one that somebody bears is a coincidence.

Han, Hui, Tu and Salar names have a family name and a given name; Tibetan and Mongol names are two words. A small
share of Tibetan names is written in Tibetan script, so that every page has to show it.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.data_files import read_rows
from huiyin.synthetic.people import FEMALE, People
from huiyin.synthetic.places import ETHNICITIES

_SCRIPT_STYLE, _CHARACTERS = "script", "characters"
_PARTS = ("first", "men", "women")
_ANY_GIVEN = "*"  # stands for every given name of one or two of the characters
_IN_SCRIPT = 0.06


class Names:
    """The name of every person, as two indices into one list of words until somebody asks to read it."""

    def __init__(self, people: People, ethnicity: Ints, seed: int) -> None:
        random = stream(seed, "names")
        styles, words = _read_words()
        style = np.array([styles.index(key) for key in ETHNICITIES])[ethnicity]
        in_script = (style == styles.index("tibetan")) & (random.random(len(style)) < _IN_SCRIPT)
        style = np.where(in_script, styles.index(_SCRIPT_STYLE), style)
        family = random.random(len(style))
        own, given = random.random((2, len(people)))
        style_of = style[people.household]
        inherits = _family_names()[style_of] & people.own_line
        sizes = np.array([len(part) for part in words])
        self._words = pa.array([word for part in words for word in part], pa.string())
        self._first = _pick(sizes, style_of * len(_PARTS), np.where(inherits, family[people.household], own))
        self._second = _pick(sizes, style_of * len(_PARTS) + 1 + (people.sex == FEMALE), given)

    def of(self, persons: Ints) -> pa.Array:
        """Give the names of some persons."""
        first, second = (self._words.take(pa.array(words[persons])) for words in (self._first, self._second))
        return pc.binary_join_element_wise(first, second, "")


def _read_words() -> tuple[list[str], list[list[str]]]:
    """Give the styles, and for each its first words, its men's and its women's second words."""
    rows = {row["style"]: row for row in read_rows("names.csv")}
    characters = rows.pop(_CHARACTERS)
    words = []
    for row in rows.values():
        for part in _PARTS:
            given = _given_names(characters[part].split())
            words.append([name for word in row[part].split() for name in (given if word == _ANY_GIVEN else [word])])
    return list(rows), words


def _given_names(characters: list[str]) -> list[str]:
    two = [first + second for first in characters for second in characters[::2] if first != second]
    return [*two, *characters]


def _family_names() -> Bools:
    return np.array([row["family"] == "yes" for row in read_rows("names.csv") if row["style"] != _CHARACTERS])


def _pick(sizes: Ints, part: Ints, draw: Floats) -> Ints:
    """Give the index, in the list of all words, of a word drawn from a part of it."""
    starts = np.cumsum(sizes) - sizes
    picked: Ints = starts[part] + (draw * sizes[part]).astype(np.int64)
    return picked
