"""What the register holds of the villages that a collection asks."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from huiyin.kernel.places import Level, code_range, prefix_of
from huiyin.records.fields import Field
from huiyin.rules.burden import Held, askable
from huiyin_web.imports.kinds import ImportKind, kinds
from huiyin_web.imports.prefilled import latest_rows
from huiyin_web.places.queries import places_within


def kinds_asked() -> tuple[ImportKind, ...]:
    """Give the kinds of file that a collection may ask for: the register of people, and registers year by year."""
    return tuple(kind for kind in kinds() if (kind.yearly or kind.is_year_by_year) and kind.history)


def fields_asked(kind: ImportKind) -> tuple[Field, ...]:
    """Give the fields of a kind that can be asked: neither what recognises a row nor where it belongs."""
    fixed = {kind.place, kind.reference.field if kind.reference else ""}
    return tuple(field for field in askable(kind.sheet) if field.key not in fixed)


def held(
    kind: ImportKind, place_code: str, fields: Sequence[str], year: int
) -> tuple[dict[str, Held], dict[str, int | None]]:  # fmt: skip
    """Give what the register holds of each village of a place: its rows, and how many have each field.

    Besides, of each field the year in which a row that has it was last recorded. Both in one reading of the rows. Of a
    register year by year every village answers for one row, that of the year; what is known is its latest until then.
    """
    if kind.is_year_by_year:
        return _held_by_year(kind, place_code, fields, year)
    having = {f"has_{key}": Count(key) for key in fields}
    last = {f"last_{key}": Max("updated_year", filter=Q(**{f"{key}__isnull": False})) for key in fields}
    counted = _rows(kind, place_code).values("village").annotate(rows=Count("pk"), **having, **last)
    found = list(counted.order_by("village"))
    villages = {row["village"]: Held(row["rows"], {key: row[f"has_{key}"] for key in fields}) for row in found}
    years = {key: [row[f"last_{key}"] for row in found if row[f"last_{key}"]] for key in fields}
    return villages, {key: max(years[key], default=None) for key in fields}


def _held_by_year(
    kind: ImportKind, place_code: str, fields: Sequence[str], year: int
) -> tuple[dict[str, Held], dict[str, int | None]]:  # fmt: skip
    villages = places_within(place_code, Level.VILLAGE, year=year)
    known = latest_rows(kind, place_code, fields, year=year)
    nothing = (None, (None,) * len(fields))
    found, last = {}, defaultdict[str, list[int]](list)
    for village in villages:
        since, values = known.get(village, nothing)
        having = {key: int(value is not None) for key, value in zip(fields, values, strict=True)}
        found[village] = Held(1, having)
        for key in fields:
            if since and having[key]:
                last[key].append(since)
    return found, {key: max(last[key], default=None) for key in fields}


def _rows(kind: ImportKind, place_code: str) -> QuerySet[Any, Any]:
    owner = f"{kind.reference.column.removesuffix('_id')}__" if kind.reference else ""
    low, high = code_range(prefix_of(place_code))
    rows: QuerySet[Any, Any] = kind.rows().annotate(village=F(f"{owner}{kind.place}"))
    found: QuerySet[Any, Any] = rows.filter(village__gte=low, village__lte=high)
    return found
