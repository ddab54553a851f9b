"""A merge is undone by somebody else than whoever proposed it, and the question is open again."""

import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.part_duplicate import part_duplicate
from huiyin_web.quality.errors import NoMergeError, OwnPartError
from huiyin_web.quality.models import Duplicate
from huiyin_web.quality.queries.duplicate import duplicate_page
from huiyin_web.registry.models import Household, Person
from support import cast, given
from support.duplicates import approve, decide
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


def part(asked, by):
    return part_duplicate(duplicate=asked.pk, by=by, at=AT)


def test_a_merge_is_undone_and_the_question_is_open_again(asked, officers):
    township, county = officers
    decide(asked, township)
    approve(asked, county)
    part(asked, county)
    row = Duplicate.objects.get()
    assert (row.decision, row.decided_at, row.merge_id, row.keep, row.checked_by_key, row.by_key) == (
        "", None, None, "", "", "",
    )  # fmt: skip
    assert Household.objects.filter(status="poor").count() == 2
    assert Person.objects.count() == 4
    assert AuditEvent.objects.get(action="quality.duplicate.parted").detail["before"] == "household"


def test_whoever_proposed_a_merge_does_not_undo_it_alone(asked, officers):
    township, county = officers
    decide(asked, township)
    approve(asked, county)
    with pytest.raises(OwnPartError, match="you do not undo it alone"):
        part(asked, township)
    assert Household.objects.filter(status="removed").count() == 1


def test_whoever_gave_the_proposer_their_password_does_not_undo_it_either(asked, officers, as_actor):
    giver = cast.county_officer()
    decide(asked, as_actor(cast.given_by(cast.township_officer(), giver)))
    approve(asked, officers[1])
    with pytest.raises(SamePersonError):
        part(asked, as_actor(giver))
    assert not duplicate_page(actor=as_actor(giver), number=asked.pk).may_undo
    assert Duplicate.objects.get().merge_id is not None


def test_a_merge_of_before_that_nobody_had_to_approve_is_undone_by_whoever_made_it(asked, officers):
    township, county = officers
    decide(asked, township)
    approve(asked, county)
    Duplicate.objects.update(checked_by_key="", checked_by_name="", checked_at=None)
    part(asked, township)
    assert Duplicate.objects.get().merge_id is None


def test_what_is_not_merged_is_not_undone(asked, officers):
    for step in (None, decide):
        if step:
            step(asked, officers[0])
        with pytest.raises(NoMergeError):
            part(asked, officers[1])
