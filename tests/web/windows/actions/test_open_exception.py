from datetime import date

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.windows.actions.open_exception import Wanted, open_exception
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Exemption
from support import cast, given
from support.cases import AT, officer
from support.windows import county, delegation, exception, province

pytestmark = pytest.mark.django_db
DAYS = (date(2017, 1, 5), date(2017, 1, 20))


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_county_opens_an_exception_under_its_delegation_and_the_log_names_it():
    held = delegation()

    made = open_exception(wanted=Wanted("exit", cast.VILLAGE, "", *DAYS, "雪灾封路，须补办"), by=county(), at=AT)

    assert made.under == held
    assert AuditEvent.objects.get(action="windows.exception.opened").detail == {
        "process": "exit", "until": "2017-01-20", "under": held.pk, "reason": "雪灾封路，须补办",
    }  # fmt: skip


def test_the_province_needs_no_delegation():
    assert exception(by=province()).under is None


@pytest.mark.parametrize(
    "changes",
    [
        {"days": (date(2017, 1, 5), date(2017, 4, 1))},
        {"process": "removal"},
        {"place_code": cast.TOWNSHIP},
    ],
    ids=["longer", "another process", "a wider place"],
)
def test_a_county_opens_nothing_beyond_its_delegation(changes):
    delegation()

    with pytest.raises(WindowRefusedError, match="You hold no delegation"):
        exception(by=county(), **changes)
    assert not Exemption.objects.exists()


def test_a_county_next_door_has_no_use_of_it_and_a_village_worker_opens_none():
    delegation()
    with pytest.raises(NotFoundError):
        exception(by=county(cast.NEXT_COUNTY))
    with pytest.raises(NotAllowedError):
        exception(by=officer())


def test_a_household_is_named_by_its_number_in_its_own_village():
    home = given.household()

    assert exception(household=home.office_number).household == home
    with pytest.raises(NotFoundError):
        exception(household="632700000000")
