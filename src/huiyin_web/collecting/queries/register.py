"""What the register holds of the villages that a collection asks."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from huiyin.kernel.places import code_range, prefix_of
from huiyin.records.fields import Field
from huiyin.rules.burden import Held, askable
from huiyin_web.imports.kinds import ImportKind, kinds


def kinds_asked() -> tuple[ImportKind, ...]:
    """Give the kinds of file that a collection may ask for: those of the register of people."""
    return tuple(kind for kind in kinds() if kind.yearly and kind.history)


def fields_asked(kind: ImportKind) -> tuple[Field, ...]:
    """Give the fields of a kind that can be asked: neither what recognises a row nor where it belongs."""
    fixed = {kind.place, kind.reference.field if kind.reference else ""}
    return tuple(field for field in askable(kind.sheet) if field.key not in fixed)


def held(
    kind: ImportKind, place_code: str, fields: Sequence[str]
) -> tuple[dict[str, Held], dict[str, int | None]]:  # fmt: skip
    """Give what the register holds of each village of a place: its rows, and how many have each field.

    Besides, of each field the year in which a row that has it was last recorded. Both in one reading of the rows.
    """
    having = {f"has_{key}": Count(key) for key in fields}
    last = {f"last_{key}": Max("updated_year", filter=Q(**{f"{key}__isnull": False})) for key in fields}
    counted = _rows(kind, place_code).values("village").annotate(rows=Count("pk"), **having, **last)
    found = list(counted.order_by("village"))
    villages = {row["village"]: Held(row["rows"], {key: row[f"has_{key}"] for key in fields}) for row in found}
    years = {key: [row[f"last_{key}"] for row in found if row[f"last_{key}"]] for key in fields}
    return villages, {key: max(years[key], default=None) for key in fields}


def _rows(kind: ImportKind, place_code: str) -> QuerySet[Any, Any]:
    owner = f"{kind.reference.column.removesuffix('_id')}__" if kind.reference else ""
    low, high = code_range(prefix_of(place_code))
    rows: QuerySet[Any, Any] = kind.rows().annotate(village=F(f"{owner}{kind.place}"))
    found: QuerySet[Any, Any] = rows.filter(village__gte=low, village__lte=high)
    return found
