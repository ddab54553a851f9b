import pytest

from support import cast, given
from web.access.steps import actor

pytestmark = pytest.mark.django_db


def test_a_given_household_lies_in_the_reach_of_its_helper():
    home = given.household()
    user = cast.reaching(cast.helper(villages=()), household=home.pk)
    found = given.Household.objects.filter(actor(user).scope.households_in("village_code"))
    assert list(found) == [home]
