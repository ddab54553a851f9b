"""How names sound, for whoever finds them by pinyin: whole (`zhaxi`) and by initials (`zx`), many names at a stroke.

A name is read sign by sign, a surname as surnames are read; a sign that nobody can read stays as it is.
"""

import json
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa

PINYIN, INITIALS = "name_pinyin", "name_initials"
LONGEST = 120  # of the pinyin that is kept: enough of any name to find it by
# Signs that are read otherwise where a surname begins.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "任": "ren", "朴": "piao",
    "盖": "ge", "尉": "wei", "种": "chong", "秘": "bi", "乐": "yue", "员": "yun", "纪": "ji", "翟": "zhai",
    "折": "she", "黑": "he", "缪": "miao", "冼": "xian", "长": "zhang", "覃": "qin", "洗": "xian", "那": "na",
}  # fmt: skip
_DROPPED = " ·•-'"
_BREAK = "\n"  # stands between names, and in none: a name with an invisible sign is refused


def sounds(names: list[str]) -> tuple[list[str], list[str]]:
    """Give the pinyin of names and its initials.

    Example:
        >>> sounds(["扎西", "单·才让"])
        (['zhaxi', 'shancairang'], ['zx', 'scr'])
    """
    whole = _BREAK + _BREAK.join(names).lower()
    read = [whole, whole]
    for at, table in enumerate(_tables()):
        for sign, sound in _SURNAMES.items():
            read[at] = read[at].replace(_BREAK + sign, _BREAK + (sound if at == 0 else sound[0]))
        read[at] = read[at].translate(table)
    pinyin, initials = (one[1:].split(_BREAK) for one in read)
    return [one[:LONGEST] for one in pinyin], initials


def with_sounds(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Append `name_pinyin` and `name_initials` to rows that have a `name`; each distinct name is read once."""
    encoded = batch["name"].dictionary_encode()
    pinyin, initials = sounds(encoded.dictionary.to_pylist()) if len(encoded.dictionary) else ([], [])
    for key, said in ((PINYIN, pinyin), (INITIALS, initials)):
        batch = batch.append_column(key, pa.array(said, pa.string()).take(encoded.indices))
    return batch


@cache
def _tables() -> tuple[dict[int, str], dict[int, str]]:
    """Give, for every sign that can be read, its pinyin and its initial."""
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="pypinyin")
    # Read as a file: the package itself takes 47 MB of phrases along, which no sign by itself needs.
    listed = json.loads(Path(package.origin).with_name("pinyin_dict.json").read_text(encoding="utf-8"))
    read = {int(sign): _plain(readings.split(",")[0]) for sign, readings in listed.items()}
    dropped = dict.fromkeys(map(ord, _DROPPED), "")
    return read | dropped, {sign: sound[:1] for sign, sound in read.items()} | dropped


def _plain(reading: str) -> str:
    """Take the tone from a reading; ü is written v, as it is typed."""
    parts = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(one for one in parts if one.isascii() and one.isalpha())
