"""Merge what two people made of one row: what only one of them changed goes in, what both changed a person decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed, each to something else; `base` is what both began with."""

    field: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be done with a filled form.

    Attributes:
        changes: the values to be written, by field: what only whoever filled the form changed.
        theirs: the fields that others have changed since the form was made.
        conflicts: the fields that both changed, to different values; as long as there is one, nothing is written.
    """

    changes: dict[str, Any]
    theirs: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def merge(*, base: Mapping[str, Any], mine: Mapping[str, Any], now: Mapping[str, Any]) -> Merged:
    """Merge a filled form into a row that may have moved on.

    Args:
        base: the row as it was when the form was made.
        mine: the values of the form; fields that it does not have stay as they are.
        now: the row as it is.

    Example:
        >>> merge(base={"a": 1, "b": 1}, mine={"a": 2, "b": 1}, now={"a": 1, "b": 3}).changes
        {'a': 2}
    """
    theirs = tuple(key for key in now if now[key] != base[key])
    changed = {key: value for key, value in mine.items() if value not in (base[key], now[key])}
    conflicts = tuple(Conflict(key, base[key], changed[key], now[key]) for key in changed if key in theirs)
    disputed = {one.field for one in conflicts}
    return Merged({key: value for key, value in changed.items() if key not in disputed}, theirs, conflicts)
