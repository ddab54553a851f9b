import pytest

from huiyin.followup.industry import Sign
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.actions.pay_households import Paid, pay_households
from huiyin_web.industry.errors import HouseholdLinesError
from huiyin_web.industry.models import Due, FirmSign, Payment
from huiyin_web.registry.models import Household
from support import cast, given
from support.industry import AT, bound, paid, registered, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return registered()


def test_payments_add_up_by_year_and_the_register_of_income_stays_as_it_is(row):
    home = given.household(property_income=5_00)
    bound(row, home)
    paid(row, home, yuan=500)
    paid(row, home, yuan=700)

    assert Due.objects.get(year=2015).paid == 1200_00 == sum(Payment.objects.values_list("fen", flat=True))
    assert Household.objects.get().property_income == 5_00
    assert AuditEvent.objects.filter(action="industry.firm.pay").latest("pk").detail["fen"] == 700_00
    assert FirmSign.objects.get(sign=Sign.UNPAID).since.isoformat() == "2017-01-01"  # 2016 is still to be paid


def test_the_same_for_everybody_is_asked_about(row):
    homes = [given.household(member_count=number) for number in range(1, 6)]
    bound(row, *homes)
    paid(row, *homes)
    assert FirmSign.objects.filter(sign=Sign.SPLIT_EVENLY).exists()


def test_whoever_has_no_contract_in_the_year_is_named_and_nobody_is_paid(row):
    home, other = given.household(), given.household()
    bound(row, home)
    with pytest.raises(HouseholdLinesError, match=f"Line 2 .{other.office_number}.: it has no such contract"):
        paid(row, home, other)
    with pytest.raises(HouseholdLinesError, match="no such contract with this firm for 2014"):
        paid(row, home, year=2014)
    assert Payment.objects.count() == 0


def test_a_village_pays_nobody_and_a_county_next_door_finds_no_firm(row):
    asked = {"firm": row.pk, "seen": seen(row), "paid": Paid("share", 2015, day_of(AT), "x"), "lines": (), "at": AT}
    with pytest.raises(NotAllowedError):
        pay_households(by=actor_of(cast.village_worker(), on=day_of(AT)), **asked)
    with pytest.raises(NotFoundError):
        pay_households(by=actor_of(cast.county_officer(cast.NEXT_COUNTY), on=day_of(AT)), **asked)
