from decimal import Decimal

import pytest

from huiyin.planning.targets import TargetError
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.revise_target import revise_target
from huiyin_web.targets.errors import ChangedMeanwhileError, TargetRefusedError
from huiyin_web.targets.models import Target
from support import cast
from support import given as register
from support.targets import AT, asked, broken_down, county, of_county, of_prefecture, prefecture, province, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def revised(row, value="550", reason="雪灾", by=None, seen=None):
    sent = Sent(row.entries.count() if seen is None else seen, Decimal(value) if value else None, reason=reason)
    return revise_target(target=row.pk, sent=sent, by=by or prefecture(), at=AT)


def test_what_was_planned_stays_beside_what_was_revised_and_every_change_is_kept():
    row = of_county()
    revised(row, "550")
    revised(row, "500", "核实后再调")

    found = Target.objects.get(pk=row.pk)
    assert (found.planned, found.revised, found.wanted) == (60_000, 50_000, 50_000)
    entries = row.entries.filter(act="revised").order_by("pk")
    assert [(one.value, one.reason) for one in entries] == [(55_000, "雪灾"), (50_000, "核实后再调")]
    event = AuditEvent.objects.filter(action="targets.target.revised").order_by("pk").last()
    assert event.detail["was"] == "550"
    assert event.detail["value"] == "500"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"value": ""}, "Give a number."),
        ({"reason": " "}, "Give a reason."),
        ({"value": "600"}, "That is what it asks for already."),
        ({"reason": "户主 632725199003070035"}, "Leave the ID number out"),
    ],
)
def test_what_lacks_is_said_and_nothing_changes(sent, words):
    row = of_county()
    with pytest.raises(TargetRefusedError, match=words):
        revised(row, **sent)
    assert Target.objects.get(pk=row.pk).revised is None


def test_an_open_request_is_answered_first_and_a_draft_is_changed_where_it_was_written():
    row = of_county()
    asked(row)
    with pytest.raises(TargetRefusedError, match="Answer the request for another value first."):
        revised(row)
    broken_down(wanted("training", "300"), {cast.PREFECTURE: "300"}, by=province())
    with pytest.raises(TargetRefusedError, match="It is a draft"):
        revised(Target.objects.get(indicator="training", office=cast.PREFECTURE), "200", by=province())


def test_only_the_office_that_set_it_revises_it():
    row = of_county()
    for by in (county(), province()):
        with pytest.raises(NotFoundError):
            revised(row, by=by)


def test_a_number_below_zero_and_a_page_out_of_date_change_nothing():
    row = of_prefecture()
    with pytest.raises(TargetError, match="A number is zero or more."):
        revised(row, "-5", by=province())
    with pytest.raises(ChangedMeanwhileError):
        revised(row, by=province(), seen=0)
