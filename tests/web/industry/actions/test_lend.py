import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.errors import IndustryRefusedError, NoHouseholdError
from huiyin_web.industry.models import Loan
from huiyin_web.registry.actions.merge_households import merge_households
from support import cast, given
from support.industry import AT, bound, lent, registered

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


def test_what_a_household_is_owed_and_owes_goes_over_to_the_one_that_it_is_merged_into():
    kept, dropped = given.household(), given.household()
    pair = [(given.person(kept).pk, given.person(dropped).pk)]
    row, loan = bound(registered(), dropped), lent(dropped)
    merge_households(kept=kept.pk, dropped=dropped.pk, doubles=pair, reason="问过", by=platform("test"), at=AT)
    loan.refresh_from_db()
    assert (loan.household, row.contracts.get().household) == (kept, kept)
    assert set(row.dues.values_list("household", flat=True)) == {kept.pk}
