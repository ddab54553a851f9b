from datetime import UTC, date, datetime

import pytest

from huiyin_web.assistance.models import AssistanceRound, Carried, HouseholdPairing, Pairing, TeamMember
from huiyin_web.commitments.models import Commitment, Entry
from huiyin_web.config.commands.assisting import assist, name_helpers, post_teams
from huiyin_web.config.commands.promising import promise
from support import cast, given

AT = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
VILLAGES = [f"6327251002{number:02d}" for number in range(12)]
pytestmark = pytest.mark.django_db


@pytest.fixture
def built():
    given.places(*VILLAGES)
    for code in (*VILLAGES, cast.COUNTY):
        given.poor_place(code)
    given.organisation("2630000001", kind="department", name="省财政厅")
    given.organisation("3632725001", name="囊谦县农牧局（虚构）", place_code=cast.COUNTY)
    given.organisation("3630000002", name="省审计厅")
    given.organisation("4632700003", kind="eastern_partner", name="北京市工作机构", place_code=cast.PREFECTURE)
    assist()
    return promise(at=AT)


def test_rounds_that_are_over_are_closed_with_everything_decided_and_the_last_runs(built):
    assert list(AssistanceRound.objects.order_by("first_year").values_list("last_year", "closed_on")) == [
        (2012, date(2012, 12, 31)), (2015, date(2015, 12, 31)), (2020, None),
    ]  # fmt: skip
    assert Pairing.objects.filter(ends_on__isnull=True).exclude(participant__round__first_year=2016).count() == 0
    assert Carried.objects.exists()


def test_the_ledger_is_the_same_however_often_it_is_made(built):
    def told():
        rows = Commitment.objects.order_by("year", "serial")
        return list(rows.values_list("year", "serial", "title", "owner", "quantity", "verified", "state"))

    before = told()
    Carried.objects.all().delete()
    Entry.objects.all().delete()
    Commitment.objects.all().delete()
    AssistanceRound.objects.update(closed_on=None, closed_by="")
    Pairing.objects.update(ends_on=None, end_reason="")
    promise(at=AT)
    assert told() == before


def test_teams_and_helpers_are_made_up_and_say_so(built):
    homes = [given.household(VILLAGES[0]) for _ in range(7)]
    post_teams(on=AT.date(), at=AT)
    name_helpers("632725", most=6, on=AT.date(), at=AT)

    assert TeamMember.objects.filter(role="first_secretary").exists()
    assert not TeamMember.objects.exclude(name__endswith="（虚构）").exists()
    assert TeamMember.objects.get(left_as="recalled").successor is not None
    assert HouseholdPairing.objects.count() == len(homes) - 1
    assert HouseholdPairing.objects.values("helper").distinct().count() == 2
