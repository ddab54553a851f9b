"""Welfare in other prices, per equivalent adult and coded, only where it is asked for."""

import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import HuiyinError, ParameterError
from support.measuring import EUSILC, only

HOMES = pa.table({
    "income": [100.0, 400.0, 900.0, -50.0],
    "members": [1, 4, 9, 1],
    "adults": [1, 2, 3, 1],
    "children": [0, 2, 6, 0],
    "cpi": [1.0, 2.0, 1.25, 1.0],
})  # fmt: skip


def total(welfare, source=HOMES, engine="duckdb", **asked):
    return only(hy.estimate(source, "total", welfare=welfare, engine=engine, **asked))["estimate"]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ({}, 100 + 400 + 900 - 50),
        ({"prices": 1.25}, (100 + 400 + 900 - 50) / 1.25),
        ({"prices": "cpi"}, 100 + 200 + 720 - 50),
        ({"scale": hy.PowerScale("members")}, 100 + 200 + 300 - 50),
        ({"scale": hy.PowerScale("members", 1)}, 100 + 100 + 100 - 50),
        ({"scale": hy.PowerScale("members", 0)}, 100 + 400 + 900 - 50),
        ({"scale": hy.AdultScale("adults", "children")}, 100 + 400 / 2.1 + 900 / 3.8 - 50),
        ({"scale": hy.AdultScale("adults", "children", other=1, child=1)}, 100 + 100 + 100 - 50),
        ({"bottom": 0}, 100 + 400 + 900),
        ({"top": 300}, 100 + 300 + 300 - 50),
        ({"prices": "cpi", "scale": hy.PowerScale("members"), "bottom": 0, "top": 110}, 100 + 100 + 110 + 0),
    ],
    ids=str,
)
def test_welfare_is_what_was_asked_for_and_nothing_else(done, expected, engine):
    assert total(hy.Welfare("income", **done), engine=engine) == pytest.approx(expected, rel=1e-12)


def test_a_column_alone_is_the_column():
    asked = {"measures": ("gini", "headcount"), "line": 10_859.236}
    plain, said = (hy.estimate(EUSILC, welfare=welfare, **asked) for welfare in ("income", hy.Welfare("income")))
    assert (plain.table, plain.definition) == (said.table, said.definition)


def test_a_poverty_line_in_other_prices_finds_the_same_poor():
    dearer = hy.estimate(EUSILC, ("headcount", "gap"), welfare=hy.Welfare("income", prices=1.25), line=8_000)
    assert [row["estimate"] for row in dearer.rows()] == pytest.approx(
        [row["estimate"] for row in hy.estimate(EUSILC, ("headcount", "gap"), welfare="income", line=10_000).rows()]
    )


def test_the_definition_says_what_was_done():
    asked = hy.Welfare("income", prices="cpi", scale=hy.AdultScale("adults", "children"), bottom=1, top=5_000)
    said = hy.estimate(HOMES, "mean", welfare=asked).definition.method
    assert said.en.startswith(
        "welfare in the column 'income', divided by the price index cpi, per equivalent adult (1, 0.5 for each other of "
        "adults, 0.3 for each of children), no lower than 1 (bottom coded), no higher than 5,000 (top coded); "
    )
    assert said.zh.startswith(
        "收入列为“income”，除以价格指数 cpi，按等价成年人计（首名成年人为 1，adults 中其余每人 0.5，children 每人 0.3），"
        "低于 1 者取 1，高于 5,000 者取 5,000；"
    )


@pytest.mark.parametrize(
    ("done", "columns"),
    [
        ({"prices": "cpi"}, {"cpi": [1.0, 0.0, None, 1.0]}),
        ({"prices": "cpi"}, {"cpi": [1.0, float("inf"), float("nan"), 1.0]}),
        ({"bottom": 0}, {"income": [1.0, float("-inf"), float("inf"), 1.0]}),
        ({"scale": hy.PowerScale("members")}, {"members": [1, 0, None, 2]}),
        ({"scale": hy.AdultScale("adults", "children"), "top": 1}, {"adults": [1, -3, None, 1]}),
    ],
)
def test_welfare_that_cannot_be_divided_is_not_known_and_is_counted(done, columns):
    source = pa.table({name: columns.get(name, HOMES[name].to_pylist()) for name in HOMES.column_names})
    with pytest.raises(HuiyinError, match="2 of 4 rows have no number in 'income"):
        total(hy.Welfare("income", **done), source)
    kept = hy.estimate(source, "total", welfare=hy.Welfare("income", **done), missing="exclude")
    assert only(kept)["n"] == 2


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda: hy.Welfare("income", prices=0),
            (
                "Welfare.prices is 0; allowed: a number above 0, or the name of a column. The index is 1 in the year "
                "whose money is wanted."
            ),
        ),
        (
            lambda: hy.Welfare("income", bottom=2, top=1),
            (
                "Welfare.bottom, Welfare.top is 2, 1; allowed: a bottom below the top. Leave out the one that is not "
                "wanted."
            ),
        ),
        (
            lambda: hy.PowerScale("members", 2),
            "PowerScale.elasticity is 2; allowed: a number from 0 to 1. 0.5 is the square root scale.",
        ),
        (
            lambda: hy.AdultScale("adults", "children", child=-1),
            (
                "AdultScale.child is -1; allowed: a number from 0 to 1. 0.5 and 0.3 are those of the modified OECD "
                "scale."
            ),
        ),
    ],
)
def test_what_cannot_be_done_to_welfare_is_refused(ask, message):
    with pytest.raises(ParameterError) as refused:
        ask()
    assert str(refused.value) == message


def test_a_column_that_is_not_there_is_named_with_its_part():
    with pytest.raises(HuiyinError, match=r"no column 'size' \(asked for as household members\)"):
        total(hy.Welfare("income", scale=hy.PowerScale("size")))
