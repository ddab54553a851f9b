from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.records.snapshots import SCHEMAS, find_help, find_row, find_rows, take_rows, write_snapshot
from huiyin.records.snapshots.parquet import GROUP_ROWS
from support.snapshots import HOUSEHOLD, facts

ROWS = 2 * GROUP_ROWS + 3


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    """A year whose ids fall as the rows go on, over three row groups."""
    schema = SCHEMAS["households"]
    columns = [
        pa.array(range(ROWS, 0, -1), field.type)
        if field.name in {"id", "net_income"}
        else pa.repeat(pa.scalar(HOUSEHOLD.get(field.name), field.type), ROWS)
        for field in schema
    ]
    batch = pa.RecordBatch.from_arrays(columns, schema=schema)
    return write_snapshot(tmp_path_factory.mktemp("rows"), facts(2016), {"households": [batch]})


@pytest.mark.parametrize("row", [1, 3, 4, GROUP_ROWS, GROUP_ROWS + 3, GROUP_ROWS + 4, ROWS])
def test_a_row_is_found_in_whatever_group_it_lies(snapshot, row):
    assert pq.ParquetFile(snapshot.path("households")).num_row_groups == 3
    assert find_row(snapshot, "households", row, ["net_income", "status", "phone"]) == {
        "net_income": row, "status": "poor", "phone": None,
    }  # fmt: skip


def test_a_row_that_is_not_there_is_none(snapshot):
    assert find_row(snapshot, "households", ROWS + 1, ["status"]) is None


def test_a_column_that_was_not_there_yet_is_none(snapshot):
    assert find_row(snapshot, "households", 1, ["status", "planned_later"]) == {"status": "poor", "planned_later": None}


def test_a_table_that_was_not_frozen_is_refused(snapshot):
    with pytest.raises(KeyError, match="persons"):
        find_row(snapshot, "persons", 1, ["sex"])


@pytest.mark.parametrize("ids", [[], [4], [ROWS, 1], [GROUP_ROWS + 3, 2, GROUP_ROWS + 4, 5]])
def test_rows_come_in_the_order_in_which_they_are_asked_for(snapshot, ids):
    found = find_rows(snapshot, "households", np.array(ids, dtype=np.int64), ["status", "id", "net_income"])
    assert found.column_names == ["status", "id", "net_income"]
    assert found["id"].to_pylist() == found["net_income"].to_pylist() == ids


@pytest.mark.parametrize("ids", [[1, ROWS + 1], [2, 2]])
def test_a_row_that_is_not_there_or_is_asked_for_twice_is_refused(snapshot, ids):
    with pytest.raises(ValueError, match="1 of the ids are not in households, or are asked for twice"):
        find_rows(snapshot, "households", np.array(ids), ["status"])


@pytest.mark.parametrize("at", [[], [3], [ROWS - 1, 0], [GROUP_ROWS, GROUP_ROWS - 1, 0, GROUP_ROWS]])
def test_rows_are_taken_by_their_number_in_the_file(snapshot, at):
    found = take_rows(snapshot, "households", np.array(at, dtype=np.int32), ["status", "id"])
    assert found.column_names == ["status", "id"]
    assert found["id"].to_pylist() == [ROWS - one for one in at]


def test_help_of_a_year_is_that_of_the_household_in_that_year(tmp_path):
    item = {"id": 1, "version": 1, "household_id": 7, "kind": "industry", "what": "母羊 7 只",
            "amount": 700_000, "given_by": "县农牧局", "given_on": date(2016, 5, 4), "remarks": None}  # fmt: skip
    other = [
        {"household_id": 8},
        {"given_on": date(2015, 12, 31)},
        {"given_on": date(2017, 1, 1)},
        {"given_on": date(2016, 12, 31), "amount": None},
    ]
    every = pa.Table.from_pylist([item, *(item | one for one in other)], schema=SCHEMAS["help"]).to_batches()
    found = find_help(write_snapshot(tmp_path, facts(2016), {"help": every}), 7)
    assert found.to_pylist() == [
        {"given_on": date(2016, 5, 4), "amount": 700_000}, {"given_on": date(2016, 12, 31), "amount": None},
    ]  # fmt: skip


def test_a_year_that_was_frozen_without_help_has_none(snapshot):
    assert find_help(snapshot, 1) is None
