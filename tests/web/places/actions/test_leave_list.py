from datetime import date

import pytest
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.places.actions.leave_list import leave_list
from huiyin_web.places.models import PoorPlaceHistory
from support import cast, given
from support.cases import AT

pytestmark = pytest.mark.django_db
DAY = date(2016, 12, 1)


def left():
    with transaction.atomic():
        leave_list(place_code=cast.VILLAGE, on=DAY, source="case:1", by=platform(), at=AT)


def test_a_place_leaves_its_list_on_a_day_and_once():
    row = given.poor_place(import_id=7)

    left()

    row.refresh_from_db()
    assert (row.exited_on, row.version, row.import_id) == (DAY, 2, None)
    before = PoorPlaceHistory.objects.get(poor_place_id=cast.VILLAGE)
    assert (before.exited_on, before.version, before.import_id, before.replaced_by) == (None, 1, 7, platform().name)
    event = AuditEvent.objects.get(action="places.poor_place.left")
    assert (event.subject, event.place_code) == (f"place:{cast.VILLAGE}", cast.VILLAGE)
    with pytest.raises(NotFoundError):
        left()


def test_a_place_that_is_on_no_list_is_not_found():
    with pytest.raises(NotFoundError):
        left()
