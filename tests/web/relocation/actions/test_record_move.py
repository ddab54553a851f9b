from datetime import date

import pytest

from huiyin.followup.relocation import Given
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.actions.record_move import record_move
from huiyin_web.relocation.errors import RelocationRefusedError
from huiyin_web.relocation.models import Move
from support import given as register
from support.relocation import AT, MOVED_ON, county, housed, moved, offered, said, seen, township

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_from_the_day_of_the_move_the_first_follow_up_is_due_six_months_later():
    moved()
    assert Move.objects.values_list("state", "moved_on", "due_on").get() == ("moved", MOVED_ON, date(2017, 3, 14))
    assert AuditEvent.objects.filter(action="relocation.move.move").count() == 1


@pytest.mark.parametrize("done", [offered, lambda: said(offered())])
def test_nobody_moves_without_consent_and_a_house(done):
    row = done()
    with pytest.raises(RelocationRefusedError, match="this can be done while it is: house ready"):
        record_move(move=row.pk, seen=seen(row), given=Given(on=MOVED_ON), by=county(), at=AT)
    assert Move.objects.get().moved_on is None


def test_a_township_records_no_move():
    row = housed(said(offered()))
    with pytest.raises(NotAllowedError):
        record_move(move=row.pk, seen=seen(row), given=Given(on=MOVED_ON), by=township(), at=AT)
