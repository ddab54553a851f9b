from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.errors import RelocationRefusedError
from huiyin_web.relocation.models import Move
from support import cast
from support import given as register
from support.relocation import FOUND, county, followed, moved, offered

pytestmark = pytest.mark.django_db
LATER = datetime(2018, 10, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_what_a_helper_hears_six_months_later_is_kept_and_the_next_is_due_after_twelve():
    row = moved()
    made = followed(row, by=actor_of(cast.helper(), on=date(2017, 3, 21)))
    assert (made.months, made.jobs, made.income) == (6, 1, 3_400_00)
    assert Move.objects.get().due_on == date(2017, 9, 14)
    event = AuditEvent.objects.get(action="relocation.move.followed_up")
    assert event.detail == {"household": row.household_id, "months": 6, "on": "2017-03-20"}


def test_after_the_last_nothing_is_due_any_more_and_one_that_was_missed_stays_missed():
    row = moved()
    followed(row, found=replace(FOUND, on=date(2017, 10, 1)), at=LATER)
    followed(row, found=replace(FOUND, on=date(2018, 9, 20)), at=LATER)
    assert list(row.follow_ups.order_by("pk").values_list("months", flat=True)) == [12, 24]
    assert Move.objects.get().due_on is None
    with pytest.raises(RelocationRefusedError, match="All follow-ups"):
        followed(row, found=replace(FOUND, on=date(2018, 9, 30)), at=LATER)


def test_more_work_than_can_work_and_going_back_without_a_reason_is_refused():
    row = moved()
    with pytest.raises(RelocationRefusedError, match="Say why it went back") as refused:
        followed(row, found=replace(FOUND, jobs=3, lives="went_back"))
    assert "0 to 2" in refused.value.say("en")
    with pytest.raises(RelocationRefusedError, match="has not moved"):
        followed(offered())


def test_the_office_that_manages_relocation_does_not_follow_it_up():
    with pytest.raises(NotAllowedError):
        followed(moved(), by=county())
