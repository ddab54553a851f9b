import pytest
from django.urls import reverse

from huiyin_web.commitments.models import SavedFilter
from support import cast
from support import given as register

pytestmark = pytest.mark.django_db
LIST = reverse("commitments:list")
SAVE = reverse("commitments:save_filter")


@pytest.fixture(autouse=True)
def signed_in(client):
    register.places()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def shown(client, query=""):
    return client.get(f"{LIST}?{query}").content.decode()


def test_the_filters_of_an_address_are_kept_under_a_name_and_stand_above_the_table_until_they_are_deleted(client):
    got = client.post(f"{SAVE}?view=overdue&kind=training&after=7", {"name": "Late trainings"})
    assert got["Location"] == f"{LIST}?view=overdue&kind=training"
    assert '<a href="/commitments/?view=overdue&amp;kind=training">Late trainings</a>' in shown(client, "view=mine")
    here = shown(client, "kind=training&view=overdue")
    assert 'aria-current="page">Late trainings</a>' in here
    assert "Keep this filter" not in here

    client.post(reverse("commitments:delete_filter", args=[SavedFilter.objects.get().pk]))
    assert "Late trainings" not in shown(client)


def test_a_name_that_is_taken_is_said_at_its_field_and_stays_as_it_was_typed(client):
    for status in (302, 400):
        got = client.post(f"{SAVE}?view=overdue", {"name": "Late"})
        assert got.status_code == status
    assert "You keep another filter as &#x27;Late&#x27;" in got.content.decode()
    assert 'value="Late"' in got.content.decode()


def test_nobody_sees_the_filters_of_somebody_else(client):
    client.post(f"{SAVE}?view=overdue", {"name": "Late"})
    client.force_login(cast.county_officer())
    assert ">Late</a>" not in shown(client)
