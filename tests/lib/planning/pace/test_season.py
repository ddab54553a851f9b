from datetime import date

import pytest

from huiyin.planning.pace import PathError, Season

NEW_YEAR, YEARS_END = date(2015, 12, 31), date(2016, 12, 31)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [(1, 12, 366), (5, 9, 31 + 30 + 31 + 31 + 30), (11, 2, 31 + 29 + 30 + 31), (2, 2, 29), (12, 1, 31 + 31)],
)
def test_the_days_of_a_season_in_a_year_are_counted(first, last, days):
    assert Season(first, last).days(NEW_YEAR, YEARS_END) == days


def test_the_day_after_which_is_counted_does_not_count_and_the_last_one_does():
    assert Season(5, 9).days(date(2016, 4, 30), date(2016, 5, 1)) == 1
    assert Season(5, 9).days(date(2016, 5, 1), date(2016, 5, 1)) == 0
    assert Season(5, 9).days(date(2016, 9, 30), date(2016, 12, 31)) == 0


def test_there_are_no_days_backwards():
    assert Season().days(YEARS_END, NEW_YEAR) == 0


@pytest.mark.parametrize(("first", "last"), [(0, 5), (5, 13)])
def test_what_is_no_month_is_refused(first, last):
    with pytest.raises(PathError, match=r"(0|13) is no month\. Give 1 to 12;"):
        Season(first, last)
