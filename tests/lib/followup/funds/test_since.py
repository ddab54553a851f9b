from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from huiyin.followup.funds import Flow, Project, Reached, Sign, signs_of, signs_since

FIRST = date(2014, 1, 1)
FLOWS = st.lists(st.builds(lambda days, fen: Flow(FIRST + timedelta(days), fen), st.integers(0, 500), st.integers(1, 50)),
                 max_size=4).map(tuple)  # fmt: skip
TODAY = FIRST + timedelta(500)


def test_money_lies_idle_nine_months_after_the_first_allocation_that_is_not_paid_out():
    flows = (Flow(date(2016, 1, 31), 60), Flow(date(2016, 5, 31), 40))
    road = Project(100, date(2016, 1, 1), date(2017, 9, 15), allocated=flows, paid=(Flow(date(2016, 6, 1), 60),))
    assert signs_since(road, date(2016, 9, 14)) == {Sign.IDLE: date(2017, 2, 28), Sign.LATE: date(2017, 9, 16)}


def test_a_project_that_is_over_is_neither_idle_nor_late():
    road = Project(100, FIRST, TODAY, allocated=(Flow(FIRST, 100),), is_over=True)
    assert signs_since(road, TODAY) == {}


def test_what_does_not_come_of_time_shows_from_the_day_on_which_it_was_looked_at():
    road = Project(100, FIRST, TODAY, reached=(Reached(5, 3, is_poor=False),))
    assert signs_since(road, TODAY)[Sign.NOT_POOR] == TODAY


@given(FLOWS, FLOWS, st.integers(0, 900))
def test_a_sign_shows_on_a_day_exactly_where_asking_on_that_day_tells_it(allocated, paid, later):
    road = Project(100, FIRST, FIRST + timedelta(400), allocated=allocated, paid=paid)
    since, day = signs_since(road, TODAY), TODAY + timedelta(later)
    assert {sign for sign, on in since.items() if on <= day} == {told.sign for told in signs_of(road, day)}
