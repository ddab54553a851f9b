from datetime import date

import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.windows.actions.delegate_exceptions import Grant, delegate_exceptions
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Delegation
from support import cast, given
from support.cases import AT
from support.windows import county, delegation, prefecture, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_the_province_gives_a_county_the_right_for_one_village_until_a_day():
    made = delegate_exceptions(
        grant=Grant("exit", cast.VILLAGE, "", cast.COUNTY, date(2017, 3, 31), "雪灾封路，须补办"), by=province(), at=AT
    )

    assert (made.office_code, made.place_code, made.under) == (cast.COUNTY, cast.VILLAGE, None)
    assert AuditEvent.objects.get(action="windows.delegation.given").detail == {
        "process": "exit", "to": cast.COUNTY, "until": "2017-03-31", "reason": "雪灾封路，须补办",
    }  # fmt: skip


def test_a_prefecture_hands_on_what_it_holds_no_wider_and_no_longer():
    held = delegation(cast.COUNTY, to=cast.PREFECTURE)
    by = prefecture()

    assert delegation(by=by).under == held
    for wider in ({"until": date(2017, 4, 1)}, {"process": "removal"}):
        with pytest.raises(WindowRefusedError, match="You hold no delegation"):
            delegation(by=by, **wider)


def test_a_prefecture_that_holds_nothing_hands_on_nothing():
    with pytest.raises(WindowRefusedError, match="You hold no delegation"):
        delegation(by=prefecture())


def test_a_delegation_for_one_household_is_for_no_other():
    home, other = given.household(), given.household()
    delegation(to=cast.PREFECTURE, household=home.office_number)
    by = prefecture()

    assert delegation(by=by, household=home.office_number).household == home
    for number in (other.office_number, ""):
        with pytest.raises(WindowRefusedError):
            delegation(by=by, household=number)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"to": cast.TOWNSHIP}, "Only a prefecture or a county takes such a right"),
        ({"to": cast.NEXT_COUNTY}, "does not lie in"),
        ({"until": date(2016, 12, 29)}, "lies before today"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(changes, words):
    with pytest.raises(WindowRefusedError, match=words):
        delegation(**changes)

    assert not Delegation.objects.exists()


def test_a_county_delegates_nothing_next_door():
    with pytest.raises(NotFoundError):
        delegation(cast.NEXT_VILLAGE, to=cast.NEXT_COUNTY, by=county())
