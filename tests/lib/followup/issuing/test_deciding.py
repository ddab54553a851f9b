from dataclasses import replace
from datetime import date, timedelta

import pytest

from huiyin.followup.issuing import Given, State, decide, open_to
from support.documents import ASKED, DRAFTED_ON, ENOUGH, HANDS, KEEPER, MEETING, STRANGER, TEXT, document

LATER = DRAFTED_ON + timedelta(20)
LIFE = ("write", "consult", "opine", "answer", "approve", "issue", "supersede")


def reasons(found, act, *, hand=None, on=LATER, **changes):
    given = replace(ENOUGH.get(act, Given()), **changes)
    decision = decide(found, act, hand=hand or HANDS.get(act, KEEPER), on=on, given=given)
    return [reason.words.en for reason in decision.missing]


def test_a_document_goes_its_way_from_draft_to_superseded():
    states = [document(*LIFE[:number]).state.value for number in range(len(LIFE) + 1)]
    assert states == ["draft", "draft", "consulted", "consulted", "consulted", "approved", "issued", "superseded"]
    allowed = [reasons(document(*LIFE[:number]), act, on=DRAFTED_ON + timedelta(10)) for number, act in enumerate(LIFE)]
    assert allowed == [[]] * len(LIFE)


def test_nothing_is_approved_before_those_who_were_asked_have_answered_and_were_answered():
    asked = document("write", "consult")
    assert reasons(asked, "approve") == ["finance was asked until 2016-08-01 and has not answered."]
    assert reasons(asked, "approve", on=date(2016, 8, 2)) == []
    assert reasons(document("write", "consult", "opine"), "approve") == ["What finance asks for was not answered."]


def test_only_a_concluded_meeting_approves():
    ready = document("write", "consult", "opine", "answer")
    words = "Only a meeting of its leading group, when it is concluded can do this."
    assert reasons(ready, "approve", hand=KEEPER) == [words]
    assert reasons(ready, "approve", hand=STRANGER) == [words]


def test_what_a_meeting_asked_to_be_revised_is_revised_before_it_is_issued():
    approved = replace(document("write", "consult", "opine", "answer", "approve"), conditions="明确抽样办法")
    assert reasons(approved, "issue") == ["The meeting asked for a revision first: 明确抽样办法"]
    assert reasons(replace(approved, state=State.REVISED), "issue") == []


def test_a_draft_is_neither_issued_nor_approved():
    draft = document("write")
    assert [bool(reasons(draft, act)) for act in ("issue", "approve", "supersede")] == [True, True, True]


@pytest.mark.parametrize(
    ("act", "acts", "changes", "words"),
    [
        ("write", (), {"words": "no number"}, "Begin each clause with its number"),
        ("write", (), {"words": "1 a\n1 b"}, "Two clauses have the number 1."),
        ("write", (), {"words": ""}, "This has to be said."),
        ("consult", (), {}, "Write a version with clauses first."),
        ("consult", ("write",), {"offices": ("group",)}, "Name at least one other office."),
        ("consult", ("write", "consult"), {}, "finance was asked already."),
        ("consult", ("write",), {"until": LATER}, "Say by when: a day after today."),
        ("opine", ("write", "consult"), {"stance": "maybe"}, "Say whether your office agrees"),
        ("opine", ("write", "consult"), {"words": ""}, "Say what is to be changed"),
        ("opine", ("write", "consult", "opine"), {}, "Your office has given its opinion already."),
        ("answer", ("write", "consult"), {}, "This office has given no opinion."),
        ("answer", ("write", "consult", "opine"), {"taken_up": ""}, "Say what became of the opinion."),
        ("answer", ("write", "consult", "opine"), {"taken_up": "not_adopted"}, "This has to be said."),
        ("return", ("write", "consult"), {"reason": ""}, "This has to be said."),
        ("revise", LIFE[:5], {"reason": ""}, "This has to be said."),
        ("issue", LIFE[:5], {"number": ""}, "This has to be said."),
        ("issue", LIFE[:5], {"effective_on": None}, "Say from which day it is in force."),
        ("issue", LIFE[:5], {"effective_on": date(2016, 7, 2)}, "It can't take effect (2016-07-02) before it is issued"),
        ("supersede", LIFE[:6], {"other_from": None}, "Name another document that is issued."),
        ("withdraw", (), {"reason": ""}, "This has to be said."),
        ("withdraw", LIFE[:6], {}, "It is issued; this can be done while it is: draft"),
    ],
)  # fmt: skip
def test_what_stands_against_an_act_is_said(act, acts, changes, words):
    assert any(said.startswith(words) for said in reasons(document(*acts), act, **changes))


def test_the_asked_office_gives_its_opinion_and_nobody_else_does():
    asked = document("write", "consult")
    assert reasons(asked, "opine", hand=ASKED) == []
    assert reasons(asked, "opine", hand=KEEPER) == ["Only an office that was asked for its opinion can do this."]


def test_whoever_is_asked_anew_after_a_meeting_sent_it_back_speaks_anew():
    again = document("write", "consult", "opine", "answer", "return", "write", "consult")
    assert [(one.office, one.stance) for one in again.opinions] == [("finance", "")]


def test_what_is_open_is_what_can_be_done():
    found = document("write", "consult", "opine", "answer")
    hands = (KEEPER, MEETING, ASKED, STRANGER)
    assert [[act.key for act in open_to(found, hand=hand, on=LATER)] for hand in hands] == [
        ["write", "consult", "answer", "withdraw"], ["approve", "return"], [], [],
    ]  # fmt: skip


def test_a_day_before_the_last_entry_is_refused():
    assert reasons(document("write"), "write", on=DRAFTED_ON, words=TEXT) == [
        "The day 2016-07-01 lies before the last entry (2016-07-02)."
    ]
