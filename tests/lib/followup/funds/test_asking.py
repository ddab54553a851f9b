from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.followup.funds import Flow, Project, Reached, Sign, signs_of

ON = date(2016, 12, 31)
ROAD = Project(
    planned=1_000_00, begins=date(2016, 5, 15), due=date(2017, 9, 15),
    allocated=(Flow(date(2016, 5, 1), 1_000_00),), paid=(Flow(date(2016, 8, 1), 600_00), Flow(date(2016, 10, 1), 400_00)),
)  # fmt: skip
HOUSEHOLDS = tuple(Reached(50_00, 1 + at % 4, is_poor=True) for at in range(10))


def signs(project, on=ON):
    return [one.sign for one in signs_of(project, on)]


def test_a_project_whose_money_came_and_went_in_time_is_asked_about_nothing():
    assert signs(ROAD) == []


def test_sums_that_do_not_reconcile_are_told_to_the_fen():
    (told,) = signs_of(replace(ROAD, planned=999_99), ON)
    assert (told.sign, told.fen, told.sign.is_wrong) == (Sign.OVER_PLAN, 1, True)
    assert told.words.en == "1000 yuan was allocated, 0.01 more than the 999.99 planned."

    (told,) = signs_of(replace(ROAD, paid=(Flow(date(2016, 8, 1), 1_000_01),)), ON)
    assert (told.sign, told.fen) == (Sign.OVERDRAWN, 1)

    (told,) = signs_of(replace(ROAD, accepted=(Flow(date(2016, 12, 1), 1_000_01),)), ON)
    assert (told.sign, told.fen) == (Sign.OVER_PAID, 1)

    (told,) = signs_of(replace(ROAD, reached=(Reached(1_000_01, 4, is_poor=True),)), ON)
    assert (told.sign, told.fen) == (Sign.BEYOND_PAYMENTS, 1)


def test_money_that_lies_still_for_nine_months_is_idle_and_a_day_before_it_is_not():
    lying = replace(ROAD, paid=(Flow(date(2016, 8, 1), 600_00),))
    assert signs(lying, date(2017, 1, 31)) == []
    (told,) = signs_of(lying, date(2017, 2, 1))
    assert (told.sign, told.fen, told.parameter.key, told.sign.is_wrong) == (
        Sign.IDLE,
        400_00,
        "funds_idle_months",
        False,
    )
    assert told.words.zh == "400 元下达已超过 9 个月，尚未支付。"


def test_money_that_came_later_has_its_own_nine_months():
    twice = replace(
        ROAD, allocated=(Flow(date(2016, 1, 1), 500_00), Flow(date(2016, 9, 1), 500_00)),
        paid=(Flow(date(2016, 10, 1), 500_00),),
    )  # fmt: skip
    assert signs(twice) == []


def test_a_project_that_is_over_has_no_idle_money():
    assert signs(replace(ROAD, paid=(), is_over=True), date(2017, 12, 31)) == []


def test_a_project_that_is_not_paid_out_by_its_day_is_late():
    behind = replace(ROAD, due=date(2016, 11, 30), paid=(Flow(date(2016, 8, 1), 600_00),))
    assert signs(behind, date(2016, 11, 30)) == []
    (told,) = signs_of(behind, date(2016, 12, 1))
    assert (told.sign, told.fen) == (Sign.LATE, 400_00)


def test_what_is_still_to_come_counts_for_nothing_yet():
    assert signs(replace(ROAD, paid=(Flow(date(2017, 1, 5), 2_000_00),)), ON) == []


@pytest.mark.parametrize(
    "households",
    [
        HOUSEHOLDS[:9],
        (*HOUSEHOLDS[:9], replace(HOUSEHOLDS[9], fen=60_00)),
        tuple(replace(one, persons=3) for one in HOUSEHOLDS),
    ],
    ids=["nine of them", "one got more", "all of one size"],
)
def test_what_was_not_split_evenly_among_many_of_different_sizes_is_not_asked_about(households):
    assert signs(replace(ROAD, reached=households)) == []


def test_the_same_for_ten_households_of_different_sizes_is_asked_about():
    (told,) = signs_of(replace(ROAD, reached=HOUSEHOLDS), ON)
    assert (told.sign, told.fen, told.parameter.value) == (Sign.SPLIT_EVENLY, 500_00, 10)


def test_what_went_to_households_that_were_not_poor_is_told():
    reached = (Reached(30_00, 4, is_poor=True), Reached(70_00, 2, is_poor=False))
    (told,) = signs_of(replace(ROAD, reached=reached), ON)
    assert (told.sign, told.fen) == (Sign.NOT_POOR, 70_00)
    assert told.words.en == "1 of 2 households were not registered as poor; they got 70 yuan."


flows = st.lists(st.builds(Flow, st.dates(date(2015, 1, 1), date(2017, 1, 1)), st.integers(1, 10**9)), max_size=6)


@given(flows, flows, flows, st.integers(1, 10**10))
def test_the_sums_are_wrong_exactly_where_more_went_out_than_came_in(allocated, paid, accepted, planned):
    project = replace(ROAD, planned=planned, allocated=tuple(allocated), paid=tuple(paid), accepted=tuple(accepted))
    until = [sum(one.fen for one in money if one.on <= ON) for money in (allocated, paid, accepted)]
    steps = [planned, *until]
    wrong = sum(later > before for before, later in zip(steps, until, strict=False))
    assert sum(one.sign.is_wrong for one in signs_of(project, ON)) == wrong
