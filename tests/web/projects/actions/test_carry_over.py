from dataclasses import replace
from datetime import date, timedelta

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.projects.actions.carry_over import Entered, Line, carry_over
from huiyin_web.projects.errors import LedgerRefusedError
from huiyin_web.projects.models import Project
from support import given as register
from support.projects import AT, TERMS, county, prefecture, village

pytestmark = pytest.mark.django_db
BY = platform("test")


@pytest.fixture(autouse=True)
def _places():
    register.places()


def entered(flow, fen, days=0):
    return Entered(flow, fen, "玉财农〔2016〕8 号", prefecture(), AT + timedelta(days))


def line(*money, **more):
    return Line(
        TERMS, county(), AT, **{"approver": prefecture(), "checked": "囊环发〔2016〕12 号", "money": money} | more
    )


def test_a_ledger_comes_over_with_money_milestones_and_households_in_one_event():
    home = register.household(member_count=3)
    whole = line(
        entered("allocated", 900_01), entered("paid", 900_01, 1), entered("accepted", 900_01, 2),
        reached={"start": date(2016, 5, 9)}, households={home.pk: 400_00}, closed_on=date(2016, 12, 1),
    )  # fmt: skip
    first, second = carry_over(ledger=[whole, Line(TERMS, county(), AT)], by=BY, at=AT + timedelta(90))

    assert (first.number, first.state, first.allocated, first.paid, first.accepted) == (
        "P-2016-0001", "closed", 90_001, 90_001, 90_001,
    )  # fmt: skip
    assert (second.number, second.state, second.answers.count()) == ("P-2016-0002", "proposed", 0)
    assert first.milestones.get(key="start").reached_on == date(2016, 5, 9)
    assert list(first.reached.values_list("household", "fen", "persons", "is_poor")) == [(home.pk, 40_000, 3, True)]
    assert [one.step for one in first.deeds.order_by("pk")] == ["proposed", "approve", "close"]
    event = AuditEvent.objects.get(action="projects.ledger.carried")
    assert event.detail == {"projects": 2, "entries": 3, "households": 1}


def test_sums_that_do_not_reconcile_are_taken_as_they_are_and_show_as_a_sign():
    (row,) = carry_over(ledger=[line(entered("allocated", 5), entered("paid", 6))], by=BY, at=AT)
    assert row.signs.filter(sign="overdrawn").exists()


def test_whatever_stands_against_a_line_is_named_and_nothing_comes_over():
    wrong = [
        replace(line(), terms=replace(TERMS, place_code="639999999999")),
        replace(line(), terms=replace(TERMS, planned=0)),
        replace(line(), terms=replace(TERMS, begins_on=date(2016, 10, 1), due_on=date(2016, 12, 1))),
    ]
    with pytest.raises(LedgerRefusedError) as refused:
        carry_over(ledger=[line(), *wrong], by=BY, at=AT)
    said = refused.value.say("en")
    assert [
        words in said for words in ("2. ", "No place has the code", "3. ", "more than nothing", "4. ", "season")
    ] == [True] * 6
    assert Project.objects.count() == 0


def test_a_village_carries_nothing_over():
    with pytest.raises(NotAllowedError):
        carry_over(ledger=[line()], by=village(), at=AT)
