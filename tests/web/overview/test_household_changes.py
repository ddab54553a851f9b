import pytest
from django.urls import reverse

from support import cast, given
from web.registry.steps import asked_by, fill, township, village

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    given.places()
    return given.household(phone="13912345678", farmland=1.0)


def page(client, home, user):
    client.force_login(user)
    return client.get(reverse("overview:household", args=[home.pk])).content.decode()


def test_who_may_change_a_household_finds_the_forms_on_its_page(client, home):
    member = given.person(home)
    ways = [
        *(reverse("registry:household", args=[home.pk, section]) for section in ("income", "land", "register")),
        reverse("registry:person", args=[member.pk, "identity"]),
    ]
    shown, looked_at = page(client, home, cast.village_worker()), page(client, home, cast.helper())
    assert [way in shown for way in ways] == [True] * 4
    assert [way in looked_at for way in ways] == [False] * 4


def test_its_change_requests_stand_on_the_page(client, home):
    request = asked_by(village(), home)
    assert reverse("registry:change", args=[request.pk]) in page(client, home, cast.helper())


def test_who_changed_what_by_a_form_stands_in_its_history(client, home):
    by = township()
    fill(home, by=by, section="land", farmland="3")
    assert by.name in page(client, home, cast.helper())
