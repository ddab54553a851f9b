from datetime import date, timedelta

import pytest
from django.urls import reverse

from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.blocking import blocks_of
from huiyin_web.core.clock import now, today
from support import cast
from support import given as register
from support.commitments import TODAY, UNIT, brought, county, did, given, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world():
    register.places()
    for number, name in ((UNIT, "Power Company"), ("Z-0002", "Water Bureau"), ("Z-0003", "Road Bureau")):
        register.organisation(number, name=name, name_en=name)


def words(row, on=TODAY + timedelta(5)):
    found = blocks_of([Commitment.objects.get(pk=row.pk)], on)
    return found[row.pk].words.en if row.pk in found else ""


def part(lead, owner):
    return given(by=unit(), lead=lead.pk, owner=owner, accepter=UNIT)


def test_a_lead_waits_for_the_offices_whose_parts_are_open():
    lead = brought(given(), "accept")
    one = part(lead, "Z-0002")
    part(lead, "Z-0003")
    assert words(lead) == "Waits for Water Bureau, Road Bureau"
    did(one, "withdraw", by=unit(), days=1, reason="并入主办单位")
    assert words(lead) == "Waits for Road Bureau"


def test_many_offices_are_counted():
    lead = brought(given(), "accept")
    for number in range(2, 7):
        part(lead, f"Z-000{number}")
    assert words(lead).endswith("2 more")


def test_a_hold_says_who_held_it_and_why_until_its_last_day():
    by = county()
    row = did(given(), "hold", by=by, days=1, reason="等待资金", until=date(2016, 11, 1))
    assert words(row, date(2016, 11, 1)) == f"Held by {by.name}: 等待资金"
    assert words(row, date(2016, 11, 2)) == ""


def test_what_nothing_blocks_is_left_out_and_what_is_has_a_list_of_its_own(client):
    fresh = {"at": now(), "starts_on": today(), "due_on": today() + timedelta(60)}
    given(**fresh)
    lead = given(title="主办事项", **fresh)
    given(by=unit(), lead=lead.pk, owner="Z-0002", accepter=UNIT, title="配合事项", **fresh)
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"

    listed = client.get(reverse("commitments:list"), {"view": "blocked"}).content.decode()
    assert listed.count("主办事项") == 1
    assert "配合事项" not in listed
    assert "Waits for Water Bureau" in listed
    one = client.get(reverse("commitments:one", args=[lead.pk])).content.decode()
    assert f"since {today()}; parts of supporting organisations are open: Water Bureau." in one
