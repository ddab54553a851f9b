import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.actions.add_to_meeting import add_to_meeting
from huiyin_web.leadership.errors import LeadershipRefusedError
from support import cast
from support.leadership import AT, DAY, concluded, county, held

pytestmark = pytest.mark.django_db


def add(row, *, by=None, words="主持人应为甲", reason="笔误"):
    return add_to_meeting(meeting=row.pk, words=words, reason=reason, by=by or county(), at=AT)


def test_a_correction_stands_beside_what_was_written_with_its_reason():
    row = concluded()
    add(row)
    assert list(row.additions.values_list("words", "reason")) == [("主持人应为甲", "笔误")]
    assert AuditEvent.objects.get(action="leadership.meeting.added").detail == {"reason": "笔误"}


def test_a_correction_without_words_or_reason_or_to_an_open_meeting_is_refused():
    with pytest.raises(LeadershipRefusedError, match="This has to be said. This has to be said."):
        add(concluded(), words="", reason="")
    with pytest.raises(LeadershipRefusedError, match="This meeting is not concluded"):
        add(held())


def test_nobody_adds_to_a_meeting_of_another_group():
    with pytest.raises(NotAllowedError, match="work for another leading group"):
        add(concluded(), by=actor_of(cast.prefecture_officer(), on=DAY))
