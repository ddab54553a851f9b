from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.registry.queries.households import find_by_document, find_households, households_of_village
from support import cast, given
from support.plans import plans_of

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


def test_households_are_found_by_number_name_or_document_masked_and_in_reach():
    household = given.household(office_number="632700009999", head_name="才仁卓玛")
    given.person(household, id_number="63272520100101991X")
    found = [
        *find_households(PLATFORM, "63270000", limit=5).rows,
        *find_households(PLATFORM, "才仁", limit=5).rows,
        *find_by_document(PLATFORM, "63272520100101991x", limit=5),
    ]
    assert [(one.id, one.village_code, one.head_name) for one in found] == [(household.pk, cast.VILLAGE, "才***")] * 3
    stranger = actor(cast.county_officer(cast.NEXT_COUNTY))
    assert find_households(stranger, "才仁", limit=5).rows == ()
    assert find_by_document(stranger, "63272520100101991X", limit=5) == ()


def test_who_had_a_number_before_is_found_beside_who_has_it_now_and_nobody_twice():
    now, before, still = (given.household(office_number=number) for number in ("A100", "B1", "A1009"))
    for one in (before, still):
        given.former_number(one, "A100")
    found = find_households(PLATFORM, "A100", limit=5)
    assert [(one.id, one.formerly) for one in found.rows] == [(now.pk, ""), (still.pk, ""), (before.pk, "A100")]
    first = find_households(PLATFORM, "A100", limit=2)
    assert (ids(first), first.next) == ([now.pk, still.pk], still.pk)
    last = find_households(PLATFORM, "A100", after=first.next, limit=2)
    assert ([(one.id, one.formerly) for one in last.rows], last.next) == ([(before.pk, "A100")], None)


def test_of_too_many_who_had_a_number_the_first_in_reach_are_found():
    for number in range(60):
        given.former_number(given.household(cast.NEXT_VILLAGE, office_number=f"C{number}"), "A100")
    here = given.household(office_number="B1")
    given.former_number(here, "A100")
    assert len(find_households(PLATFORM, "A100", limit=100).rows) == 50
    assert ids(find_households(actor(cast.county_officer()), "A100", limit=100)) == [here.pk]


def test_every_household_of_a_common_name_is_reached_by_turning_pages_once_each():
    made = {given.household(head_name=name).pk for name in ("扎西", "扎西", "扎西多杰", "扎西", "扎西才仁")}
    given.household(head_name="才仁扎西")
    seen, after = [], None
    while after is not None or not seen:
        found = find_households(PLATFORM, "扎西", after=after, limit=2)
        seen += ids(found)
        after = found.next
    assert (len(seen), set(seen)) == (5, made)


@pytest.mark.parametrize("builder", [cast.helper, cast.assisting_unit, cast.commander, cast.evaluator, cast.auditor])
def test_whoever_may_show_no_name_finds_a_name_whole_only_and_a_number_from_its_beginning(builder):
    home = given.household(office_number="632700009999", head_name="才仁卓玛")
    user = actor(builder())
    assert [ids(find_households(user, "才仁卓玛"[:length], limit=5)) for length in (1, 2, 3, 4)] == [
        [],
        [],
        [],
        [home.pk],
    ]
    assert ids(find_households(user, "63270000", limit=5)) == [home.pk]


@pytest.mark.parametrize("builder", [cast.county_officer, cast.village_worker, cast.inspector])
def test_whoever_may_show_a_name_finds_it_from_its_beginning(builder):
    home = given.household(head_name="才仁卓玛")
    assert ids(find_households(actor(builder()), "才", limit=5)) == [home.pk]


def test_turning_from_a_household_that_was_not_found_tells_nothing_of_its_name():
    home = given.household(head_name="扎西")
    earlier, later = given.household(head_name="一"), given.household(head_name="龙")
    user = actor(cast.helper())
    turned = [ids(find_households(user, "扎西", after=one.pk, limit=5)) for one in (earlier, later)]
    assert turned == [[home.pk], [home.pk]]


def test_who_sees_only_figures_sees_no_household():
    analyst = actor(cast.analyst())
    with pytest.raises(NotAllowedError):
        find_households(analyst, "扎西", limit=5)
    with pytest.raises(NotAllowedError):
        find_by_document(analyst, "632725201001019914", limit=5)
    with pytest.raises(NotAllowedError):
        households_of_village(analyst, cast.VILLAGE)


def test_households_removed_from_the_register_are_counted_and_not_listed():
    kept = given.household()
    given.household(status="removed")
    found = households_of_village(PLATFORM, cast.VILLAGE)
    assert (ids(found), found.total, found.removed) == ([kept.pk], 1, 1)


def test_households_of_a_name_are_counted_from_the_index_and_not_read():
    if connection.vendor != "sqlite":
        return
    for _ in range(3):
        given.household(head_name="扎西")
    with CaptureQueriesContext(connection) as asked:
        assert find_households(PLATFORM, "扎", limit=2).total == 3
    counting = plans_of([query for query in asked if "COUNT(" in query["sql"]], "registry_household")
    listing = plans_of([query for query in asked if "ORDER BY" in query["sql"]], "registry_household")
    assert [
        step for step in counting if "registry_household" in step and "COVERING INDEX household_by_head" not in step
    ] == []
    assert any("household_by_head" in step for step in counting)
    assert [step for step in listing if "TEMP B-TREE" in step] == []
