import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.errors import IndustryRefusedError, NoHouseholdError
from huiyin_web.industry.models import Loan
from support import cast, given
from support.industry import AT, lent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_loan_is_recorded_with_its_household_and_what_is_still_owed_counts():
    home = given.household(status="exited", exited_on=AT.date())
    row = lent(home)
    assert (row.fen, row.village_code, row.repaid) == (3_000_000, cast.VILLAGE, 0)
    assert AuditEvent.objects.get(action="industry.loan.lent").detail["household"] == home.pk
    with pytest.raises(IndustryRefusedError, match="more than the 50000 yuan that a household may owe"):
        lent(home)
    lent(home, fen=20_000_00)
    assert Loan.objects.count() == 2


def test_nobody_off_the_register_or_out_of_reach_is_lent_to():
    with pytest.raises(IndustryRefusedError, match="not registered as poor"):
        lent(given.household(status="removed"))
    with pytest.raises(NoHouseholdError):
        lent(given.household(cast.NEXT_VILLAGE))
    with pytest.raises(NotAllowedError):
        lent(given.household(), by=actor_of(cast.prefecture_officer(), on=AT.date()))
