from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.household_plans import Measure, decline, plan_measure

ON = date(2016, 9, 14)
EWES = Measure("industry", "accepted", "母羊 7 只", date(2016, 11, 30), "632725000000", 700_000, 700, "animals")


def why(measure, proposed=("industry",)):
    decision = plan_measure(measure, year=2016, on=ON, proposed=proposed)
    return [(reason.field, reason.words.en) for reason in decision.missing]


def test_what_is_proposed_is_planned_with_what_how_much_by_whom_and_when():
    assert why(EWES) == []
    assert why(replace(EWES, fen=None, hundredths=None, unit="", giver="")) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"what": " "}, "what", "This has to be said."),
        ({"what": "x" * 121}, "what", "121 characters; 120 are allowed."),
        ({"what": "给 632725199003070035 的羊"}, "what", "Leave numbers of people out"),
        ({"due_on": None}, "due_on", "Give the day by which it is there, from 2016-09-14 to 2016-12-31."),
        ({"due_on": date(2016, 9, 13)}, "due_on", "Give the day by which it is there"),
        ({"due_on": date(2017, 1, 1)}, "due_on", "Give the day by which it is there"),
        ({"fen": 0}, "yuan", "It must be more than nothing (0)."),
        ({"hundredths": -100}, "quantity", "It must be more than nothing (-1.0)."),
        ({"unit": ""}, "unit", "A quantity has a unit, and a unit a quantity."),
        ({"hundredths": None}, "unit", "A quantity has a unit, and a unit a quantity."),
        ({"answer": "maybe", "why": "x"}, "answer", "Say whether it is as proposed"),
    ],
)
def test_what_a_measure_lacks_is_said_at_its_field(changes, field, words):
    ((at, said),) = why(replace(EWES, **changes))
    assert at == field
    assert said.startswith(words)


def test_what_is_not_proposed_is_planned_besides_or_instead_with_a_reason():
    assert [field for field, _ in why(EWES, proposed=("training",))] == ["answer"]
    assert [field for field, _ in why(replace(EWES, answer="own"), ())] == ["why"]
    assert why(replace(EWES, answer="own", why="邻居合作社愿意带动"), ()) == []
    instead = replace(EWES, answer="changed", instead_of="microcredit", why="不愿借贷")
    assert why(instead, ("microcredit",)) == []
    assert [field for field, _ in why(instead, ("industry",))] == ["instead_of"]


def test_a_proposal_is_declined_with_a_reason_and_only_while_it_is_not_planned():
    def refused(kind, reason, planned=()):
        found = decline(kind, reason, proposed=("training",), planned=planned)
        return [reason.words.en for reason in found.missing]

    assert refused("training", "已有技术") == []
    assert refused("training", "") == ["This has to be said."]
    assert refused("training", "已有技术", ("training",)) == ["The plan holds it. Take it out first."]
    assert refused("industry", "无") == [
        "This kind of help is not proposed for the household. Plan it besides, with your reason."
    ]
