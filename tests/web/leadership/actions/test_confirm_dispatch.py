from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.actions.confirm_dispatch import confirm_dispatch
from support import cast
from support.leadership import AT, DAY, county
from support.talking import sent, township

pytestmark = pytest.mark.django_db


def test_the_first_who_confirms_for_an_office_stands_on_it():
    row, first = sent(), township()
    confirm_dispatch(dispatch=row.pk, by=first, at=AT)
    confirm_dispatch(dispatch=row.pk, by=township(), at=AT + timedelta(1))
    receipt = row.receipts.get(office=cast.TOWNSHIP)
    assert (receipt.confirmed_at, receipt.by_key) == (AT, first.key)
    assert AuditEvent.objects.filter(action="leadership.dispatch.confirmed").count() == 1


def test_nobody_confirms_what_was_not_sent_to_their_office():
    row = sent()
    with pytest.raises(NotAllowedError):
        confirm_dispatch(dispatch=row.pk, by=county(), at=AT)
    with pytest.raises(NotAllowedError):
        confirm_dispatch(dispatch=row.pk, by=actor_of(cast.village_worker(), on=DAY), at=AT)
    with pytest.raises(NotFoundError):
        confirm_dispatch(dispatch=row.pk, by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=DAY), at=AT)
