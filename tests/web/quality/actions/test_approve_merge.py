"""A merge takes two people: who proposes it, and somebody else who has seen the same two entries."""

import json

import pytest
from django.db import IntegrityError, transaction

from huiyin_web.access.errors import SamePersonError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.approve_merge import approve_merge
from huiyin_web.quality.errors import DecidedError, MergeOvertakenError, OwnMergeError
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.queries.duplicate import duplicate_page
from huiyin_web.quality.queries.duplicates import merges_waiting
from huiyin_web.registry.models import Household, Merge, Person
from support import cast, given
from support.duplicates import approve, decide, proposal
from support.suspects import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    given.places()
    return given.duplicate()


@pytest.fixture
def officers(as_actor):
    """Give who proposes and who approves."""
    return as_actor(cast.township_officer()), as_actor(cast.county_officer())


@pytest.mark.parametrize(("keep", "kept", "gone"), [("left", "left", "right"), ("right", "right", "left")])
def test_one_household_is_made_of_two_and_the_chosen_entry_stays(asked, officers, keep, kept, gone):
    township, county = officers
    decide(asked, township, keep=keep)
    approve(asked, county)
    row = Duplicate.objects.get()
    assert (row.decision, row.by_key, row.checked_by_key, row.waits, row.is_settled) == (
        "household", township.key, county.key, False, True,
    )  # fmt: skip
    assert Merge.objects.get(pk=row.merge_id).by_key == county.key
    statuses = {key: Household.objects.get(pk=getattr(row, f"{key}_household")).status for key in (kept, gone)}
    assert statuses == {kept: "poor", gone: "removed"}
    (pair,) = json.loads(row.told)
    assert [Person.objects.filter(pk=pair[key]).exists() for key in (kept, gone)] == [True, False]
    approved = AuditEvent.objects.get(action="quality.duplicate.approved")
    assert approved.detail == {"decision": "household", "keep": keep, "merge": row.merge_id}


def test_whoever_proposed_a_merge_does_not_approve_it(asked, officers):
    township, _county = officers
    decide(asked, township)
    with pytest.raises(OwnMergeError, match="Somebody else of your office or of the office above does"):
        approve(asked, township)
    with pytest.raises(IntegrityError), transaction.atomic():
        Duplicate.objects.update(checked_by_key=township.key)
    assert (Merge.objects.count(), Duplicate.objects.get().waits) == (0, True)


def test_whoever_gave_the_proposer_their_password_neither_approves_nor_is_asked_to(asked, as_actor):
    giver = cast.county_officer()
    decide(asked, as_actor(cast.given_by(cast.township_officer(), giver)))
    with pytest.raises(SamePersonError):
        approve(asked, as_actor(giver))
    assert not merges_waiting(as_actor(giver)).exists()
    page = duplicate_page(actor=as_actor(giver), number=asked.pk)
    assert (page.may_decide, page.may_check) == (False, False)
    assert merges_waiting(as_actor(cast.county_officer())).count() == 1


@pytest.mark.parametrize("table", [Household, Person])
def test_a_merge_of_entries_that_have_changed_since_is_not_approved(asked, officers, table):
    decide(asked, officers[0])
    table.objects.update(version=5)
    with pytest.raises(MergeOvertakenError, match="send it back"):
        approve(asked, officers[1])
    assert Merge.objects.count() == 0


def test_what_is_approved_is_what_stood_on_the_page(asked, officers):
    township, county = officers
    decide(asked, township)
    seen = proposal(asked)
    decide(asked, township, keep="right", before="household")
    with pytest.raises(DecidedError):
        approve_merge(duplicate=asked.pk, proposal=seen, by=county, at=AT)
    approve(asked, county)
    with pytest.raises(DecidedError, match=county.name):
        approve_merge(duplicate=asked.pk, proposal="", by=county, at=AT)
    assert Merge.objects.count() == 1


@pytest.mark.parametrize("decision", [None, Decision.DIFFERENT])
def test_where_no_merge_waits_none_is_approved(asked, officers, decision):
    if decision:
        decide(asked, officers[0], decision)
    with pytest.raises(DecidedError):
        approve(asked, officers[1])


def test_whoever_could_not_decide_does_not_approve(asked, officers, as_actor):
    decide(asked, officers[0])
    with pytest.raises(NotAllowedError, match="decide about double entries"):
        approve(asked, as_actor(cast.village_worker()))
    across = given.duplicate(right_village=cast.NEXT_VILLAGE)
    decide(across, as_actor(cast.prefecture_officer()))
    with pytest.raises(NotFoundError):
        approve(across, officers[1])
