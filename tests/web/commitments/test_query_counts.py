"""What the pages of commitments cost in queries, and that more commitments cost no more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from huiyin_web.commitments.models import Commitment, SavedFilter
from huiyin_web.core.clock import now, today
from support import cast
from support import given as register
from support.commitments import UNIT, given, unit

pytestmark = pytest.mark.django_db
PAGES = {
    "list": (reverse("commitments:list") + "?view=all", 23),
    "blocked": (reverse("commitments:list") + "?view=blocked", 23),
    "office": (reverse("commitments:office", args=[UNIT]) + "?by=office", 17),
    "place": (reverse("commitments:place", args=[cast.VILLAGE]) + "?by=place", 14),
    "one": ("", 26),
}


@pytest.fixture
def filled(settings, tmp_path):
    """Give what makes a lead with two parts, a hold and a plain commitment, each with entries."""
    settings.HUIYIN_DATA = tmp_path
    register.places()
    for number in (UNIT, "Z-0002", "Z-0003"):
        register.organisation(number)
    fresh = {"at": now(), "starts_on": today(), "due_on": today() + timedelta(60)}

    def fill():
        lead = given(**fresh)
        for owner in ("Z-0002", "Z-0003"):
            given(by=unit(), lead=lead.pk, owner=owner, accepter=UNIT, **fresh)
        held = given(**fresh)
        Commitment.objects.filter(pk=held.pk).update(held_from=today(), held_until=today() + timedelta(9))
        given(**fresh)
        return lead

    return fill


def asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_so_many_queries_however_many_commitments_there_are(client, filled, page):
    client.force_login(cast.county_officer())
    address, most = PAGES[page]
    lead = filled()
    address = address or reverse("commitments:one", args=[lead.pk])
    once = asked(client, address)
    for _ in range(4):
        filled()
    SavedFilter.objects.create(user_key="user:0", name="x", query="view=all")

    assert asked(client, address) == once
    assert once == most


def test_doing_the_same_to_several_costs_so_many_queries_each(client, filled):
    client.force_login(cast.county_officer())
    rows = [filled() for _ in range(4)]

    def cost(chosen):
        with CaptureQueriesContext(connection) as found:
            sent = {"act": "remind", "chosen": [f"{row.pk}-0" for row in chosen]}
            assert client.post(reverse("commitments:together") + "?view=all", sent).status_code == 302
        return len(found)

    one, three = cost(rows[:1]), cost(rows[1:])
    assert (three - one) / 2 <= 13  # PostgreSQL is asked once more: for the turn of the audit log
