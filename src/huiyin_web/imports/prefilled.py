"""The rows of a workbook that an office gets filled in: those registered, or a year's with what is known until then."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from huiyin.kernel.places import code_range, prefix_of
from huiyin_web.imports.kinds import ImportKind

Latest = tuple[int, tuple[Any, ...]]  # the year of a row, and values of it


@dataclass(frozen=True, slots=True)
class Asking:
    """What a collection asks.

    Attributes:
        fields: the fields asked.
        year: the year in which it begins.
        places: the places that answer, in the order of their rows.
    """

    fields: Collection[str]
    year: int
    places: Sequence[str]


@dataclass(frozen=True, slots=True)
class Filled:
    """A row of a year: the values of the fields that the sheet keeps, and the year from which they are known."""

    values: tuple[Any, ...]
    since: int | None


def registered_rows(kind: ImportKind, place_code: str) -> QuerySet[Any, Any]:
    """Give the stored values of the fields of the sheet, of every row of a place that stands."""
    to = kind.reference
    owner = f"{to.column.removesuffix('_id')}__" if to else ""
    names = [f"{owner}{to.by}" if to and one.key == to.field else one.key for one in kind.sheet.kept]
    low, high = code_range(prefix_of(place_code))
    within = {f"{owner}{kind.place}__gte": low, f"{owner}{kind.place}__lte": high}
    return kind.rows().filter(**within).order_by(f"{owner}{kind.place}", "pk").values_list(*names)


def latest_rows(kind: ImportKind, place_code: str, fields: Sequence[str], *, year: int) -> dict[str, Latest]:
    """Give of a register year by year, by place, the latest row until a year: its year, and some of its values."""
    low, high = code_range(prefix_of(place_code))
    within = {f"{kind.place}__gte": low, f"{kind.place}__lte": high, f"{kind.closed_by}__lte": year}
    rows = kind.rows().filter(**within).order_by(kind.closed_by).values_list(kind.place, kind.closed_by, *fields)
    return {place: (since, tuple(values)) for place, since, *values in rows}


def filled_in(kind: ImportKind, place_code: str, asked: Asking) -> list[Filled]:
    """Give of a register year by year a row for each place that answers, of the year asked, with its latest values."""
    keys = [field.key for field in kind.sheet.kept]
    known = latest_rows(kind, place_code, keys, year=asked.year)
    rows = []
    for place in asked.places:
        since, values = known.get(place, (None, (None,) * len(keys)))
        row = dict(zip(keys, values, strict=True)) | {kind.place: place, kind.closed_by: asked.year}
        rows.append(Filled(tuple(row.values()), since))
    return rows
