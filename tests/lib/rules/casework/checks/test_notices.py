from dataclasses import replace
from datetime import date, timedelta

import pytest

from huiyin.policy import Counted, shipped_packs
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


def refusal(hung, on, *objections):
    decision = asked_for(replace(hung, objections=objections), "approve", on)
    return [reason.words.en for reason in decision.missing if reason.check == "no_open_objection"]


def test_every_objection_has_to_be_answered_and_not_after_the_day(hung):
    day = date(2016, 10, 20)
    answered = Objection(DAY, False, day)
    later = Objection(DAY, False, day + timedelta(days=1))

    assert refusal(hung, day, Objection(DAY), answered) == ["Objections that are not answered: 1. Answer them first."]
    assert refusal(hung, day, later, answered) == [
        "The day 2016-10-20 lies before the answer to an objection: date the step 2016-10-21 or later."
    ]
    assert refusal(hung, day + timedelta(days=1), later, answered) == []


def test_a_clock_that_stood_still_on_the_day_names_the_day_of_the_answer(hung):
    done = replace(hung, objections=(Objection(date(2016, 10, 12), True, date(2016, 10, 20)),))
    decision = asked_for(done, "approve", date(2016, 10, 19))

    assert decision.missing[0].words.en == (
        "On 2016-10-19 the clock of the notice stood still: an objection that states a fact was answered on 2016-10-20."
    )


def test_a_fact_that_was_upheld_is_settled_by_a_verification_after_the_answer_and_by_nothing_else(hung):
    answered = date(2016, 10, 20)
    upheld = Objection(date(2016, 10, 12), True, answered, upheld=True)
    objected = replace(hung, objections=(upheld,))
    hung_again = taken(went_back(objected, "acknowledged", answered), "post_notice", answered)
    verified_again = brought_to(went_back(objected, "appraised", answered), "approve", answered)
    words = (
        "An objection that states a fact was upheld on 2016-10-20: send the case back to “appraised” and verify it "
        "again, or close it."
    )

    assert refusal(objected, date(2016, 10, 30), upheld) == [words]
    assert refusal(hung_again, date(2016, 10, 30), upheld) == [words]
    assert refusal(verified_again, date(2016, 10, 30), upheld) == []


def test_what_was_upheld_and_states_no_fact_or_was_refused_stops_nothing(hung):
    answered = date(2016, 10, 20)
    feeling, wrong = Objection(DAY, False, answered, upheld=True), Objection(DAY, True, answered)

    assert refusal(hung, date(2016, 10, 30), feeling, wrong) == []


def test_every_process_that_asks_about_objections_has_a_step_that_verifies():
    processes = [process for pack in shipped_packs() for process in pack.processes.values()]
    asking = [
        process
        for process in processes
        if any(check.key == "no_open_objection" for step in process.steps.values() for check in step.checks)
    ]

    assert asking
    assert all(any(step.verifies for step in process.steps.values()) for process in asking)
