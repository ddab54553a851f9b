from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from huiyin.planning.pace import Season
from huiyin.planning.works import MILESTONES, milestones, season_on

PLATEAU = Season(5, 9)
DAYS = st.dates(date(2012, 1, 1), date(2019, 12, 31))


def laid(begins, due, season=PLATEAU):
    return {one.key: one.on for one in milestones(begins, due, season)}


def test_works_of_a_year_start_are_half_done_and_finished_within_its_season():
    assert laid(date(2016, 1, 1), date(2016, 12, 31)) == {
        "design": date(2016, 2, 10), "tender": date(2016, 3, 21), "start": date(2016, 5, 1),
        "half": date(2016, 7, 16), "finish": date(2016, 9, 30), "acceptance": date(2016, 12, 31),
    }  # fmt: skip


def test_works_that_begin_in_autumn_wait_for_the_next_season():
    found = laid(date(2016, 10, 1), date(2017, 9, 30))
    assert (found["start"], found["finish"]) == (date(2017, 5, 1), date(2017, 9, 30))


def test_between_days_without_a_day_of_the_season_nothing_is_laid():
    assert milestones(date(2016, 10, 1), date(2017, 4, 30), PLATEAU) == ()


def test_the_season_of_the_plateau_is_five_months_by_policy():
    assert season_on(date(2016, 1, 1)) == PLATEAU


@given(DAYS, st.integers(1, 900))
def test_milestones_stand_in_order_between_the_two_days_and_what_is_built_in_the_season(begins, days):
    due = begins + timedelta(days)
    found = milestones(begins, due, PLATEAU)
    if not found:
        assert PLATEAU.days(begins - timedelta(1), due) == 0
        return
    assert [one.key for one in found] == list(MILESTONES.keys())
    assert [begins, *(one.on for one in found), due] == sorted([begins, *(one.on for one in found), due])
    assert all(5 <= one.on.month <= 9 for one in found if one.key in {"start", "half", "finish"})
