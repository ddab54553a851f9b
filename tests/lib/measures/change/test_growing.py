"""How fast welfare grew: the mean, the quantiles and the poor, in real terms."""

import math

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS
from huiyin.measures.errors import NotAboveZeroError
from support.measuring import EUSILC, HOUSEHOLDS, assert_same, by_measure

LINE = 1000 * 2**0.5
GRID = tuple(hy.Quantile(p / 10) for p in range(1, 10))
MEASURES = ("mean", "median", *GRID, "poor", hy.Lorenz(0.4, generalised=True))
FEW = settings(max_examples=10, deadline=None)
SOME_POOR = st.lists(st.integers(2, 4000), min_size=3, max_size=25, unique=True).map(lambda incomes: [1, *incomes])


def grown(before, now, measures=MEASURES, **more):
    people = pa.table({"before": np.array(before, float), "now": np.array(now, float), "id": range(len(before))})
    asked = {
        "welfare": ("before", "now"), "line": LINE, "paired": True, "design": hy.Design(clusters="id"),
        "engine": "polars",
    } | more  # fmt: skip
    return by_measure(hy.growth(people, people, measures, **asked))


def test_four_people_have_the_growth_that_is_worked_by_hand():
    found = grown([100, 110, 150, 160], [110, 143, 180, 191], ("mean", "median", hy.Quantile(0.1), "poor"), line=125)

    assert {name: row["estimate"] for name, row in found.items()} == pytest.approx(
        {
            "growth_mean": 156 / 130 - 1,
            "growth_median": 161.5 / 130 - 1,
            "growth_quantile_0.1": 0.1,
            "growth_poor": math.sqrt(1.1 * 1.3) - 1,
        }
    )


def test_pro_poor_growth_is_the_fall_of_the_watts_index_over_the_headcount():
    found = grown([100, 110, 150, 160], [110, 143, 180, 191], "watts", line=125)

    fall = math.log(110 / 100) + math.log(125 / 110)  # the second left poverty: what lies above the line doesn't count
    assert found["growth_watts"]["estimate"] == pytest.approx(fall / 2)


def test_the_poor_before_are_so_many_of_the_poorest_now_whoever_they_are():
    changed_places = grown([100, 110, 150, 160], [191, 180, 143, 110], "poor", line=125)

    assert changed_places["growth_poor"]["estimate"] == pytest.approx(math.sqrt(1.1 * 1.3) - 1)


@FEW
@given(SOME_POOR, st.floats(0.3, 3))
def test_where_all_grow_alike_every_growth_is_that_and_certain(incomes, factor):
    for row in grown(incomes, [income * factor for income in incomes]).values():
        assert row["estimate"] == pytest.approx(factor - 1, abs=1e-9)
        assert row["se"] == pytest.approx(0, abs=1e-6)


@FEW
@given(SOME_POOR, st.floats(0.5, 2))
def test_growth_is_real_whether_prices_are_given_or_a_line_that_rose_with_them(incomes, prices):
    later = [income**0.9 * 2 for income in incomes]
    nominal = [income * prices for income in later]
    real = {name: row["estimate"] for name, row in grown(incomes, later, (*MEASURES, "watts")).items()}

    for terms in ({"prices": prices}, {"line": (LINE, LINE * prices)}):
        found = grown(incomes, nominal, (*MEASURES, "watts"), **terms)
        assert {name: row["estimate"] for name, row in found.items()} == pytest.approx(real, rel=1e-9, abs=1e-9)


@FEW
@given(SOME_POOR, st.integers(2, 3))
def test_a_population_twice_over_grows_as_it_does_once(incomes, times):
    later = [income**0.9 * 2 for income in incomes]
    once, often = grown(incomes, later), grown(incomes * times, later * times)

    assert [row["estimate"] for row in often.values()] == pytest.approx([row["estimate"] for row in once.values()])


@pytest.mark.parametrize("paired", [True, False])
def test_the_growth_of_a_mean_has_the_standard_error_of_a_ratio(paired):
    asked = {"welfare": ("income", "weight"), "design": hy.Design(strata="region", clusters="household")}
    found = by_measure(hy.growth(EUSILC, EUSILC, "mean", paired=paired, **asked))["growth_mean"]

    first, last = (
        by_measure(hy.estimate(EUSILC, "mean", welfare=column, design=asked["design"]))["mean"]
        for column in asked["welfare"]
    )
    ratio = last["estimate"] / first["estimate"]
    assert found["estimate"] == pytest.approx(ratio - 1, rel=1e-12)
    if not paired:
        parts = [row["se"] / row["estimate"] for row in (first, last)]
        assert found["se"] == pytest.approx(ratio * math.hypot(*parts), rel=1e-9)
        return
    # The linearised value of a ratio is the residual from it: here as the mean of a column.
    residual = (nw.col("weight") - ratio * nw.col("income")) / first["estimate"]
    rows = nw.scan_parquet(EUSILC, backend="polars").with_columns(residual=residual).to_native()
    alone = by_measure(hy.estimate(rows, "mean", welfare="residual", design=asked["design"]))["mean"]
    assert found["se"] == pytest.approx(alone["se"], rel=1e-9)


def test_the_engines_agree():
    asked = {
        "welfare": ("income", "weight"), "line": 10859.236, "paired": True, "design": HOUSEHOLDS, "by": "sex",
        "subset": nw.col("income") > 0, "prices": 0.02,
    }  # fmt: skip
    measures = (*MEASURES, "watts")

    assert_same(
        hy.growth(EUSILC, EUSILC, measures, **asked),
        hy.growth(EUSILC, EUSILC, measures, engine="polars", **asked),
        rel=1e-9,
    )


def test_a_result_is_that_of_every_estimate_and_says_that_growth_is_real():
    people = pa.table({"y": [1.0, 2.0], "g": ["a", "b"]})
    result = hy.growth(people, people, welfare="y", paired=False, by="g", prices=1.25)

    assert result.to_arrow().column_names == ["g", *ESTIMATE_COLUMNS]
    assert [(row["g"], row["measure"]) for row in result.rows()] == [
        (group, measure) for group in "ab" for measure in ("growth_mean", "growth_median")
    ]
    assert result.definition.what.en == "real growth of mean welfare; real growth of median welfare"
    assert "prices now 1.25 times those before" in result.definition.method.en
    assert result.definition.what.zh == "平均收入的实际增长率；收入中位数的实际增长率"


def test_incomes_of_the_poor_that_are_not_above_zero_are_counted_and_refused():
    with pytest.raises(NotAboveZeroError, match="2 of 4 rows are not above zero, and growth_poor need"):
        grown([0, 1], [0, 2], "poor")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"measures": "gini"}, "measures is gini; allowed: mean, total, median, Quantile(share), Lorenz("),
        ({"measures": ()}, "measures is (); allowed: mean, total, median,"),
        ({"measures": "poor", "line": None}, "line is None; allowed: a number above 0, or a pair of them."),
        ({"prices": -1}, "prices is -1; allowed: a number above 0."),
    ],
)
def test_an_argument_outside_what_is_allowed_is_refused(arguments, message):
    with pytest.raises(ParameterError) as refused:
        grown([1, 2], [2, 3], **arguments)

    assert message in str(refused.value)
