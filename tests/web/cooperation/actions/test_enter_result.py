from dataclasses import replace
from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.cooperation.errors import CooperationRefusedError
from huiyin_web.cooperation.models import Entry
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.cooperation import AT, DOCTORS, county, entered, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return signed()


def test_either_side_enters_what_was_done_and_it_waits_for_the_other(row):
    theirs, ours = entered(row), entered(row, by=county())
    assert [(one.side, one.state, one.year) for one in (theirs, ours)] == [
        ("east", "entered", 2017), ("west", "entered", 2017),
    ]  # fmt: skip
    assert AuditEvent.objects.filter(action="cooperation.agreement.enter").count() == 2


def test_what_is_wrong_or_not_theirs_is_refused(row):
    with pytest.raises(CooperationRefusedError, match="Give a day, today"):
        entered(row, replace(DOCTORS, on=date(2017, 12, 1)))
    with pytest.raises(NotFoundError):
        entered(row, by=county(cast.NEXT_COUNTY))
    with pytest.raises(NotAllowedError):
        entered(row, by=actor_of(cast.township_officer(), on=AT.date()))
    assert Entry.objects.count() == 0
