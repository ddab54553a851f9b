"""The tables of a snapshot: columns as the sheets have them, with our permanent ids and what was computed.

When a column is added to a sheet, old snapshots lack it and readers see nulls; a table that came later they lack.
When one changes its meaning, `manifest.SCHEMA_VERSION` rises and the reader learns the old shape. No field is ever
reused for something else.
"""

import pyarrow as pa

from huiyin.records.fields import Sheet
from huiyin.records.sheets import FACILITIES, HELP, HOUSEHOLDS, ORGANISATIONS, PERSONS, PLACES, POOR_PLACES, STATISTICS


def _fields(sheet: Sheet, *without: str) -> list[pa.Field]:
    return [field.arrow for field in sheet.kept if field.key not in without]


_ROW = [pa.field("id", pa.int64(), nullable=False), pa.field("version", pa.int32(), nullable=False)]
_YEAR = pa.field("updated_year", pa.int16(), nullable=False)
_VILLAGE = pa.field("village_code", pa.string(), nullable=False)
_HOUSEHOLD = pa.field("household_id", pa.int64(), nullable=False)

# The order of the rows: a village's lie together, and the same content gives the same bytes.
ORDER: dict[str, tuple[str, ...]] = {
    "places": ("code",),
    "organisations": ("number",),
    "statistics": ("place_code", "year", "indicator"),
    "facilities": ("village_code", "year"),
    "poor_places": ("place_code",),
    "households": ("village_code", "id"),
    "persons": ("village_code", "household_id", "id"),
    "help": ("household_id", "id"),
    "movements": ("village_code", "id", "persons"),
    "figures": ("place_code", "indicator"),
}

# What is told of a household that moved or lies behind a figure: from here both its readers have the columns.
TOLD: tuple[str, ...] = (
    "village_code", "id", "office_number", "head_name", "status", "category", "main_cause", "member_count",
    "income_per_capita",
)  # fmt: skip

_HOUSEHOLDS = pa.schema(
    [
        *_ROW,
        _YEAR,
        *_fields(HOUSEHOLDS),
        pa.field("net_income", pa.int64()),
        pa.field("income_per_capita", pa.int64()),
    ]
)


def _told() -> list[pa.Field]:
    """Give the fields of `TOLD` as households have them; one that is no longer on the register has no status."""
    fields = [_HOUSEHOLDS.field(name) for name in TOLD]
    return [field.with_nullable(nullable=True) if field.name == "status" else field for field in fields]


SCHEMAS: dict[str, pa.Schema] = {
    "places": pa.schema([*_fields(PLACES), _ROW[1]]),
    "organisations": pa.schema([*_fields(ORGANISATIONS), _ROW[1]]),
    "statistics": pa.schema([*_fields(STATISTICS), _ROW[1]]),
    "facilities": pa.schema([*_fields(FACILITIES), _ROW[1]]),
    "poor_places": pa.schema([*_fields(POOR_PLACES), _ROW[1]]),
    "households": _HOUSEHOLDS,
    "persons": pa.schema([*_ROW, _YEAR, _VILLAGE, _HOUSEHOLD, *_fields(PERSONS, "household_number")]),
    "help": pa.schema([*_ROW, _HOUSEHOLD, *_fields(HELP, "household_number")]),
    "movements": pa.schema(
        [
            *_told()[:2],
            pa.field("movement", pa.string(), nullable=False),
            pa.field("persons", pa.int32(), nullable=False),
            pa.field("households", pa.int8(), nullable=False),
            *_told()[2:],
        ]
    ),
    "figures": pa.schema(
        [
            pa.field("place_code", pa.string(), nullable=False),
            pa.field("level", pa.string(), nullable=False),
            pa.field("indicator", pa.string(), nullable=False),
            pa.field("value", pa.float64(), nullable=False),
            pa.field("numerator", pa.float64()),
            pa.field("denominator", pa.float64()),
            pa.field("unit", pa.string(), nullable=False),
            pa.field("se", pa.float64()),
            pa.field("n", pa.int64(), nullable=False),
            pa.field("method", pa.string(), nullable=False),
        ]
    ),
}
