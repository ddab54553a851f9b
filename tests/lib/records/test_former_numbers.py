import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Sheet
from huiyin.records.former_numbers import claims, withdraw_contested
from huiyin.records.problems import PROBLEMS

FIELDS = (Field("number", Text("number", "编号"), required=True), Field("was", Text("former number", "原编号")))


@pytest.fixture
def withdrawn(tmp_path):
    """Withdraw what is contested among rows of a number and a former one; give what is left, and the problems."""

    def withdraw(rows, former="was"):
        numbers, formers = zip(*rows, strict=True)
        table = pa.table({"row": pa.array(range(2, 2 + len(rows)), pa.int32()), "number": pa.array(numbers),
                          "was": pa.array(formers, pa.string())})  # fmt: skip
        with pa.ipc.new_file(tmp_path / "rows.arrow", table.schema) as file:
            file.write_table(table, max_chunksize=2)
        pq.write_table(PROBLEMS.empty_table(), tmp_path / "problems.parquet")
        sheet = Sheet("yaks", Text("yaks", "牦牛"), ("number",), FIELDS, former=former)
        found = withdraw_contested(sheet, tmp_path / "rows.arrow", tmp_path / "problems.parquet")
        with pa.ipc.open_file(tmp_path / "rows.arrow") as file:
            left = file.read_all()["row"].to_pylist()
        problems = pq.read_table(tmp_path / "problems.parquet").to_pylist()
        assert problems == found.to_pylist()
        return left, [(one["row"], one["field"], one["value"], one["rule"], one["detail"]) for one in problems]

    return withdraw


def test_of_rows_that_claim_one_number_none_comes_in_and_each_is_told_of_another(withdrawn):
    found = withdrawn([("b", None), ("c", "a"), ("d", "a"), ("e", None), ("f", "a")])
    twice = [(3, "4"), (4, "3"), (6, "3")]
    assert found == ([2, 5], [(row, "was", "a", "FORMER_TWICE", other) for row, other in twice])


def test_a_number_that_a_row_of_the_file_still_bears_is_not_a_former_one(withdrawn):
    assert withdrawn([("b", "a"), ("c", None), ("a", None)]) == ([3, 4], [(2, "was", "a", "FORMER_IN_FILE", "4")])


def test_two_rows_that_change_their_numbers_with_each_other_are_both_refused(withdrawn):
    left, problems = withdrawn([("a", "b"), ("b", "a")])
    assert (left, [one[3:] for one in problems]) == ([], [("FORMER_IN_FILE", "3"), ("FORMER_IN_FILE", "2")])


def test_rows_that_claim_different_numbers_stay(withdrawn):
    assert withdrawn([("c", "a"), ("d", "b"), ("e", None)]) == ([2, 3, 4], [])


def test_a_sheet_whose_numbers_do_not_change_is_not_looked_at(withdrawn):
    assert withdrawn([("a", "x"), ("b", "x")], former="") == ([2, 3], [])


def test_a_rows_own_number_as_its_former_one_says_nothing():
    assert claims(pa.array(["a", "x", None]), pa.array(["a", "b", "c"])).to_pylist() == [None, "x", None]
