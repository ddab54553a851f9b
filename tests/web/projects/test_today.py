from datetime import timedelta

import pytest

from huiyin.followup.funds import Step
from huiyin_web.core.clock import now, today
from support import cast
from support import given as register
from support.projects import approved, entered, funded, proposed

pytestmark = pytest.mark.django_db
LONG_AGO = {"begins_on": today() - timedelta(500), "due_on": today() - timedelta(130)}


@pytest.fixture(autouse=True)
def _places():
    register.places()


def told(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client.get("/").content.decode()


def test_a_proposal_waits_for_another_office_and_not_for_the_one_that_proposed_it(client):
    row = proposed(at=now())
    assert row.number in told(client, cast.prefecture_officer())
    assert "To be decided" in told(client, cast.prefecture_officer())
    assert row.number not in told(client, cast.county_officer())


def test_the_owner_is_told_of_milestones_missed_and_of_money_that_lies_idle(client):
    row = approved(at=now(), owner=cast.TOWNSHIP, **LONG_AGO)
    entered(row, Step.ALLOCATE, 5, on=today() - timedelta(400), at=now())
    page = told(client, cast.township_officer())

    assert "Milestone missed: finish" in page
    assert "Money idle" in page


def test_what_was_paid_and_is_not_accepted_waits_for_those_who_accept(client):
    row = funded(5, at=now(), **LONG_AGO)
    page = told(client, cast.village_worker())
    assert (row.number in page, "Acceptance waits" in page) == (True, True)
    entered(row, Step.ACCEPT, 5, at=now())
    assert row.number not in told(client, cast.village_worker())
