import pytest

from huiyin.followup.relocation import Step
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.relocation.actions.offer_houses import offer_houses
from huiyin_web.relocation.errors import HouseholdsRefusedError
from huiyin_web.relocation.models import Move
from support import cast
from support import given as register
from support.relocation import AT, MOVED_ON, county, offered, said, scheme, township

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def offer(row, *homes, by=None, on=MOVED_ON):
    numbers = [home if isinstance(home, str) else home.office_number for home in homes]
    return offer_houses(scheme=row.pk, numbers=numbers, on=on, by=by or county(), at=AT)


def test_households_are_kept_with_their_members_and_income_of_the_day():
    homes = [register.household(member_count=3, income_per_capita=2_800_00), register.household(member_count=5)]
    row = scheme()
    assert offer(row, *homes) == 2
    told = list(Move.objects.order_by("pk").values_list("household", "persons", "before", "state", "from_code"))
    assert told[0] == (homes[0].pk, 3, 2_800_00, "offered", cast.VILLAGE)
    event = AuditEvent.objects.get(action="relocation.scheme.offered")
    assert event.detail == {"number": row.number, "households": 2, "on": "2016-09-14"}


def test_whoever_can_not_be_offered_a_house_is_named_by_line_and_nobody_is():
    other = offered()
    gone = register.household(status="removed")
    row = scheme(origins=(cast.VILLAGE,), houses=5)
    register.places()
    away = register.household("632725100201")
    with pytest.raises(HouseholdsRefusedError) as refused:
        offer(row, other.household, gone, away, "999", "999")
    words = refused.value.say("en")
    assert f"Line 1 ({other.household.office_number}): it stands in scheme R-2016-0001 already." in words
    assert "Line 2" in words
    assert "removed from the register" in words
    assert "Line 3" in words
    assert "does not live in a village" in words
    assert "Line 4 (999): no household in your reach has this number." in words
    assert "Line 5 (999): it stands in the list twice." in words
    assert row.moves.count() == 0


def test_no_more_households_than_houses_and_none_tomorrow():
    homes = [register.household() for _ in range(3)]
    row = scheme(houses=2)
    with pytest.raises(HouseholdsRefusedError, match="more than the 2 houses"):
        offer(row, *homes)
    with pytest.raises(HouseholdsRefusedError, match="lies in the future"):
        offer(row, homes[0], on=MOVED_ON.replace(year=2017))
    with pytest.raises(HouseholdsRefusedError, match="one a line"):
        offer(row)


def test_who_declined_can_be_offered_a_house_again():
    row = offered()
    said(row, Step.DECLINE)
    assert offer(scheme(), row.household) == 1


def test_a_township_offers_none():
    with pytest.raises(NotAllowedError):
        offer(scheme(), register.household(), by=township())
