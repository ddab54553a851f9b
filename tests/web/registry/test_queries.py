from datetime import date

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.registry.queries import household_or_404, households_of_village
from support import cast, given

pytestmark = pytest.mark.django_db
PLATFORM = platform("test")


def actor(user):
    return actor_of(user, on=date(2016, 12, 31))


def ids(found):
    return [row.id for row in found.rows]


def test_a_villages_households_are_turned_by_key():
    made = [given.household().pk for _ in range(5)]
    given.household(cast.NEXT_VILLAGE)
    first = households_of_village(PLATFORM, cast.VILLAGE, limit=2)
    second = households_of_village(PLATFORM, cast.VILLAGE, after=first.next, limit=2)
    last = households_of_village(PLATFORM, cast.VILLAGE, after=second.next, limit=2)
    assert [ids(first), ids(second), ids(last)] == [made[:2], made[2:4], made[4:]]
    assert (first.total, last.next) == (5, None)


def test_the_last_full_turn_leads_nowhere():
    made = [given.household().pk for _ in range(2)]
    found = households_of_village(PLATFORM, cast.VILLAGE, limit=2)
    assert (ids(found), found.next) == (made, None)


def test_names_in_a_list_are_masked():
    given.household(head_name="扎西多杰")
    assert households_of_village(PLATFORM, cast.VILLAGE).rows[0].head_name == "扎***"


def test_a_list_holds_what_is_in_reach():
    one, other = given.household(), given.household()
    assert ids(households_of_village(actor(cast.village_worker()), cast.VILLAGE)) == [one.pk, other.pk]
    assert ids(households_of_village(actor(cast.village_worker(cast.NEXT_VILLAGE)), cast.VILLAGE)) == []
    helper = cast.reaching(cast.somebody(cast.Role.HELPER, cast.COUNTY), household=other.pk)
    paired = households_of_village(actor(helper), cast.VILLAGE)
    assert (ids(paired), paired.total) == ([other.pk], 1)


def test_a_turn_costs_the_same_wherever_it_is(django_assert_num_queries):
    for _ in range(6):
        given.household()
    with django_assert_num_queries(2):
        households_of_village(PLATFORM, cast.VILLAGE, after=3, limit=2)


def test_a_household_is_given_with_its_members_the_head_first():
    household = given.household(phone="13897001234", bank_account=None, net_income=5, income_per_capita=1)
    son = given.person(household, relation="son", id_number="632725201001019914")
    head = given.person(household, relation="head", name="扎西")
    found = household_or_404(PLATFORM, household.pk)
    assert (found.id, found.version, found.village_code, found.updated_year) == (household.pk, 1, cast.VILLAGE, 2016)
    assert [member.id for member in found.members] == [head.pk, son.pk]
    assert (found.values["phone"], found.values["bank_account"]) == ("138****1234", None)
    assert (found.values["net_income"], found.values["income_per_capita"]) == (5, 1)
    assert (found.members[0].values["name"], found.members[1].values["id_number"]) == ("扎*", "632725********9914")


def test_a_household_out_of_reach_is_as_one_that_is_not_there():
    household = given.household()
    for who, pk in ((actor(cast.county_officer(cast.NEXT_COUNTY)), household.pk), (PLATFORM, household.pk + 1)):
        with pytest.raises(NotFoundError, match="This household was not found"):
            household_or_404(who, pk)


def test_who_sees_only_figures_sees_no_household():
    household = given.household()
    analyst = actor(cast.analyst())
    with pytest.raises(NotAllowedError):
        household_or_404(analyst, household.pk)
    with pytest.raises(NotAllowedError):
        households_of_village(analyst, cast.VILLAGE)
