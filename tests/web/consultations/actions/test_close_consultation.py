from datetime import timedelta

import pytest

from huiyin_web.consultations.actions.close_consultation import close_consultation
from huiyin_web.consultations.errors import ConsultationRefusedError
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import given
from support.consultations import AT, called, county, did, province, raised

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(70)


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_consultation_is_closed_once_every_need_is_settled():
    row = called()
    need = raised(row)
    with pytest.raises(ConsultationRefusedError, match="for an agreement: 1. Settle each"):
        close_consultation(consultation=row.pk, by=province(), at=LATER)
    did(need, "lapse", by=province(), days=61, reason="催办两次")

    assert close_consultation(consultation=row.pk, by=province(), at=LATER).closed_on == LATER.date()
    assert AuditEvent.objects.filter(action="consultations.consultation.closed").count() == 1
    with pytest.raises(ConsultationRefusedError, match="The consultation is closed"):
        close_consultation(consultation=row.pk, by=province(), at=LATER)


def test_only_the_group_that_called_it_closes_it():
    with pytest.raises(NotAllowedError):
        close_consultation(consultation=called().pk, by=county(), at=LATER)
