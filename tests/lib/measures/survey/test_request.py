"""Whatever is wrong with the data is named: the column, the rows counted, the mend."""

import math
from dataclasses import replace
from decimal import Decimal

import narwhals as nw
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError, SourceError
from huiyin.measures.errors import MissingDesignError, NestedColumnError
from huiyin.measures.estimation.results import measured
from huiyin.measures.indices.catalogue import declared
from huiyin.measures.survey.grouping import groupings
from huiyin.measures.survey.request import Request
from huiyin.measures.survey.welfare import welfare_in
from huiyin.measures.tables.sources import open_source
from support.measuring import assert_same, only

PEOPLE = {
    "y": [100.0, 200.0, 300.0, 400.0],
    "w": [1.0, 2.0, 1.0, 2.0],
    "z": [150.0, 150.0, 150.0, 150.0],
    "stratum": ["north", "north", "south", "south"],
    "village": ["a", "b", "c", "d"],
    "counts": [10, 10, 20, 20],
}
DESIGN = hy.Design(weights="w", strata="stratum", clusters="village", fpc="counts")


def refusal(changes, engine="duckdb", **arguments):
    people = pa.table({name: column for name, column in (PEOPLE | changes).items() if column is not None})
    with pytest.raises(SourceError) as refused:
        hy.estimate(people, **({"welfare": "y", "line": "z", "design": DESIGN, "engine": engine} | arguments))
    assert "{" not in refused.value.say("zh")
    return str(refused.value)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"w": [1.0, -2.0, None, math.nan]},
            (
                "3 of 4 rows have a weight in 'w' that is missing, negative or above 1e15. A weight is a number from zero "
                "to 1e15: correct them, or leave these rows out of the source."
            ),
        ),
        (
            {"w": [1e300, 1e308, math.inf, 1e15]},
            (
                "3 of 4 rows have a weight in 'w' that is missing, negative or above 1e15. A weight is a number from zero "
                "to 1e15: correct them, or leave these rows out of the source."
            ),
        ),
        (
            {"y": [None, math.nan, math.inf, 1.0]},
            (
                "3 of 4 rows have no number in 'y' (empty, not a number, or infinite). Fill them in, or pass "
                "missing='exclude' to leave them out; the definition then states how many."
            ),
        ),
        (
            {"z": [0.0, -1.0, None, 150.0]},
            (
                "3 of 4 rows have a poverty line in 'z' that is missing or not above zero. "
                "Give every row a line above zero."
            ),
        ),
        (
            {"stratum": ["north", None, None, "south"]},
            "2 of 4 rows have no value in 'stratum', which names the stratum. Fill them in: every row belongs to one.",
        ),
        (
            {"village": ["a", "b", "c", None]},
            "1 of 4 rows have no value in 'village', which names the cluster. Fill them in: every row belongs to one.",
        ),
        (
            {"stratum": ["north", "north", "south", "west"]},
            (
                "Where a stratum has one cluster only, its spread is unknown (2): south, west. Merge each with a like stratum, "
                "or choose Design(lonely='certainty') if it was taken whole, or lonely='adjust' to measure it from the "
                "mean of all."
            ),
        ),
        (
            {"counts": [10, 10, 20, 21]},
            (
                "The column 'counts' (fpc) must give the number of clusters in the population, the same in all rows of a "
                "stratum and no fewer than the sample has. In stratum south the sample has 2, and the column says 20 to "
                "21."
            ),
        ),
        (
            {"counts": [10, None, 20, 20]},
            (
                "The column 'counts' (fpc) must give the number of clusters in the population, the same in all rows of a "
                "stratum and no fewer than the sample has. In stratum north the sample has 2, and the column says 0 to 10."
            ),
        ),
        (
            {"counts": [1, 1, 20, 20]},
            (
                "The column 'counts' (fpc) must give the number of clusters in the population, the same in all rows of a "
                "stratum and no fewer than the sample has. In stratum north the sample has 2, and the column says 1 to 1."
            ),
        ),
        (
            {"y": ["100", "n/a", "300", "12,000"]},
            (
                "The column 'y' (welfare) holds String, not numbers: 2 of 4 rows are no number, such as '12,000'. "
                "Correct them, or convert the column."
            ),
        ),
        (
            {"stratum": None},
            (
                "There is no column 'stratum' (asked for as strata). The source has: y, w, z, village, counts. "
                "Name one of these, or add the column."
            ),
        ),
        (
            {"w": [0.0, 0.0, 0.0, 0.0]},
            (
                "No row is left to measure: of 4 rows, 4 lie in the subset, 0 of them lack a value, and none of the "
                "others has a weight above zero. Check what the subset asks for, and these columns."
            ),
        ),
    ],
)
def test_data_that_cannot_be_measured_say_what_where_and_how_to_mend_it(changes, message, engine):
    assert refusal(changes, engine) == message


def test_a_column_to_break_down_by_that_is_absent_is_named():
    assert refusal({}, by="county") == (
        "There is no column 'county' (asked for as by). The source has: y, w, z, stratum, village, counts. "
        "Name one of these, or add the column."
    )


def test_a_subset_of_nobody_is_refused():
    assert refusal({}, subset=nw.col("y") > 1000) == (
        "No row is left to measure: of 4 rows, 0 lie in the subset, 0 of them lack a value, and none of the others "
        "has a weight above zero. Check what the subset asks for, and these columns."
    )


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("subset", "said"),
    [
        (nw.col("age") > 18, "an expression of a column that the source has not"),
        (nw.col("y") + 1, "an expression that gives Float64"),
    ],
)
def test_a_subset_that_is_not_true_or_false_of_the_columns_is_refused(subset, said, engine):
    with pytest.raises(ParameterError) as refused:
        hy.estimate(pa.table(PEOPLE), "mean", welfare="y", subset=subset, engine=engine)

    assert str(refused.value) == (
        f"subset is {said}; allowed: an expression of the source's columns that is true or false. "
        "Check the names of its columns and its comparison."
    )


def test_missing_welfare_outside_the_subset_is_nobodys_concern():
    people = pa.table(PEOPLE | {"y": [100.0, None, 300.0, math.nan]})

    found = hy.estimate(people, "total", welfare="y", design=DESIGN, subset=nw.col("village").is_in(["a", "c"]))

    assert [row["estimate"] for row in found.rows()] == [400.0]


def test_names_of_the_source_never_collide_with_our_own():
    people = pa.table({"welfare": [1.0, 3.0], "weight": [5.0, 5.0], "inside": [0, 0], "line": [9.0, 9.0]})

    found = hy.estimate(people, ("mean", "headcount"), welfare="welfare", line=2, subset=nw.col("inside") == 0)

    assert [row["estimate"] for row in found.rows()] == [2.0, 0.5]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    "design",
    [hy.Design(weights="w"), hy.Design(weights="w", strata="stratum", clusters="village", fpc="counts")],
    ids=["rows", "villages"],
)
@pytest.mark.parametrize("subset", [None, nw.col("w") > 1], ids=["all", "subset"])
def test_adding_up_rows_that_are_alike_first_changes_nothing(engine, design, subset):
    people = pa.table(PEOPLE | {"village": ["a", "b", "c", "d"], "y": [100.0, 200.0, 200.0, None]})
    people = pa.concat_tables([people] * 3)
    values = welfare_in("y")
    request = Request(
        statistics=declared(("mean", "total")),
        values=values,
        line=None,
        groups=groupings("stratum"),
        subset=subset,
        design=design,
        missing="exclude",
    )
    one_by_one, alike = (
        measured(open_source(people, engine=engine), replace(request, values=each), source="people", confidence=0.95)
        for each in (values, replace(values, few=True))
    )
    assert_same(one_by_one, alike, rel=1e-9)
    assert one_by_one.definition == alike.definition


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("role", "asked"),
    [("by", {"by": "lists"}), ("strata", {"design": hy.Design(strata="lists")}),
     ("clusters", {"design": hy.Design(clusters="lists")}), ("weights", {"design": hy.Design(weights="lists")})],
)  # fmt: skip
def test_a_column_of_lists_is_refused(engine, role, asked):
    people = pa.table({"y": [1.0, 2.0], "lists": [[1], [2]]})
    with pytest.raises(
        NestedColumnError, match=rf"The column 'lists' \({role}\) holds List\(Int64\): several values a row"
    ):
        hy.estimate(people, "mean", welfare="y", engine=engine, **asked)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_exact_decimals_tell_groups_strata_and_clusters_apart(engine):
    people = pa.table(
        {"y": [1.0, 2.0, 3.0, 4.0], "zone": [Decimal("1.5"), Decimal("1.5"), Decimal("2.25"), Decimal("2.25")]}
    )
    found = hy.estimate(people, "mean", welfare="y", by="zone", design=hy.Design(strata="zone"), engine=engine)
    assert [(row["zone"], row["estimate"]) for row in found.rows()] == [(1.5, 1.5), (2.25, 3.5)]
    assert only(hy.estimate(people, "mean", welfare="y", design=hy.Design(clusters="zone"), engine=engine))["df"] == 1


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("role", ["strata", "clusters"])
def test_what_is_no_number_names_no_stratum_and_no_cluster(engine, role):
    people = pa.table({"y": [1.0, 2.0, 3.0], "zone": [1.0, float("nan"), 1.0]})
    with pytest.raises(MissingDesignError, match="1 of 3 rows have no value in 'zone'"):
        hy.estimate(people, "mean", welfare="y", design=hy.Design(**{role: "zone"}), engine=engine)


def test_a_subset_that_compares_text_with_a_number_is_refused():
    with pytest.raises(ParameterError) as refused:
        hy.estimate(pa.table(PEOPLE), "mean", welfare="y", subset=nw.col("village") > 1)

    assert str(refused.value).startswith("subset is an expression that can't be computed (Binder Error: Cannot compare")
