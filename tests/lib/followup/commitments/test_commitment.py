from datetime import date, timedelta

import pytest

from huiyin.followup.commitments import Given, Hand, Part, State, after
from support.promises import ACCEPTER, DUE_ON, GIVEN_ON, GIVER, OWNER, PROMISE, WHY, brought


def put(commitment, act, on, **given):
    return after(commitment, act, hand=GIVER, on=on, given=Given(reason=WHY, **given))


def test_every_new_due_date_is_a_slip_that_stays_and_the_first_one_is_kept():
    later = put(PROMISE, "postpone", date(2016, 10, 1), due_on=date(2017, 3, 31))
    again = put(later, "postpone", date(2017, 3, 1), due_on=date(2017, 6, 30))

    assert (PROMISE.slips, again.slips) == (0, 2)
    assert (again.due_on, again.now_due) == (DUE_ON, date(2017, 6, 30))


def test_it_is_overdue_from_the_day_after_it_was_due_until_it_is_delivered():
    day = DUE_ON + timedelta(9)
    assert (PROMISE.overdue_days(DUE_ON), PROMISE.overdue_days(day)) == (0, 9)
    assert brought("accept", "report", "deliver").overdue_days(day) == 0
    assert brought("accept", "report", "deliver", "verify").overdue_days(day) == 0
    assert brought("accept", "report", "deliver", "send_back").overdue_days(day) == 9


@pytest.mark.parametrize(
    ("on", "until"),
    [
        (date(2016, 9, 15), None),
        (date(2016, 9, 16), date(2016, 11, 1)),
        (date(2016, 11, 1), date(2016, 11, 1)),
        (date(2016, 11, 2), None),
    ],
)
def test_a_hold_lasts_from_its_day_to_its_last(on, until):
    assert brought("accept", "hold").held_until(on) == until


def test_a_hold_that_was_ended_counts_to_the_day_before():
    ended = put(brought("hold", on=date(2016, 10, 1)), "resume", date(2016, 10, 11))

    assert (ended.held_until(date(2016, 10, 10)), ended.held_until(date(2016, 10, 11))) == (date(2016, 10, 10), None)
    assert ended.age(date(2016, 12, 31)) == (108, 98)


def test_what_is_on_hold_is_not_overdue_and_its_age_stays_visible():
    held = put(PROMISE, "hold", DUE_ON, until=date(2017, 1, 31))

    assert (held.overdue_days(date(2017, 1, 31)), held.overdue_days(date(2017, 2, 1))) == (0, 32)
    assert held.age(date(2017, 2, 1)) == (140, 108)


def test_who_acts_for_two_offices_acts_in_both_parts():
    both = Hand("somebody", frozenset({"group", "county"}))
    assert PROMISE.parts_of(both) == {Part.GIVER, Part.ACCEPTER}
    assert (PROMISE.parts_of(OWNER), PROMISE.parts_of(ACCEPTER)) == ({Part.OWNER}, {Part.ACCEPTER})


def test_the_last_entry_is_the_day_on_which_it_was_given_until_something_is_done():
    assert (PROMISE.since, brought("accept").since) == (GIVEN_ON, GIVEN_ON + timedelta(1))


def test_every_state_is_called_something_of_its_own():
    assert len({state.label for state in State}) == len(State)
