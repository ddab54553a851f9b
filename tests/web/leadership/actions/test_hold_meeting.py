import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.actions.hold_meeting import hold_meeting
from huiyin_web.leadership.errors import ConcludedError, LeadershipRefusedError
from huiyin_web.leadership.models import Meeting
from support import cast
from support.leadership import AT, DAY, TERMS, concluded, county, held

pytestmark = pytest.mark.django_db


def test_a_meeting_is_of_the_leading_group_of_its_office_s_place_and_one_event_of_the_log():
    row = held()
    event = AuditEvent.objects.get(action="leadership.meeting.held")
    assert (row.group, row.held_on, row.concluded_at) == (cast.COUNTY, DAY, None)
    assert (event.subject, event.place_code) == (f"meeting:{row.pk}", cast.COUNTY)
    assert event.detail == {"title": row.title, "held_on": "2016-09-14"}


def test_what_is_said_of_it_changes_until_it_is_concluded():
    row = held()
    hold_meeting(terms=TERMS, by=county(), at=AT, meeting=row.pk)
    assert AuditEvent.objects.filter(action="leadership.meeting.changed").count() == 1
    with pytest.raises(ConcludedError):
        hold_meeting(terms=TERMS, by=county(), at=AT, meeting=concluded().pk)


@pytest.mark.parametrize("changes", [{"title": " "}, {"summary": "电话13800138765"}, {"title": "长" * 121}])
def test_what_is_wrong_is_refused_and_nothing_is_kept(changes):
    with pytest.raises(LeadershipRefusedError):
        held(**changes)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    "who",
    [cast.township_officer, cast.village_worker, cast.assisting_unit, cast.department, cast.auditor, cast.analyst],
)
def test_whoever_heads_no_leading_group_records_none(who):
    with pytest.raises(NotAllowedError):
        held(by=actor_of(who(), on=DAY))


def test_a_meeting_of_another_group_that_is_being_written_is_not_found():
    with pytest.raises(NotFoundError):
        hold_meeting(terms=TERMS, by=actor_of(cast.prefecture_officer(), on=DAY), at=AT, meeting=held().pk)
