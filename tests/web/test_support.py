import pytest

from huiyin_web.access.roles import Role
from support import cast, given

pytestmark = pytest.mark.django_db


def test_the_cast_has_one_person_of_every_role():
    people = cast.everybody()
    assert set(people) == set(Role)
    assert all(user.role == role for role, user in people.items())


def test_a_given_place_stands_below_all_places_above_it():
    given.places()
    assert sorted(given.Place.objects.values_list("level", flat=True)) == [
        "county", "county", "prefecture", "province", "township", "township", "village", "village",
    ]  # fmt: skip


def test_a_given_household_has_its_given_member():
    home = given.household(head_name="才仁")
    assert home.head_name == "才仁"
    assert given.person(home, name="拉毛").household_id == home.pk


def test_a_given_organisation_is_an_assisting_unit():
    assert given.organisation("Z-0001").kind == "assisting_unit"
