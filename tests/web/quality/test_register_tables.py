from datetime import date

import pytest

from huiyin_web.quality.register_tables import day_of_register
from support import given

pytestmark = pytest.mark.django_db
LONG_AFTER = date(2026, 11, 28)


def test_a_register_is_one_of_the_year_that_most_of_its_sheets_are_of():
    given.places()
    for year in (2015, 2016, 2016, 2026):
        given.household(updated_year=year)
    assert day_of_register(today=LONG_AFTER) == date(2016, 12, 31)


def test_of_two_years_with_as_many_sheets_the_later_one_counts():
    given.places()
    for year in (2015, 2016):
        given.household(updated_year=year)
    assert day_of_register(today=LONG_AFTER) == date(2016, 12, 31)


def test_a_year_that_is_not_over_is_described_as_of_today():
    given.places()
    given.household(updated_year=2016)
    assert day_of_register(today=date(2016, 7, 1)) == date(2016, 7, 1)


def test_an_empty_register_is_described_as_of_today():
    assert day_of_register(today=LONG_AFTER) == LONG_AFTER
