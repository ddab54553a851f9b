from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from huiyin.followup.commitments import ACTS, Given, Hand, Part, State, decide, open_to, turn_in, turn_of
from huiyin.policy import Verdict
from support.promises import ACCEPTER, DUE_ON, ENOUGH, GIVEN_ON, GIVER, HANDS, OWNER, PROMISE, STRANGER, WHY, brought

TO_DELIVER = ("accept", "report", "deliver")


def said(commitment, act, *, hand=None, on=date(2016, 10, 1), given=None):
    given = ENOUGH.get(act, Given()) if given is None else given
    decision = decide(commitment, act, hand=hand or HANDS[act], on=on, given=given)
    return [reason.words.en for reason in decision.reasons if reason.verdict is Verdict.MISSING]


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        (("accept",), State.ACCEPTED),
        (("decline",), State.DECLINED),
        (("decline", "hand_over"), State.PLEDGED),
        (("accept", "report"), State.UNDER_WAY),
        (TO_DELIVER, State.DELIVERED),
        ((*TO_DELIVER, "send_back"), State.SENT_BACK),
        ((*TO_DELIVER, "send_back", "deliver", "verify"), State.CLOSED),
        ((*TO_DELIVER, "verify", "reopen"), State.UNDER_WAY),
        (("accept", "withdraw"), State.WITHDRAWN),
        (("accept", "hold"), State.ACCEPTED),
        (("accept", "postpone"), State.ACCEPTED),
    ],
)
def test_each_act_is_allowed_on_its_way_and_leads_to_its_state(acts, state):
    for many in range(len(acts)):
        at = brought(*acts[:many])
        assert said(replace(at, owner="unit"), acts[many]) == []
    assert brought(*acts).state is state


def test_a_missed_promise_is_explained_before_it_is_delivered_late():
    late = date(2017, 2, 1)
    missed = brought("accept", "miss")

    assert said(missed, "deliver", on=late) == [
        "It is missed; this can be done while it is: accepted, in progress, sent back, explained."
    ]
    assert said(brought("accept", "miss", "explain"), "deliver", on=late) == []


def test_what_is_out_of_order_is_refused_with_the_states_in_which_it_is_in_order():
    assert said(PROMISE, "verify") == ["It is pledged; this can be done while it is: delivered."]
    assert said(brought(*TO_DELIVER, "verify"), "verify") == [
        "It is verified and closed; this can be done while it is: delivered."
    ]


def test_nothing_is_done_before_what_was_done_last():
    assert said(brought("accept"), "report", on=GIVEN_ON) == [
        "The day 2016-09-14 lies before the last entry (2016-09-15)."
    ]


@pytest.mark.parametrize("act", ACTS)
def test_a_stranger_does_nothing(act):
    only = {
        "accept": "its owner", "decline": "its owner", "report": "its owner", "deliver": "its owner",
        "explain": "its owner", "assign": "its owner", "verify": "its accepter", "send_back": "its accepter", "withdraw": "who gave it",
        "prove": "its owner, its accepter", "remark": "who gave it, its owner, its accepter",
    }.get(act, "who gave it, its accepter")  # fmt: skip
    assert f"Only {only} can do this." in said(PROMISE, act, hand=STRANGER)


def test_an_owner_cannot_accept_what_they_delivered_not_even_for_another_office():
    delivered = brought(*TO_DELIVER)
    moved = Hand(OWNER.by, frozenset({"county"}))
    colleague = Hand("colleague", frozenset({"unit", "county"}))
    apart = ["Whoever has to keep it, reported on it or delivered it can't do this: somebody of another office must."]

    assert said(delivered, "verify", hand=OWNER) == ["Only its accepter can do this."]
    assert said(delivered, "verify", hand=moved) == apart
    assert said(delivered, "verify", hand=colleague) == apart
    assert said(delivered, "verify", hand=ACCEPTER) == []


@pytest.mark.parametrize("act", ["hold", "postpone", "miss", "reopen"])
def test_a_unit_that_gave_its_own_promise_neither_puts_it_off_nor_judges_it(act):
    own = replace(brought(*TO_DELIVER, "verify") if act == "reopen" else brought("accept"), giver="unit")
    assert "somebody of another office must" in said(own, act, hand=OWNER, on=DUE_ON + timedelta(1))[0]


def test_nobody_closes_without_evidence_and_nobody_delivers_without():
    wanted = ["Add at least one proof first: a file, or a record that shows it."]
    assert said(replace(brought("accept"), evidence=0), "deliver") == wanted
    assert said(replace(brought(*TO_DELIVER), evidence=0), "verify") == wanted


def test_a_lead_delivers_once_all_parts_are_over():
    assert said(replace(brought("accept"), open_parts=2), "deliver") == [
        "2 parts of supporting organisations are open."
    ]


@pytest.mark.parametrize(
    ("act", "given", "words"),
    [
        ("send_back", Given(reason=" "), "Give a reason."),
        ("postpone", Given(due_on=date(2017, 1, 1)), "Give a reason."),
        ("postpone", Given(reason=WHY, due_on=DUE_ON), "The new due date must lie after the present one (2016-12-31)"),
        ("hold", Given(reason=WHY, until=date(2016, 10, 1)), "Say until when: a day after today."),
        ("report", Given(), "Say how much of 180 is done so far."),
        ("report", Given(amount=Decimal(-1)), "The amount can't be negative (-1)."),
        ("hand_over", Given(reason=WHY, owner="county"), "Name somebody else to own it; who accepts it can't."),
        ("withdraw", Given(reason="x" * 301), "The reason has 301 characters; 300 are allowed."),
        ("withdraw", Given(reason="632725199003070035"), "Leave the ID number out"),
    ],
)
def test_what_is_missing_is_named(act, given, words):
    at = brought(*TO_DELIVER) if act == "send_back" else brought("accept")
    found = said(at, act, given=given)
    assert len(found) == 1
    assert found[0].startswith(words)


def test_what_has_no_quantity_takes_no_amount_and_needs_none():
    plain = replace(brought("accept"), quantity=None)
    assert said(plain, "deliver", given=Given()) == []
    assert said(plain, "deliver", given=Given(amount=Decimal(1))) == ["It has no quantity; leave the amount empty."]


def test_less_than_promised_is_a_question_and_no_refusal():
    decision = decide(
        brought(*TO_DELIVER), "verify", hand=ACCEPTER, on=date(2016, 10, 1), given=Given(amount=Decimal(142))
    )
    assert decision.allowed is True
    assert [(reason.verdict, reason.words.en) for reason in decision.reasons] == [
        (Verdict.QUESTION, "142 of 180: this is kept in part.")
    ]


def test_nobody_misses_a_promise_before_its_day_is_over():
    assert said(brought("accept"), "miss", on=DUE_ON) == [
        "It is due on 2016-12-31; nobody misses it before that day is over."
    ]
    assert said(brought("accept"), "miss", on=DUE_ON + timedelta(1)) == []


def test_what_is_on_hold_waits_and_may_be_resumed_put_off_handed_over_or_withdrawn():
    held = brought("accept", "hold")
    assert said(held, "report") == ["It is on hold until 2016-11-01; end the hold first."]
    assert said(brought("accept"), "resume") == ["It is not on hold."]
    assert [act.key for act in open_to(held, hand=GIVER, on=date(2016, 10, 1))] == [
        "hand_over", "remark", "withdraw", "resume", "postpone",
    ]  # fmt: skip
    assert said(held, "report", on=date(2016, 11, 2)) == []


@pytest.mark.parametrize(
    ("acts", "turn"),
    [
        ((), Part.OWNER),
        (("decline",), Part.GIVER),
        (("accept",), Part.OWNER),
        (TO_DELIVER, Part.ACCEPTER),
        ((*TO_DELIVER, "send_back"), Part.OWNER),
        (("accept", "miss"), Part.OWNER),
        (("accept", "miss", "explain"), Part.GIVER),
        (("accept", "hold"), None),
        ((*TO_DELIVER, "verify"), None),
        (("withdraw",), None),
    ],
)
def test_it_is_somebody_s_turn_unless_it_is_on_hold_or_over(acts, turn):
    assert turn_of(brought(*acts), date(2016, 10, 1)) == turn


def test_handing_over_makes_another_office_its_owner_who_has_to_accept_it_anew():
    handed = brought("accept", "hand_over")
    assert (handed.owner, handed.state) == ("another unit", State.PLEDGED)


def test_a_state_says_whose_turn_it_is_while_nothing_holds_the_commitment():
    assert [turn_in(state) for state in (State.PLEDGED, State.DELIVERED, State.DECLINED, State.CLOSED)] == [
        Part.OWNER, Part.ACCEPTER, Part.GIVER, None,
    ]  # fmt: skip
