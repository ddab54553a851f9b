from datetime import date

import pytest

from huiyin_web.access.models import Grant
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.assistance import OTHER, TODAY, UNIT, acting, county, enrolled, paired, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    given.places()
    return enrolled(round_of(), most=1)


def test_a_pairing_gives_the_units_accounts_their_reach_from_its_first_day(unit):
    row = paired(unit)
    user = cast.assisting_unit(villages=())

    assert acting(user).scope.covers(cast.VILLAGE)
    assert not acting(user, date(2016, 9, 13)).scope.covers(cast.VILLAGE)
    assert (row.grant.organisation, row.grant.source) == (UNIT, "assistance:2016-2020")
    assert AuditEvent.objects.get(action="assistance.pairing.begun").place_code == cast.VILLAGE


def test_a_prefecture_pairs_within_its_place_and_a_county_does_not(unit):
    paired(unit, by=acting(cast.prefecture_officer()))
    with pytest.raises(NotAllowedError):
        paired(unit, cast.NEXT_VILLAGE, by=county())
    given.place("632801100200")
    with pytest.raises(NotFoundError):
        paired(enrolled(unit.round, OTHER), "632801100200", by=acting(cast.prefecture_officer()))


@pytest.mark.parametrize(
    ("kind", "place", "on", "field"),
    [
        ("organ", cast.COUNTY, TODAY, "place_code"),
        ("eastern", cast.VILLAGE, TODAY, "place_code"),
        ("organ", cast.VILLAGE, date(2021, 1, 1), "on"),
    ],
)
def test_a_unit_takes_a_village_and_an_eastern_city_a_county_in_the_rounds_years(unit, kind, place, on, field):
    with pytest.raises(AssistanceRefusedError) as refused:
        paired(enrolled(unit.round, OTHER, kind=kind), place, on=on)
    assert [reason.field for reason in refused.value.decision.missing] == [field]
    assert Grant.objects.count() == 0


def test_an_eastern_city_is_paired_with_a_county():
    given.places()
    row = paired(enrolled(round_of(), kind="eastern"), cast.COUNTY)
    assert row.place_code == cast.COUNTY


def test_a_unit_takes_a_place_once_and_no_more_than_it_said(unit):
    paired(unit)
    with pytest.raises(AssistanceRefusedError, match="takes 1 at the most"):
        paired(unit, cast.NEXT_VILLAGE)
    with pytest.raises(AssistanceRefusedError, match="paired with this place already"):
        paired(enrolled(unit.round, most=2))
