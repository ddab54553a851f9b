from datetime import timedelta

import pytest

from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.actions.conclude_meeting import conclude_meeting
from huiyin_web.leadership.actions.put_item import ItemTerms, put_item
from huiyin_web.leadership.errors import ConcludedError, LeadershipRefusedError
from huiyin_web.leadership.models import Document, Meeting
from support import cast
from support.leadership import AT, UNIT, approved, concluded, county, drafted, heard, held, written

pytestmark = pytest.mark.django_db


def test_each_decision_becomes_a_commitment_of_the_one_engine():
    row = concluded()
    promise = Commitment.objects.get()
    decision = row.decisions.get()
    assert decision.commitment == promise
    assert (promise.source, promise.source_key, promise.giver) == ("decision", str(decision.pk), cast.COUNTY)
    assert (promise.owner, promise.accepter, promise.state) == (UNIT, cast.TOWNSHIP, "pledged")
    assert AuditEvent.objects.get(action="leadership.meeting.concluded").detail == {"title": row.title, "decisions": 1}


def test_a_meeting_is_concluded_once():
    with pytest.raises(ConcludedError):
        conclude_meeting(meeting=concluded().pk, by=county(), at=AT)


def test_what_it_lacks_is_refused_and_nothing_is_given():
    with pytest.raises(LeadershipRefusedError, match="Say who chaired it"):
        conclude_meeting(meeting=held().pk, by=county(), at=AT)
    assert Meeting.objects.get().concluded_at is None


def test_a_decision_that_can_no_longer_be_kept_in_time_stops_all_of_it():
    row = written()
    with pytest.raises(CommitmentRefusedError, match="It must be due"):
        conclude_meeting(meeting=row.pk, by=county(), at=AT + timedelta(100))
    assert (Meeting.objects.get().concluded_at, Commitment.objects.count()) == (None, 0)


def test_its_documents_are_approved_with_what_is_to_be_revised_first():
    row = approved(conditions="明确抽样办法")
    entry = row.entries.latest("pk")
    assert (row.state, row.conditions, entry.act) == ("approved", "明确抽样办法", "approve")
    assert entry.meeting == Meeting.objects.get()


@pytest.mark.parametrize(("document", "days"), [(drafted, 20), (heard, 5)])
def test_a_document_that_is_no_more_than_a_draft_or_waits_for_opinions_stops_all_of_it(document, days):
    paper, later = document(), AT + timedelta(days)
    row = written(at=later)
    terms = ItemTerms("document", "审议办法", document=paper.pk, outcome="approved", conclusion="原则通过")
    put_item(meeting=row.pk, terms=terms, by=county(), at=later)
    with pytest.raises(LeadershipRefusedError):
        conclude_meeting(meeting=row.pk, by=county(), at=later)
    assert Document.objects.get().state != "approved"
    assert not Commitment.objects.exists()
