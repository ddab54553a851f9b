import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import now, today
from support import cast
from support import given as register
from support.relocation import moved, offered, scheme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def told(client, user):
    client.force_login(user)
    client.cookies["huiyin_language"] = "en"
    return client.get("/").content.decode()


def test_whoever_visits_is_told_how_many_relocated_households_are_to_be_asked_and_names_nobody(client):
    row = moved()
    moved()
    page = told(client, cast.village_worker())
    assert "2 relocated households are to be asked" in page
    assert row.household.head_name not in page
    assert "2 relocated households" in told(client, cast.helper())
    assert "relocated households are to be asked" not in told(client, cast.county_officer())


def test_others_than_the_manager_are_told_who_has_not_said_whether_they_move(client):
    manager = cast.county_officer()
    offered(row=scheme(by=actor_of(manager, on=today()), at=now()), at=now())
    assert "1 household has not said whether it moves" in told(client, cast.township_officer())
    assert "1 household has not said whether it moves" not in told(client, manager)
