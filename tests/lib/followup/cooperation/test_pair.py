from datetime import date

import pytest

from huiyin.followup.cooperation import (
    ASPECTS,
    ITEMS,
    Entry,
    Side,
    State,
    Step,
    Told,
    decide_agreement,
    decide_amounts,
    decide_answer,
    decide_entry,
    steps_of,
)

ON = date(2017, 9, 14)
ENTRY = {
    "side": Side.EAST, "item": "doctors_west", "amount": 2, "day": date(2017, 3, 1), "until": date(2018, 2, 28),
    "what": "县人民医院", "document": "锡协办〔2017〕3 号", "on": ON,
}  # fmt: skip


def why(decision):
    return [reason.words.en for reason in decision.missing]


def test_every_aspect_has_something_to_count():
    assert {item.aspect for item in ITEMS.values()} == set(ASPECTS.keys())


def test_each_side_has_its_own_steps_and_whoever_is_of_neither_has_none():
    assert set(steps_of(Side.EAST)) & set(steps_of(Side.WEST)) == {Step.ENTER, Step.CONFIRM, Step.REFUSE}
    assert Step.REPORT in steps_of(Side.EAST)
    assert Step.AGREE in steps_of(Side.WEST)
    assert steps_of(None) == ()


def test_an_agreement_needs_a_pairing_its_days_and_its_document():
    asked = {"document": "协议 1", "begins": date(2016, 9, 1), "until": date(2020, 12, 31), "on": ON}
    assert why(decide_agreement(paired=True, **asked)) == []
    wrong = asked | {"until": date(2016, 8, 31), "document": ""}
    assert why(decide_agreement(paired=False, **wrong)) == [
        "This partner is not paired with this county. Have the pairing recorded in the round of assistance first.",
        "It ends on 2016-08-31, which lies before it begins (2016-09-01).",
        "This has to be said.",
    ]


def test_the_eastern_side_plans_and_reports_and_not_before_the_year_has_begun():
    asked = {"amounts": {"jobs": 100}, "year": 2017, "on": ON}
    assert why(decide_amounts(Step.PLAN, side=Side.EAST, **asked)) == []
    assert why(decide_amounts(Step.PLAN, side=Side.WEST, **asked)) == ["To plan the year is for the eastern partner."]
    assert why(decide_amounts(Step.REPORT, side=Side.EAST, amounts={"jobs": -1}, year=2018, on=ON)) == [
        "2018 has not begun.", "Give an amount from 0 to 10,000,000,000,000.",
    ]  # fmt: skip
    assert why(decide_amounts(Step.PLAN, side=Side.EAST, amounts={}, year=2017, on=ON)) == [
        "Give an amount for one item at least."
    ]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"side": None}, "You act for neither of the two."),
        ({"item": "funds"}, "This is counted from projects and from the register; nothing is entered for it."),
        ({"amount": 0}, "Give an amount of more than nothing."),
        ({"day": date(2017, 9, 15)}, "Give a day, today (2017-09-14) or before."),
        ({"until": date(2017, 2, 28)}, "It ends on 2017-02-28, which lies before it begins (2017-03-01)."),
        ({"what": "13800138765"}, "Leave numbers of people out (IDs, mobile telephones, accounts): they are never needed here."),
        ({"document": ""}, "This has to be said."),
    ],
)  # fmt: skip
def test_an_entry_says_what_when_and_by_which_document(changes, words):
    assert why(decide_entry(**ENTRY)) == []
    assert why(decide_entry(**ENTRY | changes)) == [words]


def test_the_other_side_confirms_once_and_refuses_with_a_reason():
    made = Entry(Side.EAST, State.ENTERED)
    assert why(decide_answer(Step.CONFIRM, made, side=Side.WEST, reason="")) == []
    assert why(decide_answer(Step.CONFIRM, made, side=Side.EAST, reason="")) == [
        "Your own side made this entry; the other has to confirm it."
    ]
    assert why(decide_answer(Step.REFUSE, made, side=Side.WEST, reason="")) == ["This has to be said."]
    assert why(decide_answer(Step.CONFIRM, Entry(Side.EAST, State.CONFIRMED), side=Side.WEST, reason="")) == [
        "This entry stands as: confirmed. Choose one that waits."
    ]
    confirmed = Entry(Side.EAST, State.CONFIRMED)
    assert why(decide_answer(Step.REFUSE, confirmed, side=Side.WEST, reason="重复计算")) == []


def test_what_was_reported_stands_beside_what_is_counted():
    assert Told(planned=100, reported=90, counted=80).differs
    assert not Told(reported=None, counted=80).differs
    assert not Told(reported=0, counted=0).differs
    assert (Told(planned=100, counted=80).share, Told(planned=0, counted=80).share) == (0.8, None)
