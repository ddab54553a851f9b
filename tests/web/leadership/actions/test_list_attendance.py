from dataclasses import replace

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.leadership.actions.list_attendance import list_attendance
from huiyin_web.leadership.errors import ConcludedError, LeadershipRefusedError
from support import cast
from support.leadership import AT, CHAIR, DAY, MEMBER, concluded, county, held

pytestmark = pytest.mark.django_db


def put(meeting, attendee, **more):
    return list_attendance(meeting=meeting.pk, attendee=attendee, by=more.pop("by", county()), at=AT, **more)


def test_people_are_listed_and_a_line_can_say_something_else():
    row = held()
    put(row, CHAIR)
    line = put(row, MEMBER)
    put(row, replace(MEMBER, presence="deputy", deputy="副县长"), row=line.pk)
    assert list(row.attendance.order_by("pk").values_list("presence", "deputy", "is_chair")) == [
        ("present", "", True), ("deputy", "副县长", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("attendee", "words"),
    [
        (replace(MEMBER, name=""), "This has to be said."),
        (MEMBER, "示范成员 is on the list already."),
        (replace(MEMBER, name="乙", presence="deputy"), "Say whom they sent."),
        (replace(MEMBER, name="乙", is_chair=True), "示范组长 chairs this meeting already."),
        (replace(MEMBER, name="632725199003070035"), "Leave numbers of people out"),
    ],
)
def test_what_is_wrong_is_refused(attendee, words):
    row = held()
    put(row, CHAIR)
    put(row, MEMBER)
    with pytest.raises(LeadershipRefusedError, match=words):
        put(row, attendee)
    assert row.attendance.count() == 2


def test_a_concluded_meeting_has_its_list_and_nobody_else_s_is_written():
    with pytest.raises(ConcludedError):
        put(concluded(), replace(MEMBER, name="乙"))
    with pytest.raises(NotFoundError):
        put(held(), MEMBER, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=DAY))
