from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from huiyin.followup.commitments import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.access.scope import EVERYWHERE
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.errors import ChangedMeanwhileError, CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast
from support import given as register
from support.commitments import AT, DUE_ON, PROVEN, TODAY, UNIT, brought, county, did, given, township, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_promise_is_followed_from_its_day_to_its_verified_closing():
    row = brought(given(), *PROVEN, "verify")

    assert (row.state, row.delivered_on, row.closed_on) == ("closed", TODAY + timedelta(3), TODAY + timedelta(4))
    assert (row.reported, row.verified, row.acts) == (18_000, 18_000, 4)
    assert [entry.act for entry in row.entries.order_by("pk")] == ["accept", "prove", "deliver", "verify"]
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == [
        "commitments.commitment.given", "commitments.commitment.accept", "commitments.commitment.prove",
        "commitments.commitment.deliver", "commitments.commitment.verify",
    ]  # fmt: skip


def test_its_owner_cannot_accept_it():
    row = brought(given(), *PROVEN)
    with pytest.raises(CommitmentRefusedError, match="Only its accepter can do this"):
        did(row, "verify", by=unit(), days=5, amount=Decimal(180))
    assert Commitment.objects.get().state == "delivered"


def test_nobody_closes_or_delivers_without_evidence():
    row = brought(given(), "accept")
    with pytest.raises(CommitmentRefusedError, match="Add at least one proof first"):
        did(row, "deliver", by=unit(), days=5, amount=Decimal(180))
    assert Commitment.objects.get().state == "accepted"


def test_what_is_sent_back_is_no_longer_delivered_and_can_be_delivered_again():
    row = brought(given(), *PROVEN, "send_back")
    assert (row.state, row.delivered_on, row.reported) == ("sent_back", None, 18_000)
    again = did(row, "deliver", by=unit(), days=9, amount=Decimal(180))
    assert again.delivered_on == TODAY + timedelta(9)


def test_an_amount_of_nothing_is_reported_and_recorded_as_such():
    row = did(brought(given(), "accept"), "report", by=unit(), days=3, amount=Decimal(0))
    assert row.reported == 0
    assert AuditEvent.objects.latest("pk").detail["amount"] == "0"


def test_what_is_said_about_a_delivered_or_a_closed_promise_changes_neither_its_days_nor_its_amounts():
    row = brought(given(), *PROVEN)
    row = did(row, "prove", by=unit(), days=8, reason="验收照片，存于乡政府")
    assert (row.delivered_on, row.reported, row.verified) == (TODAY + timedelta(3), 18_000, None)

    row = did(row, "verify", by=township(), days=9, amount=Decimal(170))
    row = did(row, "remark", by=county(), days=12, reason="请报总结")
    assert (row.closed_on, row.delivered_on) == (TODAY + timedelta(9), TODAY + timedelta(3))
    assert (row.reported, row.verified, row.changed_on) == (18_000, 17_000, TODAY + timedelta(12))


def test_a_new_day_is_a_slip_that_stays_beside_the_first_one():
    row = did(given(), "postpone", by=county(), days=3, reason="道路中断", due_on=date(2017, 3, 31))

    assert (row.first_due_on, row.due_on, row.slips) == (DUE_ON, date(2017, 3, 31), 1)
    event = AuditEvent.objects.get(action="commitments.commitment.postpone")
    assert (event.detail["reason"], event.detail["due_on"]) == ("道路中断", "2017-03-31")


def test_a_hold_is_kept_with_its_days_and_ends_when_it_is_resumed():
    row = did(given(), "hold", by=county(), days=1, reason="等待资金", until=date(2016, 11, 1))
    assert (row.state, row.held_from, row.held_until) == ("pledged", date(2016, 9, 15), date(2016, 11, 1))

    ended = did(row, "resume", by=county(), days=10)
    assert (ended.held_from, ended.held_until) == (date(2016, 9, 15), date(2016, 9, 23))


def test_handing_over_names_the_owner_before_and_asks_the_new_one_to_accept():
    row = did(brought(given(), "accept"), "hand_over", by=county(), days=3, reason="机构调整", owner="Z-0002")
    assert (row.owner, row.state, row.entries.last().office) == ("Z-0002", "pledged", UNIT)


def test_its_owner_names_somebody_else_to_answer_for_it_and_who_did_before_stays_in_the_history():
    row = did(given(), "assign", by=unit(), person=" 新联络员 ")
    assert (row.person, row.state, row.owner, row.entries.get().person) == ("新联络员", "pledged", UNIT, "帮扶专员")
    with pytest.raises(CommitmentRefusedError, match="Name who answers for it"):
        did(row, "assign", by=unit())
    with pytest.raises(CommitmentRefusedError, match="Only its owner can do this"):
        did(row, "assign", by=township(), person="某人")


def test_who_answered_for_it_does_not_answer_for_the_next_office():
    row = did(given(), "hand_over", by=county(), days=3, reason="机构调整", owner="Z-0002")
    assert row.person == ""
    again = did(row, "hand_over", by=county(), days=3, reason="机构调整", owner=UNIT, person="新联络员")
    assert again.person == "新联络员"


def test_who_had_not_seen_the_latest_changes_nothing():
    row = brought(given(), "accept")
    with pytest.raises(ChangedMeanwhileError, match="C-2016-0001"):
        act_on(commitment=row.pk, asked=Asked("report", 0, Given(amount=Decimal(10))), by=unit(), at=AT + timedelta(2))
    assert Commitment.objects.get().reported is None


def test_a_lead_waits_for_its_parts():
    lead = brought(given(), "accept", "prove")
    part = given(by=unit(), lead=lead.pk, owner="Z-0002", accepter=UNIT)
    with pytest.raises(CommitmentRefusedError, match="1 parts of supporting organisations are open"):
        did(lead, "deliver", by=unit(), days=5, amount=Decimal(180))

    did(part, "withdraw", by=unit(), days=6, reason="并入主办单位")
    assert did(lead, "deliver", by=unit(), days=7, amount=Decimal(180)).state == "delivered"


def test_somebody_out_of_reach_finds_nothing():
    row = given()
    stranger = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    with pytest.raises(NotFoundError):
        did(row, "remark", by=stranger, reason="?")


def test_an_accepter_of_another_place_sees_what_they_accept():
    row = given(accepter=cast.NEXT_COUNTY)
    accepter = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    brought(row, *PROVEN)
    assert did(row, "verify", by=accepter, days=9, amount=Decimal(142)).verified == 14_200


def test_remarks_change_no_state():
    row = did(given(), "remark", by=township(), reason="请抓紧")
    assert (row.state, row.acts, row.entries.get().reason) == ("pledged", 1, "请抓紧")


@pytest.mark.parametrize("looks", [cast.analyst, cast.inspector])
def test_whoever_only_looks_acts_for_no_office_though_their_account_stands_at_its_place(looks):
    row = brought(given(), *PROVEN)
    actor = replace(actor_of(looks(), on=TODAY), place_codes=(cast.TOWNSHIP,), scope=EVERYWHERE)
    with pytest.raises(CommitmentRefusedError, match="Only its accepter can do this"):
        did(row, "verify", by=actor, days=5, amount=Decimal(180))
    assert Commitment.objects.get().state == "delivered"
