"""Write a stored value as an office would type it: read again, it is the same value."""

from datetime import date
from typing import Any

from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.kernel.text import Language, Text
from huiyin.records.fields import CodeList, Field, Kind

YES, NO = Text("yes", "是"), Text("no", "否")
_FIGURES = frozenset({Kind.MONEY, Kind.INTEGER, Kind.YEAR, Kind.DECIMAL})
Written = str | float | date


def written(field: Field, value: Any, *, language: Language) -> Written:
    """Give the cell for a stored value of a field; an empty text where there is none.

    Args:
        field: the column.
        value: what the register keeps: codes as keys, money in fen.
        language: of the words.
    """
    if value is None or value == "":
        return ""
    if field.kind is Kind.FLAG:
        return (YES if value else NO).say(language)
    if field.codes:
        keys = value.split(",") if field.kind is Kind.CODES else [value]
        return "、".join(_word(field.codes, key, language) for key in keys)
    if field.kind in _FIGURES:
        return float(value) / (FEN_PER_YUAN if field.kind is Kind.MONEY else 1)
    return value if isinstance(value, date) else str(value)


def _word(codes: CodeList, key: str, language: Language) -> str:
    """Give what a key is called; a word of the office's own is called as it is."""
    return codes.label_of(key).say(language) if key in codes.keys() else key  # noqa: SIM118  not a mapping
