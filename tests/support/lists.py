"""Other departments' lists, and a register to compare them with."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from huiyin.crosschecks import ListKind, ListRead, columns_read, read_list
from huiyin.records.place_books import PlaceBook
from huiyin.records.snapshots import SCHEMAS
from huiyin.records.sounding import with_sounds

CAIRANG, ZHUOMA, ZHAXI = "632725198003049012", "632725198003049020", "632725197501015013"
_COMMON = {"village_code": "632725100200", "birth_date": date(1980, 3, 4), "sex": "male"}
_PEOPLE = (
    {"name": "才让东智", "id_number": CAIRANG, "health": "healthy", "schooling": "none", "dibao": True},
    {"name": "卓玛措", "id_number": ZHUOMA + "42", "sex": "female", "health": "chronic,disabled", "schooling": "none"},
    {"name": "扎西", "id_number": ZHAXI, "birth_date": date(1975, 1, 1), "dibao": False, "medical_insurance": True},
)  # fmt: skip


def register(people: Iterable[Mapping[str, Any]] = _PEOPLE) -> pa.Table:
    """Give a register: who stands in it, each in a household of their own, numbered from 1."""
    known = SCHEMAS["persons"]
    kept = [name for name in columns_read() if name != "name_pinyin"]
    schema = pa.schema([known.field(name) if name in known.names else pa.field(name, pa.string()) for name in kept])
    rows = [{"id": at, "household_id": 100 + at} | _COMMON | dict(one) for at, one in enumerate(people, 1)]
    batches = [with_sounds(one) for one in pa.Table.from_pylist(rows, schema).to_batches()]
    return pa.Table.from_batches(batches).select(columns_read())


def listed(folder: Path, kind: ListKind, *lines: str) -> ListRead:
    """Read a list, its headings first, as an office sends it in 2016."""
    file = folder / "list.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_list(file, kind, folder=folder, year=2016, places=PlaceBook({}))
