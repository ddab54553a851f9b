"""What one spelling of a cell means, and what that depends on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.records.fields import Field
from huiyin.records.place_books import PlaceBook
from huiyin.records.repairing import repaired_sign


@dataclass(frozen=True, slots=True)
class Cell:
    """What a spelling means; `rule` is empty where it is sound."""

    value: object = None
    rule: str = ""
    detail: str | None = None
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell's meaning depends on beside its field.

    Attributes:
        year: the year the file is for.
        places: which place codes exist.
        numbers: for each code list, what an office's numbers mean.
        epoch_1904: whether serial dates count from 1904.
        day: the day of the check, where it is known.
    """

    year: int
    places: PlaceBook
    numbers: Mapping[str, Mapping[str, str]]
    epoch_1904: bool = False
    day: date | None = None


def nothing(field: Field, repairs: tuple[str, ...]) -> Cell:
    """Give what an empty cell means."""
    return Cell(rule="REQUIRED") if field.required else Cell(repairs=repairs)


def of_sign(field: Field, read: Callable[[str, tuple[str, ...]], Cell]) -> Callable[[str], Cell]:
    """Repair a spelling that is no free text, then read it."""

    def reader(text: str) -> Cell:
        value, repairs = repaired_sign(text)
        return read(value, repairs) if value else nothing(field, repairs)

    return reader
