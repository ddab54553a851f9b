from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.funds import Given, Life, State, Step, decide, open_to, propose

ON = date(2016, 9, 14)
PROPOSED = Life(State.PROPOSED, 1_000_00, "632725000000", "Z-0001", clear={"red_line": True, "grazing_ban": True})
APPROVED = replace(PROPOSED, state=State.APPROVED)
PREFECTURE = "632700000000"
PAPER = Given(fen=100_00, on=ON, document="玉财农〔2016〕8 号")


def why(life, step, office=PREFECTURE, given=PAPER):
    return [reason.words.en for reason in decide(life, step, office=office, on=ON, given=given).missing]


def test_another_office_approves_once_both_checks_of_the_land_are_clear():
    assert why(PROPOSED, Step.APPROVE) == []


@pytest.mark.parametrize(
    ("clear", "words"),
    [
        ({"red_line": True}, "Nobody has answered the check 'grazing ban' yet."),
        ({"red_line": False, "grazing_ban": True}, "The check 'ecological red line' stands against it."),
    ],
)
def test_a_project_whose_land_is_not_checked_or_not_clear_is_not_approved(clear, words):
    (said,) = why(replace(PROPOSED, clear=clear), Step.APPROVE)
    assert said.startswith(words)


@pytest.mark.parametrize("step", [Step.APPROVE, Step.REFUSE])
def test_who_proposed_it_carries_it_out_or_stands_below_does_not_decide(step):
    given = Given(reason="与规划不符")
    assert why(PROPOSED, step, "632725000000", given) == [
        "The office that proposed it can't decide about it; another has to."
    ]
    assert why(PROPOSED, step, "Z-0001", given) == ["The office that carries it out can't do this; another has to."]
    assert why(replace(PROPOSED, above_proposer=False), step, given=given) == [
        "An office below the one that proposed it can't decide about it."
    ]


@pytest.mark.parametrize("step", [Step.ALLOCATE, Step.ACCEPT, Step.CLOSE])
def test_the_owner_neither_allocates_to_itself_nor_accepts_nor_closes(step):
    assert "The office that carries it out can't do this; another has to." in why(APPROVED, step, "Z-0001")


def test_no_more_is_allocated_paid_or_accepted_than_there_is_to_the_fen():
    assert why(APPROVED, Step.ALLOCATE, given=replace(PAPER, fen=1_000_00)) == []
    assert why(APPROVED, Step.ALLOCATE, given=replace(PAPER, fen=1_000_01)) == [
        "1000.01 yuan is more than what is left of the approved amount: 1000 yuan."
    ]
    given = replace(APPROVED, allocated=600_00, paid=500_00, accepted=450_00)
    assert why(given, Step.PAY, given=replace(PAPER, fen=100_00)) == []
    assert why(given, Step.PAY, given=replace(PAPER, fen=100_01)) == [
        "100.01 yuan is more than what was allocated and is not paid out: 100 yuan."
    ]
    assert why(given, Step.ACCEPT, given=replace(PAPER, fen=50_01)) == [
        "50.01 yuan is more than what was paid out and is not accepted: 50 yuan."
    ]


def test_an_entry_needs_its_amount_its_day_and_its_document():
    assert why(APPROVED, Step.ALLOCATE, given=Given()) == [
        "Say how much, in yuan: more than nothing.",
        "Give the number of the document, at most 60 characters.",
        "Give the day, today (2016-09-14) or before.",
    ]
    later = replace(PAPER, on=date(2016, 9, 15))
    assert why(APPROVED, Step.ALLOCATE, given=later) == ["Give the day, today (2016-09-14) or before."]


def test_refusing_and_reversing_need_a_reason_and_no_words_hold_an_id():
    assert why(PROPOSED, Step.REFUSE, given=Given(reason=" ")) == ["Give a reason."]
    assert why(APPROVED, Step.REVERSE, given=Given()) == ["Give a reason."]
    (said,) = why(APPROVED, Step.REVERSE, given=Given(reason="付给 632725199003070035"))
    assert said.startswith("Leave the ID number out")
    (said,) = why(APPROVED, Step.PAY, given=replace(PAPER, fen=None, document="632725199003070035"))[1:2]
    assert said.startswith("Leave the ID number out")
    (said,) = why(PROPOSED, Step.REFUSE, given=Given(reason="长" * 301))
    assert said == "The reason has 301 characters; 300 are allowed."


def test_a_project_is_closed_once_all_that_was_paid_is_accepted_and_every_milestone_reached():
    assert why(replace(APPROVED, open_milestones=2), Step.CLOSE) == [
        "Nothing of it was accepted yet.", "2 milestones are not reached.",
    ]  # fmt: skip
    assert why(replace(APPROVED, allocated=5, paid=5, accepted=4), Step.CLOSE) == [
        "0.05 yuan was paid out and 0.04 accepted; the two must be the same."
    ]
    assert why(replace(APPROVED, allocated=5, paid=5, accepted=5), Step.CLOSE) == []


def test_what_can_be_done_follows_its_state():
    assert open_to(PROPOSED, PREFECTURE) == (Step.ANSWER, Step.APPROVE, Step.REFUSE)
    assert open_to(APPROVED, "Z-0001") == (Step.PAY, Step.REACH, Step.HOUSEHOLDS, Step.REVERSE)
    assert open_to(replace(APPROVED, state=State.CLOSED), PREFECTURE) == ()
    assert why(PROPOSED, Step.PAY)[0] == "It is proposed; this can be done while it is: approved."


def test_a_proposal_needs_a_title_an_amount_and_days_in_order():
    days = {"begins": date(2016, 5, 1), "due": date(2016, 5, 1)}
    said = [one.words.en for one in propose(title=" ", planned=0, **days).missing]
    assert said == [
        "Say in at most 120 characters what is built or done.",
        "The amount must be more than nothing (0 yuan).",
        "It is due on 2016-05-01, which is not after it begins (2016-05-01).",
    ]
    (said,) = propose(title="632725199003070035", planned=1, begins=ON, due=date(2017, 1, 1)).missing
    assert said.field == "title"
