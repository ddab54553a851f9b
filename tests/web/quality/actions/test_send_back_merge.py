"""A proposed merge is sent back with a reason; both entries stay, and the two may be decided about anew."""

import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.send_back_merge import send_back_merge
from huiyin_web.quality.errors import BackWordsError, DecidedError, NotePersonalError, OwnMergeError
from huiyin_web.quality.models import Duplicate
from huiyin_web.registry.models import Household
from support import cast, given
from support.duplicates import approve, decide, proposal
from support.suspects import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposed(as_actor):
    """Give two entries whose merge waits, who proposed it and somebody else."""
    given.places()
    asked, township = given.duplicate(), as_actor(cast.township_officer())
    decide(asked, township)
    return asked, township, as_actor(cast.county_officer())


def back(asked, by, answer="户主身份证未核对"):
    return send_back_merge(duplicate=asked.pk, proposal=proposal(asked), answer=answer, by=by, at=AT)


def test_a_merge_that_is_sent_back_says_why_and_is_decided_anew(proposed):
    asked, township, county = proposed
    back(asked, county)
    row = Duplicate.objects.get()
    assert (row.decision, row.answer, row.by_key, row.checked_by_key, row.waits, row.is_settled) == (
        "returned", "户主身份证未核对", township.key, county.key, False, False,
    )  # fmt: skip
    assert Household.objects.filter(status="poor").count() == 2
    event = AuditEvent.objects.get(action="quality.duplicate.sent_back")
    assert event.detail == {"decision": "household", "reason": "户主身份证未核对"}
    decide(asked, township, before="returned")
    approve(asked, county)
    row = Duplicate.objects.get()
    assert (row.decision, row.answer, row.merge_id is None) == ("household", "", False)


def test_the_reason_says_something_and_holds_no_personal_number(proposed):
    asked, _township, county = proposed
    with pytest.raises(BackWordsError, match="at least 4 characters why it is sent back"):
        back(asked, county, " 不行 ")
    with pytest.raises(NotePersonalError, match="ID number"):
        back(asked, county, "应为 11010519491231002X")
    assert Duplicate.objects.get().waits


def test_neither_whoever_proposed_it_nor_a_second_one_sends_it_back(proposed):
    asked, township, county = proposed
    with pytest.raises(OwnMergeError):
        back(asked, township)
    back(asked, county)
    with pytest.raises(DecidedError, match="merge sent back"):
        back(asked, county)
