import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.kernel.text import Text
from huiyin.records.duplicates import withdraw_duplicates
from huiyin.records.fields import Field, Kind, Mask, Sheet
from huiyin.records.problems import PROBLEMS

NUMBER, YEAR = Field("number", Text("number", "编号"), required=True), Field("year", Text("year", "年度"), Kind.INTEGER)


@pytest.fixture
def withdrawn(tmp_path):
    """Withdraw what is repeated among rows of a number and a year; give the count, what is left, and the problems."""

    def withdraw(rows, identity=("number",), number=NUMBER):
        table = pa.table({"row": pa.array(range(2, 2 + len(rows)), pa.int32()), "number": [n for n, _ in rows],
                          "year": pa.array([y for _, y in rows], pa.int32())})  # fmt: skip
        with pa.ipc.new_file(tmp_path / "rows.arrow", table.schema) as file:
            file.write_table(table, max_chunksize=2)
        pq.write_table(PROBLEMS.empty_table(), tmp_path / "problems.parquet")
        sheet = Sheet("yaks", Text("yaks", "牦牛"), identity, (number, YEAR))
        count = withdraw_duplicates(sheet, tmp_path / "rows.arrow", tmp_path / "problems.parquet").num_rows
        with pa.ipc.open_file(tmp_path / "rows.arrow") as file:
            left = file.read_all()["row"].to_pylist()
        problems = pq.read_table(tmp_path / "problems.parquet").to_pylist()
        return count, left, {row["row"]: (row["value"], row["detail"]) for row in problems}

    return withdraw


def test_every_row_of_a_repeated_number_is_withdrawn_and_names_the_others(withdrawn):
    found = withdrawn([("a", 1), ("b", 1), ("a", 2), ("c", 1), ("a", 3)])
    assert found == (3, [3, 5], {2: ("a", "4, 6"), 4: ("a", "2, 6"), 6: ("a", "2, 4")})


def test_a_row_is_told_by_all_fields_of_its_identity(withdrawn):
    count, left, problems = withdrawn([("a", 1), ("a", 2), ("a", 1)], identity=("number", "year"))
    assert (count, left, set(problems)) == (2, [3], {2, 4})


def test_where_nothing_is_repeated_nothing_is_withdrawn(withdrawn):
    assert withdrawn([("a", 1), ("b", 1)]) == (0, [2, 3], {})


def test_of_many_repetitions_five_others_are_named(withdrawn):
    _, _, problems = withdrawn([("a", 1)] * 8)
    assert problems[2] == ("a", "3, 4, 5, 6, 7")


def test_a_personal_number_is_told_masked(withdrawn):
    masked = Field("number", Text("ID", "证件号"), mask=Mask.ID, required=True)
    _, _, problems = withdrawn([("632722198404300045", 1)] * 2, number=masked)
    assert problems[2] == ("632722********0045", "3")
