"""Spells and exits of single people, letter by letter: `p` poor, `o` out, `-` absent."""

import re
from itertools import product

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.measures.dynamics.spells import History, Spell

STATES = {"o": 0.0, "p": 1.0, "-": 2.0}
FIVE = History(5)
EVERY = ["".join(letters) for letters in product("op-", repeat=5)]


@pytest.fixture(scope="module")
def values():
    """Give what a row of five years is for every history that there can be."""
    frame = nw.from_native(pl.DataFrame({f"state_{at}": [STATES[word[at]] for word in EVERY] for at in range(5)}))
    return lambda row: dict(zip(EVERY, frame.select(value=row.expression)["value"].to_list(), strict=True))


def spells_of(word):
    """Give the spells of a word as a reader finds them: runs of `p`, and whether an `o` stands at each end."""
    for run in re.finditer("p+", word):
        before, after = word[: run.start()][-1:], word[run.end() :][:1]
        yield Spell(len(run[0]), begun=before == "o", ended=after == "o")


def test_every_spell_of_every_history_is_counted_as_what_it_is(values):
    for spell in FIVE.spells():
        assert values(FIVE.count(spell)) == {word: list(spells_of(word)).count(spell) for word in EVERY}


def test_spells_times_their_lengths_are_the_years_poor(values):
    counted = [(spell.length, values(FIVE.count(spell))) for spell in FIVE.spells()]
    poor = values(FIVE.poor_years)
    assert poor == {word: word.count("p") for word in EVERY}
    assert {word: sum(length * count[word] for length, count in counted) for word in EVERY} == poor


def test_years_seen_and_years_poor_are_counted(values):
    assert values(FIVE.seen_years) == {word: 5 - word.count("-") for word in EVERY}
    assert values(FIVE.whole) == {word: "-" not in word for word in EVERY}
    assert values(FIVE.poor_in(2, 3)) == {word: "-" not in word and 2 <= word.count("p") <= 3 for word in EVERY}


def test_who_left_was_poor_in_one_year_and_out_in_the_next_and_returned_if_poor_ever_after(values):
    assert values(FIVE.left) == {word: "po" in word for word in EVERY}
    assert values(FIVE.returned) == {word: bool(re.search("po.*p", word)) for word in EVERY}


@pytest.mark.parametrize(("after", "exits"), [(1, [1]), (2, [2]), (1, [1, 2, 3]), (2, [1, 2]), (3, [1])], ids=str)
def test_an_exit_is_followed_until_somebody_is_poor_or_absent(values, after, exits):
    held = {word: [word[at:] for at in exits if word[at - 1 :].startswith("p" + "o" * after)] for word in EVERY}
    assert values(FIVE.at_risk(after, exits)) == {
        word: sum(later[after] in "op" for later in held[word]) for word in EVERY
    }
    assert values(FIVE.fell_back(after, exits)) == {
        word: sum(later[after] == "p" for later in held[word]) for word in EVERY
    }


@given(st.lists(st.floats(0, 3), min_size=3, max_size=3))
def test_the_chronic_part_is_never_more_than_the_whole(relative):
    row = {f"relative_{at}": [value] for at, value in enumerate(relative)} | {f"state_{at}": [0.0] for at in range(3)}
    frame, history = nw.from_native(pl.DataFrame(row)), History(3)
    whole, chronic = (
        frame.select(value=one.expression)["value"][0] for one in (history.severity, history.chronic_severity)
    )
    gaps = [max(0.0, 1 - value) for value in relative]
    assert whole == pytest.approx(sum(gap**2 for gap in gaps) / 3)
    assert chronic == pytest.approx(max(0.0, 1 - sum(relative) / 3) ** 2)
    assert chronic <= whole + 1e-12


def test_whoever_was_absent_once_has_no_severity():
    row = {"relative_0": [0.5], "relative_1": [0.0], "relative_2": [0.5]}
    frame = nw.from_native(pl.DataFrame(row | {"state_0": [1.0], "state_1": [2.0], "state_2": [1.0]}))
    history = History(3)
    for one in (history.severity, history.chronic_severity):
        assert frame.select(value=one.expression)["value"].to_list() == [0.0]
