from datetime import date

import pytest

from huiyin.policy import Counted, is_working_day, last_day, whole_months


@pytest.mark.parametrize(
    ("since", "days", "counted", "last"),
    [
        (date(2016, 10, 10), 7, Counted.CALENDAR, date(2016, 10, 17)),
        (date(2016, 12, 28), 7, Counted.CALENDAR, date(2017, 1, 4)),
        (date(2016, 10, 10), 0, Counted.CALENDAR, date(2016, 10, 10)),
        (date(2016, 9, 28), 2, Counted.WORKING, date(2016, 9, 30)),
        (date(2016, 9, 29), 2, Counted.WORKING, date(2016, 10, 8)),  # a Saturday on which offices worked
        (date(2016, 9, 30), 2, Counted.WORKING, date(2016, 10, 9)),  # and a Sunday
        (date(2016, 10, 1), 2, Counted.WORKING, date(2016, 10, 9)),
        (date(2016, 10, 14), 2, Counted.WORKING, date(2016, 10, 18)),  # over an ordinary weekend
    ],
)
def test_the_day_of_the_beginning_does_not_count_and_holidays_only_where_calendar_days_do(since, days, counted, last):
    assert last_day(since, days, counted) == last


def test_days_on_which_the_clock_stood_still_do_not_count():
    stopped = frozenset({date(2016, 10, 12), date(2016, 10, 13)})

    assert last_day(date(2016, 10, 10), 7, Counted.CALENDAR, stopped=stopped) == date(2016, 10, 19)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2016, 10, 3), False),
        (date(2016, 10, 8), True),
        (date(2016, 10, 15), False),
        (date(2099, 10, 1), True),  # no notice of that year: a Thursday
        (date(2099, 10, 3), False),
    ],
)
def test_offices_work_by_the_notice_of_the_year_and_else_from_monday_to_friday(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2016, 10, 19), date(2017, 10, 18), 11),
        (date(2016, 10, 19), date(2017, 10, 19), 12),
        (date(2016, 8, 31), date(2017, 2, 27), 5),
        (date(2016, 8, 31), date(2017, 2, 28), 6),
        (date(2016, 2, 29), date(2017, 2, 28), 12),
        (date(2017, 2, 28), date(2017, 3, 28), 1),
        (date(2017, 1, 31), date(2017, 3, 30), 1),
        (date(2017, 1, 31), date(2017, 4, 30), 3),
        (date(2016, 10, 19), date(2016, 10, 19), 0),
    ],
)
def test_a_month_is_whole_on_the_day_of_the_same_number_or_on_its_last(since, until, months):
    assert whole_months(since, until) == months
