from datetime import date

import pytest

from huiyin.followup.industry import Sign
from huiyin_web.core.models import AuditEvent
from huiyin_web.industry.errors import HouseholdLinesError, IndustryRefusedError
from huiyin_web.industry.models import Contract, Due, FirmSign
from support import cast, given
from support.industry import bound, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return registered()


def test_contracts_promise_their_amount_for_each_year_and_know_whether_the_household_was_poor(row):
    poor, other = given.household(), given.household(status="removed")
    bound(row, poor, other, begins=date(2015, 7, 1))

    assert list(Due.objects.filter(household=poor).order_by("year").values_list("year", "promised")) == [
        (2015, 600_00), (2016, 1200_00), (2017, 1200_00),
    ]  # fmt: skip
    assert list(Contract.objects.order_by("pk").values_list("is_poor", flat=True)) == [True, False]
    event = AuditEvent.objects.get(action="industry.firm.sign")
    assert (event.detail["contracts"], event.detail["yearly"]) == (2, 240_000)


def test_a_firm_that_binds_nobody_poor_is_asked_about(row):
    bound(row, given.household(status="removed"))
    assert FirmSign.objects.filter(sign=Sign.NO_POOR).exists()


def test_households_elsewhere_or_bound_already_are_named_by_their_line_and_nothing_is_recorded(row):
    home, away = given.household(), given.household(cast.NEXT_VILLAGE)
    bound(row, home)
    with pytest.raises(HouseholdLinesError) as refused:
        bound(row, given.household(), home, away)
    assert f"Line 2 ({home.office_number}): it stands there already" in str(refused.value)
    assert f"Line 3 ({away.office_number}): no household in your reach" in str(refused.value)
    assert Contract.objects.count() == 1
    bound(row, home, kind="wage")  # of another kind it may


def test_a_contract_of_a_hundred_years_is_refused(row):
    with pytest.raises(IndustryRefusedError, match="longer than the 30 years"):
        bound(row, given.household(), until=date(2115, 1, 1))
