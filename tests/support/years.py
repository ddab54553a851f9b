"""Households of two years' ends as frozen files, for tests of who came and who left."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from huiyin.records.snapshots import SCHEMAS
from support.snapshots import HOUSEHOLD

_SCHEMA = SCHEMAS["households"]


def dated(schema: pa.Schema) -> pa.Schema:
    """Give a schema whose days are written as text, for rows that are spelled out and then cast."""
    return pa.schema([pa.field(one.name, pa.string()) if one.type == pa.date32() else one for one in schema])


def households(path: Path, *found: dict[str, Any]) -> Path:
    """Write households as a year froze them; what a row leaves out is that of a poor household of four."""
    rows = sorted((HOUSEHOLD | one for one in found), key=lambda row: (row["village_code"], row["id"]))
    pq.write_table(pa.Table.from_pylist(rows, schema=dated(_SCHEMA)).cast(_SCHEMA), path)
    return path


def poor_by_village(path: Path) -> dict[str, int]:
    """Count a file's poor persons by village, in the plainest way."""
    table = pq.read_table(path, columns=["village_code", "status", "member_count"])
    poor = table.filter(pc.is_in(table["status"], pa.array(["poor", "relapsed"])))
    sums = poor.group_by("village_code").aggregate([("member_count", "sum")])
    return dict(zip(sums["village_code"].to_pylist(), sums["member_count_sum"].to_pylist(), strict=True))
