"""Several years side by side: who is poor in each, what is taken from which, and what is refused."""

from decimal import Decimal

import narwhals as nw
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.errors import BadLineError, MissingColumnError, MissingWelfareError, TextInNumbersError
from support.measuring import assert_same, by_measure

BEFORE = pa.table({"id": [1, 2, 3], "y": [50, 150, 150], "z": [100, 100, 100], "w": [1, 1, 1], "town": ["a", "a", "b"]})
NOW = pa.table({"id": [1, 2, 4], "y": [150, 150, 50], "z": [100, 200, 100], "w": [3, 2, 4], "town": ["b", "a", "b"]})
ENGINES = ("duckdb", "polars")


def compared(before=BEFORE, now=NOW, **asked):
    return hy.transitions(before, now, **{"key": "id", "welfare": "y", "line": 100} | asked)


def shares(result):
    return {name: row["estimate"] for name, row in by_measure(result).items() if row["estimate"]}


@pytest.mark.parametrize("engine", ENGINES)
def test_weights_and_groups_are_those_of_the_later_year_and_of_the_earlier_for_who_is_gone(engine):
    result = compared(design=hy.Design(weights="w"), by="town", engine=engine)
    found = {(row["town"], row["measure"]): row["estimate"] for row in result.rows()}
    assert {key: found[key] for key in [("a", "never"), ("b", "left"), ("b", "gone_not_poor"), ("b", "new_poor")]} == {
        ("a", "never"): 1,
        ("b", "left"): 3 / 8,
        ("b", "gone_not_poor"): 1 / 8,
        ("b", "new_poor"): 4 / 8,
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_one_year_lacks_is_taken_from_the_other(engine):
    without = NOW.drop_columns(["w", "town"]).slice(0, 2)
    found = compared(now=without, design=hy.Design(weights="w"), by="town", engine=engine)
    assert [row["estimate"] for row in found.rows() if row["measure"] == "left"] == [0.5, 0]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_line_may_be_a_column_or_differ_by_year(engine):
    by_column = compared(line="z", engine=engine)
    assert shares(by_column)["fell_in"] == 0.25
    assert shares(compared(line=(100, Decimal(200)), engine=engine))["headcount_now"] == 1
    assert "before: poor is who has less than z in the column 'y'" in by_column.definition.method.en


@pytest.mark.parametrize("engine", ENGINES)
def test_a_status_of_the_register_may_say_who_is_poor(engine):
    told = compared(welfare=None, line=None, poor=nw.col("y") < 100, engine=engine)
    assert_same(compared(engine=engine), told, rel=1e-12)
    assert told.definition.method.en.startswith("before: poor is of whom the condition is true")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("unknown", [None, float("nan"), float("inf")])
def test_an_unknown_income_is_refused_or_left_out_and_counted(engine, unknown):
    holed = NOW.set_column(1, "y", pa.array([unknown, 150, 50], pa.float64()))
    with pytest.raises(MissingWelfareError, match=r"1 of 3 rows have no number in 'y \(now\)'"):
        compared(now=holed, engine=engine)
    result = compared(now=holed, missing="exclude", engine=engine)
    assert {row["n"] for row in result.rows()} == {3}
    assert "without the 1 rows that have no value in 'poverty before, poverty now'" in result.definition.population.en


@pytest.mark.parametrize("engine", ENGINES)
def test_an_unknown_status_is_refused_too(engine):
    holed = NOW.set_column(1, "y", pa.array([None, 150, 50]))
    with pytest.raises(MissingWelfareError, match=r"'poor \(now\)'"):
        compared(now=holed, welfare=None, line=None, poor=nw.col("y") < 100, engine=engine)


@pytest.mark.parametrize("line", [[None, 100, 100], [0, 100, 100], [-1, 100, 100]], ids=str)
def test_a_column_of_lines_must_be_above_zero(line):
    with pytest.raises(BadLineError, match=r"1 of 3 rows have a poverty line in 'z \(before\)'"):
        compared(BEFORE.set_column(2, "z", pa.array(line)), line="z")


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"key": "number"}, MissingColumnError, "no column 'number' (asked for as key, before)"),
        ({"welfare": ("y", "income")}, MissingColumnError, "no column 'income' (asked for as welfare, now)"),
        ({"line": "poverty_line"}, MissingColumnError, "no column 'poverty_line' (asked for as line, before)"),
        ({"welfare": "town"}, TextInNumbersError, "'town' (welfare, before) holds String, not numbers: 3 of 3 rows"),
        ({"by": "county"}, MissingColumnError, "no column 'county' (asked for as by)"),
        ({"design": hy.Design(weights="pw")}, MissingColumnError, "no column 'pw' (asked for as weights)"),
    ],
    ids=str,
)
def test_columns_that_are_absent_or_no_numbers_are_named(asked, error, said):
    with pytest.raises(error) as refused:
        compared(**asked)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"line": None},
        {"welfare": None},
        {"poor": nw.col("y") < 100},
        {"welfare": None, "line": None},
        {"line": 0},
        {"line": float("inf")},
        {"line": True},
        {"line": (100, 100, 100)},
        {"line": {"before": 100}},
        {"welfare": None, "line": None, "poor": nw.col("y")},
        {"welfare": None, "line": None, "poor": nw.col("income") < 100},
        {"missing": "drop"},
        {"subset": "town"},
        {"confidence": 1},
    ],
    ids=str,
)
def test_a_question_that_cannot_be_answered_is_refused(asked):
    with pytest.raises(ParameterError):
        compared(**asked)


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_of_a_source_may_be_called_what_they_like(engine):
    names = ["y_before", "key", "there", "state_0", "y_before_before"]
    strange = [BEFORE, NOW]
    for name in names:
        strange = [table.append_column(name, pa.array([7, 8, 9])) for table in strange]
    assert_same(compared(engine=engine), compared(*strange, engine=engine), rel=1e-12)
    grouped = compared(*strange, by=names, engine=engine)
    assert {tuple(row[name] for name in names) for row in grouped.rows()} == {(value,) * 5 for value in (7, 8, 9)}


@pytest.mark.parametrize("engine", ENGINES)
def test_the_key_may_be_the_cluster_too(engine):
    households = compared(design=hy.Design(clusters="id"), engine=engine)
    assert_same(compared(engine=engine), households, rel=1e-9)


def test_an_unknown_income_outside_the_subset_does_not_matter():
    holed = NOW.set_column(1, "y", pa.array([None, 150, 50], pa.float64()))
    assert by_measure(compared(now=holed, subset=nw.col("id") > 1))["never"]["estimate"] == pytest.approx(1 / 3)
    with pytest.raises(MissingWelfareError, match="1 of 4 rows have no number in 'poverty before, poverty now'"):
        compared(now=holed, subset=nw.col("id") > 0)
