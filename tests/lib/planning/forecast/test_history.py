from dataclasses import replace

import numpy as np
import pytest

from huiyin.planning.forecast import Flow, HistoryError, Moved, Standing
from huiyin.planning.forecast.history import in_a_row
from support.forecasting import VILLAGES, moved, standing


def test_a_flow_takes_of_the_poor_of_who_had_left_or_of_all_who_are_registered():
    year = moved(2016, poor=40, out=10, left=12, removed=2, returned=1, found=3)
    assert [int(year.count(flow)[0]) for flow in Flow] == [12, 2, 1, 3]
    assert [int(year.base(flow)[0]) for flow in Flow] == [40, 40, 10, 50]


def test_every_flow_has_its_name():
    assert [flow.label.zh for flow in Flow] == ["脱贫", "注销", "返贫", "新识别和重新纳入"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"left": 39, "removed": 2}, "2016: in 630201101001, 41 of 40 households moved. Count them again."),
        ({"returned": 11}, "2016: in 630201101001, 11 of 10 households moved. Count them again."),
        ({"found": -1}, "2016: a number of households is below zero. Count them again."),
    ],
)
def test_a_year_that_cannot_have_been_is_refused(given, words):
    with pytest.raises(HistoryError) as error:
        moved(2016, **given)
    assert str(error.value) == words


def test_a_village_stands_in_a_year_once():
    with pytest.raises(HistoryError, match=r"a village stands there twice\. Add its rows up\."):
        replace(moved(2016), village=np.array([VILLAGES[0]] * 4))


def test_what_is_no_village_has_no_households():
    with pytest.raises(HistoryError, match=r"632700000000 is not the code of a village\. Count by village\."):
        Standing(2016, np.array(["632700000000"]), np.array([True]), np.array([4]))


def test_columns_are_of_one_length_and_have_rows():
    with pytest.raises(HistoryError, match="the columns are of different lengths"):
        Standing(2016, np.array(VILLAGES), np.array([True]), np.array([4]))
    none = np.array([], np.int64)
    with pytest.raises(HistoryError, match="there are no rows"):
        Moved(2016, np.array([], np.str_), none, none, none, none, none, none)


def test_a_household_has_persons():
    with pytest.raises(HistoryError, match="a household has no persons"):
        standing(persons=0)


def test_the_order_in_which_households_come_is_forgotten():
    here = standing()
    mixed = np.random.default_rng(1).permutation(len(here.village))
    again = Standing(2016, here.village[mixed], here.poor[mixed], here.persons[mixed]).in_order()
    ordered = here.in_order()
    assert all(np.array_equal(getattr(again, name), getattr(ordered, name)) for name in ("village", "poor", "persons"))


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([], "2016: there is no year before it to learn from."),
        ([2013, 2015, 2016], "2015: it does not follow 2013."),
        ([2014, 2015], "2016: it does not follow 2015."),
        ([2016, 2016], "2016: it does not follow 2016."),
    ],
)
def test_years_come_one_after_another_up_to_the_standing(years, words):
    with pytest.raises(HistoryError) as error:
        in_a_row(standing(2016), [moved(year) for year in years])
    assert str(error.value).startswith(words)


def test_years_may_be_given_in_any_order():
    given = [moved(year) for year in (2016, 2014, 2015)]
    assert [one.year for one in in_a_row(standing(2016), given)] == [2014, 2015, 2016]
