import pyarrow as pa
import pytest

from huiyin.measures.register.recoding import under_codes_of
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import open_source

EAST, WEST, RENAMED = "632722100201", "632722101202", "630203101202"
ROWS = pa.table({"id": [1, 2, 3], "village_code": [EAST, WEST, WEST], "status": ["poor", None, "exited"]})


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_who_stands_under_a_code_that_ended_counts_where_that_went_and_all_else_stays(engine):
    found = collected(under_codes_of({WEST: RENAMED}, open_source(ROWS, engine=engine))).sort_by("id")
    assert found.to_pydict() == ROWS.to_pydict() | {"village_code": [EAST, RENAMED, RENAMED]}
    assert found.column_names == ROWS.column_names


def test_in_a_year_in_which_no_code_had_ended_everybody_stands_where_they_stood():
    assert collected(under_codes_of({}, open_source(ROWS))).equals(ROWS)
