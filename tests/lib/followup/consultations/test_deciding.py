from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from huiyin.followup.consultations import Given, State, after, decide, open_to
from support.consulting import ANSWERS_BY, ENOUGH, GROUP, HANDS, OFFER, PLACE, RAISED_ON, STRANGER, UNIT, WANTED, need

LATER = RAISED_ON + timedelta(20)
NUMBERS = "Leave numbers of people out (IDs, mobile telephones, accounts): they are never needed here."


def reasons(found, act, given=None, *, hand=None, on=LATER):
    given = ENOUGH.get(act, Given()) if given is None else given
    decision = decide(found, act, hand=hand or HANDS.get(act, PLACE), on=on, given=given)
    return [reason.words.en for reason in decision.missing]


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        (("promise", "agree"), State.AGREED),
        (("promise_part", "agree"), State.AGREED),
        (("decline", "take_note"), State.SETTLED),
        (("decline", "ask_again", "promise", "agree"), State.AGREED),
        (("promise", "withdraw"), State.WITHDRAWN),
    ],
)
def test_a_need_goes_its_way_step_by_step(acts, state):
    found = need()
    for days, act in enumerate(acts, start=1):
        assert reasons(found, act, on=RAISED_ON + timedelta(days)) == []
        found = after(found, act, on=RAISED_ON + timedelta(days), given=ENOUGH.get(act, Given()))
    assert found.state is state


def test_it_keeps_what_was_promised_and_how_often_the_unit_was_asked():
    assert (need("promise_part").offered, need("promise_part", "ask_again").offered) == (Decimal(5), None)
    assert need("decline", "ask_again").asked == 2


@pytest.mark.parametrize(
    ("act", "given", "words"),
    [
        ("promise", replace(OFFER, amount=Decimal(11)), "12 is wanted; for less than that, answer: partly."),
        ("promise", replace(OFFER, amount=None), "Say how much; 12 is wanted."),
        ("promise", replace(OFFER, due_on=LATER), "Say by when: a day after today."),
        ("promise", replace(OFFER, person=""), "This has to be said."),
        ("promise", replace(OFFER, what="call 13800138765"), NUMBERS),
        ("promise_part", replace(OFFER, reason="the rest is the county's", amount=WANTED),
         "A part is more than nothing and less than the 12 that is wanted."),
        ("promise_part", replace(OFFER, amount=Decimal(5)), "This has to be said."),
        ("decline", Given(), "This has to be said."),
    ],
)  # fmt: skip
def test_an_answer_says_what_how_much_by_when_and_who_or_why_not(act, given, words):
    assert reasons(need(), act, given) == [words]


def test_nobody_is_asked_how_much_of_what_cannot_be_counted():
    uncounted = need(quantity=None)

    assert reasons(uncounted, "promise", replace(OFFER, amount=None)) == []
    assert after(uncounted, "promise", on=LATER, given=OFFER).offered is None


@pytest.mark.parametrize(("act", "acts"), [("promise", ()), ("decline", ()), ("agree", ("promise",)), ("lapse", ())])
def test_a_stranger_does_nothing_and_is_told_who_can(act, acts):
    on = ANSWERS_BY + timedelta(1)
    assert [words[:5] for words in reasons(need(*acts), act, hand=STRANGER, on=on)] == ["Only "]


def test_it_is_recorded_as_never_answered_only_after_the_days_for_answers():
    words = "The unit has until 2016-05-31 to answer; this can be recorded after that."

    assert reasons(need(), "lapse", on=ANSWERS_BY) == [words]
    assert reasons(need(), "lapse", on=ANSWERS_BY + timedelta(1)) == []


def test_what_is_over_stays_as_it_is_and_no_day_lies_before_the_last():
    waits = "waits for the unit, promised, waits for the place, declined, waits for the place"
    assert reasons(need("promise", "agree"), "withdraw") == [f"It is agreed; this can be done while it is: {waits}."]
    assert reasons(need("promise"), "agree", on=RAISED_ON) == [
        "The day 2016-04-01 lies before the last entry (2016-04-02)."
    ]


def test_each_is_offered_only_what_is_theirs_to_do_now():
    def keys(found, hand):
        return [act.key for act in open_to(found, hand=hand, on=LATER)]

    assert keys(need(), UNIT) == ["promise", "promise_part", "decline"]
    assert keys(need(), PLACE) == ["withdraw"]
    assert keys(need("promise"), PLACE) == ["agree", "ask_again", "withdraw"]
    assert keys(need("decline"), PLACE) == ["ask_again", "take_note", "withdraw"]
    assert keys(need("promise"), UNIT) == keys(need(), GROUP) == []
