"""What a distribution knows of its people: slopes are what one more person would change."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.kernel.errors import ParameterError
from huiyin.measures.indices.inequality import INEQUALITY
from huiyin.measures.indices.poverty import POVERTY, WATTS
from huiyin.measures.survey.distribution import PEOPLE, POVERTY_LINE, Distribution
from huiyin.measures.survey.rows import ONE, shortfall

PEOPLE_OF = st.lists(st.tuples(st.floats(1, 2000), st.floats(0.5, 3)), min_size=6, max_size=20)
LINE = 800.0
# Statistics whose value moves with the weights without jumping; quantiles jump from one person to the next.
SMOOTH = [one for one in (*POVERTY, *INEQUALITY) if one.formula or one.name in {"gini", "sen", "sst"}]
FEW = settings(max_examples=10, deadline=None)


def value(statistic, at):
    return (statistic.ranked or statistic.formula)(at)


@pytest.mark.parametrize("statistic", SMOOTH, ids=lambda one: one.name)
@FEW
@given(people=PEOPLE_OF, which=st.integers(0, 5))
def test_a_slope_is_what_a_little_more_weight_changes(statistic, people, which):
    welfare, weight = (np.array(column) for column in zip((100.0, 1.0), (1500.0, 1.0), *people, strict=True))
    order = np.argsort(welfare)
    welfare, weight = welfare[order], weight[order]
    more = np.zeros_like(weight)
    more[which] = 1e-5
    found = value(statistic, Distribution(welfare, weight, LINE))
    up = value(statistic, Distribution(welfare, weight + more, LINE)).value
    down = value(statistic, Distribution(welfare, weight - more, LINE)).value
    assert np.asarray(found.slopes[PEOPLE])[which] == pytest.approx((up - down) / 2e-5, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("row", [shortfall(1), shortfall(2), shortfall(0.5), WATTS], ids=lambda row: row.name)
def test_the_slope_in_the_line_is_what_a_little_higher_line_changes(row):
    welfare, weight = np.linspace(1, 2000, 50), np.linspace(1, 2, 50)
    found = Distribution(welfare, weight, LINE, estimated=True).total(row)
    up, down = (Distribution(welfare, weight, LINE + step).total(row).value for step in (1e-4, -1e-4))
    assert found.slopes[POVERTY_LINE] == pytest.approx((up - down) / 2e-4, rel=1e-6)


def test_a_higher_line_brings_in_as_many_as_live_about_it():
    at = Distribution(np.linspace(1, 2000, 50), np.ones(50), LINE, estimated=True)
    assert at.total(shortfall(0)).slopes[POVERTY_LINE] == pytest.approx(50 * at.density(LINE))
    assert at.total(ONE).slopes[POVERTY_LINE] == 0


def test_where_all_have_the_same_the_median_is_theirs_and_certain():
    median = Distribution(np.full(5, 7.0), np.ones(5)).quantile(0.5)
    assert median.value == 7
    assert not np.any(median.slopes[PEOPLE])


def test_a_line_that_differs_is_no_one_line():
    with pytest.raises(ParameterError, match=r"line is 1 \.\.\. 2; allowed: one line for all rows"):
        Distribution(np.array([1.0, 2.0]), np.ones(2), np.array([1.0, 2.0])).one_line()
