import pytest

from huiyin.planning.forecast import HistoryError, Span, span

PLANS = (range(2011, 2016), range(2016, 2021))


def test_it_reads_all_frozen_years_of_the_series_and_looks_to_the_end_of_the_plan():
    assert span((2012, 2013, 2014, 2015, 2016), 2016, PLANS) == Span((2014, 2015, 2016), 2020)


def test_the_plan_is_that_of_the_next_year():
    assert span((2014, 2015, 2016), 2015, PLANS) == Span((2014, 2015), 2020)


def test_without_a_plan_it_looks_one_year_ahead():
    assert span((2014, 2015, 2016), 2016, ()) == Span((2014, 2015, 2016), 2017)


def test_a_gap_ends_what_it_reads():
    assert span((2014, 2016, 2017), 2017, ()).years == (2016, 2017)


@pytest.mark.parametrize("frozen", [(2014,), (2013, 2014), (2014, 2016), ()])
def test_one_year_of_a_series_is_not_enough(frozen):
    with pytest.raises(HistoryError, match="the only frozen year of its series"):
        span(frozen, max(frozen, default=2016), PLANS)


def test_it_does_not_look_across_a_change_of_who_is_counted():
    with pytest.raises(HistoryError, match="from 2014 on other people are counted"):
        span((2012, 2013), 2013, PLANS)
    assert span((2011, 2012), 2012, PLANS) == Span((2011, 2012), 2013)
