import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.records.snapshots import SCHEMAS, write_snapshot
from support.snapshots import HOUSEHOLD, content, facts

OTHERS = [HOUSEHOLD | {"id": at, "office_number": f"6300000{at}", "member_count": at} for at in (2, 3)]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_a_frozen_year_is_a_source_of_its_households(tmp_path, engine):
    rows = [pa.RecordBatch.from_pylist([HOUSEHOLD, *OTHERS], schema=SCHEMAS["households"])]
    frozen = write_snapshot(tmp_path, facts(2016), content() | {"households": rows})
    found = hy.estimate(frozen, ("mean", "gini"), welfare="member_count", engine=engine)
    assert [(row["measure"], row["estimate"], row["n"]) for row in found.rows()] == [
        ("mean", pytest.approx(3), 3), ("gini", pytest.approx(4 / 27), 3),
    ]  # fmt: skip
    assert found.definition.source == "households 2016 v1"
