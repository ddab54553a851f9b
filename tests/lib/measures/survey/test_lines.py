"""A line that is a share of the median or mean is as uncertain as they are."""

import narwhals as nw
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from support.measuring import EUSILC, HOUSEHOLDS, assert_same, only

MEDIAN, MEAN = hy.Relative(0.6), hy.Relative(0.6, "mean")


def poverty(measures, line, **more):
    return hy.estimate(EUSILC, measures, welfare="income", line=line, design=HOUSEHOLDS, **more)


# laeken and convey, shared with their attribution in tests/data/ATTRIBUTION.md.
@pytest.mark.parametrize(
    ("measure", "line", "estimate", "se"),
    [
        ("headcount", MEDIAN, 0.144442181675, 0.004759542832),
        ("headcount", MEAN, 0.188179552786, 0.004794879993),
        ("gap", MEDIAN, 0.039809370732, 0.001759517940),
        ("poor_median", MEDIAN, 8803.735, 122.895982231079),
        ("median_gap", MEDIAN, 0.189285968184, 0.009687327770),
    ],
)
def test_poverty_below_a_line_from_the_same_data_is_what_convey_computes(measure, line, estimate, se):
    row = only(poverty(measure, line))
    assert (row["estimate"], row["se"]) == pytest.approx((estimate, se), rel=1e-9)


def test_the_line_is_that_of_everybody_in_whatever_group():
    by_region = poverty("headcount", MEDIAN, by="region")
    poor = sum(row["estimate"] * row["population"] for row in by_region.rows())
    everybody = sum(row["population"] for row in by_region.rows())
    assert poor / everybody == pytest.approx(only(poverty("headcount", MEDIAN))["estimate"], rel=1e-12)
    fixed = poverty("headcount", 0.6 * 18098.7266666667, by="region")
    assert [row["estimate"] for row in by_region.rows()] == pytest.approx([row["estimate"] for row in fixed.rows()])


def test_the_engines_agree_on_it():
    asked = ("headcount", "gap", "watts", "sst", "sen", "median_gap")
    above_zero = nw.col("income") > 0
    assert_same(
        poverty(asked, MEDIAN, by="sex", subset=above_zero),
        poverty(asked, MEDIAN, by="sex", subset=above_zero, engine="polars"),
        rel=1e-9,
    )


def test_the_definition_says_which_line_it_is():
    said = poverty("headcount", MEDIAN).definition.method
    assert "poverty line 0.6 times the median of the same data" in said.en
    assert "同一数据中位数的 0.6 倍" in said.zh
    said = poverty("headcount", MEDIAN, subset=nw.col("income") > 0).definition.method
    assert "poverty line 0.6 times the median of the subset alone" in said.en
    assert "所选子集自身中位数的 0.6 倍" in said.zh


@pytest.mark.parametrize(("share", "of"), [(0, "median"), (-1, "mean"), (float("inf"), "mean"), (0.6, "mode")])
def test_a_share_or_centre_that_is_none_is_refused(share, of):
    with pytest.raises(ParameterError, match=r"Relative\."):
        hy.Relative(share, of)
