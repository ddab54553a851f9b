from datetime import date, timedelta
from decimal import Decimal

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast
from support import given as register
from support.commitments import AT, DUE_ON, TODAY, UNIT, county, given, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_commitment_is_one_event_of_the_log_and_waits_for_its_owner():
    row = given()

    event = AuditEvent.objects.get(action="commitments.commitment.given")
    assert (row.number, row.state, row.quantity, row.first_due_on) == ("C-2016-0001", "pledged", 18_000, DUE_ON)
    assert (event.subject, event.place_code) == (f"commitment:{row.pk}", cast.VILLAGE)
    assert event.detail == {
        "number": "C-2016-0001", "title": "培训三合镇群众180人", "owner": UNIT, "accepter": cast.TOWNSHIP,
        "due_on": "2016-12-31",
    }  # fmt: skip


def test_numbers_rise_within_a_year_and_begin_anew_in_the_next():
    found = [given(at=AT + timedelta(days), starts_on=TODAY + timedelta(days), due_on=DUE_ON + timedelta(days))
             for days in (0, 1, 110)]  # fmt: skip
    assert [row.number for row in found] == ["C-2016-0001", "C-2016-0002", "C-2017-0001"]


def test_a_unit_pledges_in_its_own_name():
    assert given(by=unit()).giver == UNIT


def test_less_time_than_its_class_allows_needs_a_reason_and_is_kept_with_it():
    soon = {"due_on": TODAY + timedelta(5)}
    with pytest.raises(CommitmentRefusedError, match="5 days are left for this; 10 are the least for training"):
        given(**soon)

    row = given(**soon, why_short="雪封道路前须完成")
    assert (row.is_short, row.why_short) == (True, "雪封道路前须完成")
    assert given().is_short is False


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Say in one sentence what is promised."),
        ({"accepter": UNIT}, "Whoever has to keep it can't also say whether it was kept"),
        ({"quantity": Decimal(0)}, "The quantity must be more than nothing"),
        ({"due_on": date(2016, 9, 1)}, "It must be due"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(changes, words):
    with pytest.raises(CommitmentRefusedError, match=words):
        given(**changes)
    assert not Commitment.objects.exists()


@pytest.mark.parametrize(
    "who", [cast.village_worker, cast.township_officer, cast.auditor, cast.inspector, cast.analyst]
)
def test_whoever_has_no_office_to_give_in_the_name_of_gives_none(who):
    by = actor_of(who(), on=TODAY)
    if by.role == "township_officer":
        assert given(by=by, accepter=cast.COUNTY).giver == cast.TOWNSHIP
        return
    with pytest.raises(NotAllowedError):
        given(by=by)


def test_a_place_out_of_reach_is_not_found():
    with pytest.raises(NotFoundError):
        given(place_code=cast.NEXT_VILLAGE)


def test_a_part_hangs_on_a_lead_that_one_sees():
    lead = given()
    assert given(by=unit(), lead=lead.pk, owner="Z-0002", accepter=UNIT).lead == lead
    with pytest.raises(NotFoundError):
        given(by=county(), lead=lead.pk + 1000)
