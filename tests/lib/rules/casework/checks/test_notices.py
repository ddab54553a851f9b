from dataclasses import replace
from datetime import date, timedelta

import pytest

from huiyin.policy import Counted
from huiyin.rules.casework import Hung, Objection, notice_ends
from support.casework import asked_for, brought_to, opened, taken, went_back

DAY = date(2016, 10, 10)
SEVEN = Hung(DAY, 7, Counted.CALENDAR)


@pytest.fixture
def hung():
    case = brought_to(opened("exit", DAY), "post_notice", DAY)
    return taken(case, "post_notice", DAY)


def test_a_notice_ends_so_many_days_after_the_day_on_which_it_was_hung(hung):
    assert notice_ends(hung, SEVEN, DAY) == date(2016, 10, 17)


def test_a_notice_ends_by_its_own_days_whatever_hangs_after_it(hung):
    back = went_back(hung, "acknowledged", date(2016, 10, 30))
    again = taken(back, "post_notice", date(2016, 10, 31))

    assert notice_ends(again, SEVEN, date(2016, 10, 31)) == date(2016, 10, 17)


def test_an_objection_that_is_open_makes_the_clock_stand_still_and_its_answer_lets_it_go_on(hung):
    filed, answered = date(2016, 10, 12), date(2016, 10, 20)
    waiting = replace(hung, objections=(Objection(filed, states_fact=True),))
    done = replace(hung, objections=(Objection(filed, states_fact=True, answered_on=answered),))

    assert notice_ends(waiting, SEVEN, date(2016, 11, 30)) is None
    assert notice_ends(done, SEVEN, answered) == date(2016, 10, 25)


def test_two_objections_on_the_same_days_stop_the_clock_once(hung):
    twice = (
        Objection(date(2016, 10, 12), True, date(2016, 10, 15)),
        Objection(date(2016, 10, 13), True, date(2016, 10, 16)),
    )

    assert notice_ends(replace(hung, objections=twice), SEVEN, date(2016, 10, 16)) == date(2016, 10, 21)


def test_an_objection_after_the_last_day_does_not_undo_the_days(hung):
    late = replace(hung, objections=(Objection(date(2016, 10, 18), states_fact=True),))

    assert notice_ends(late, SEVEN, date(2016, 10, 25)) == date(2016, 10, 17)


def test_an_objection_on_the_last_day_does(hung):
    late = replace(hung, objections=(Objection(date(2016, 10, 17), states_fact=True),))

    assert notice_ends(late, SEVEN, date(2016, 10, 25)) is None


def test_a_notice_that_a_way_back_undid_has_to_hang_again(hung):
    back = went_back(hung, "acknowledged", date(2016, 10, 30))
    again = taken(back, "post_notice", date(2016, 10, 31))

    assert asked_for(again, "approve", date(2016, 11, 7)).allowed is False
    assert asked_for(again, "approve", date(2016, 11, 8)).allowed is True


def test_every_objection_has_to_be_answered_by_the_day(hung):
    day = date(2016, 10, 20)
    open_still = (Objection(DAY), Objection(DAY, False, day + timedelta(days=1)), Objection(DAY, False, day))
    decision = asked_for(replace(hung, objections=open_still), "approve", day)

    assert [reason.words.en for reason in decision.missing] == [
        "Objections that are not answered: 2. Answer them first."
    ]
