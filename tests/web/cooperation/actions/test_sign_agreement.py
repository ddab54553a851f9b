import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.cooperation.actions.sign_agreement import sign_agreement
from huiyin_web.cooperation.errors import ChangedMeanwhileError, CooperationRefusedError
from huiyin_web.cooperation.models import Agreement
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.cooperation import AT, TERMS, county, east, paired, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_either_side_records_an_agreement_once():
    row = signed(by=county())
    assert (row.partner, row.place_code) == ("D-0001", cast.COUNTY)
    assert AuditEvent.objects.get(action="cooperation.agreement.signed").detail["partner"] == "D-0001"
    with pytest.raises(ChangedMeanwhileError):
        sign_agreement(terms=TERMS, by=east(), at=AT)


def test_without_a_pairing_or_between_others_none_is_recorded():
    with pytest.raises(CooperationRefusedError, match="not paired with this county"):
        sign_agreement(terms=TERMS, by=county(), at=AT)
    paired()
    with pytest.raises(NotAllowedError):
        sign_agreement(terms=TERMS, by=actor_of(cast.prefecture_officer(), on=AT.date()), at=AT)
    with pytest.raises(NotFoundError):
        sign_agreement(terms=TERMS, by=county(cast.NEXT_COUNTY), at=AT)
    assert Agreement.objects.count() == 0
