from datetime import date

import pytest

from huiyin.records.place_books import PlaceLife
from huiyin_web.access.queries import actor_of
from huiyin_web.access.scope import Scope
from huiyin_web.places.models import Place
from huiyin_web.places.successions import codes_reached, succession_around
from support import cast, given

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2014, 6, 30), date(2016, 12, 31)
COUNTY, TOWNSHIP, VILLAGE = "632701000000", "632701100000", "632701100200"  # what the cast's own became in 2015


@pytest.fixture
def renamed():
    """Give places of which the cast's county, with all in it, ended with 2014."""
    given.places(cast.VILLAGE, cast.NEXT_VILLAGE, VILLAGE)
    for old, new in ((cast.COUNTY, COUNTY), (cast.TOWNSHIP, TOWNSHIP), (cast.VILLAGE, VILLAGE)):
        replaced(old, new)


def replaced(old, new):
    Place.objects.filter(pk=old).update(valid_to="2014-12-31", successor=new)
    Place.objects.filter(pk=new).update(valid_from="2015-01-01")


def reach(user, on):
    return actor_of(user, on=on).scope


def test_a_place_is_read_with_all_it_is_tied_to_and_no_other(renamed):
    assert succession_around([COUNTY]).lives == succession_around([cast.COUNTY]).lives == {
        cast.COUNTY: PlaceLife(None, date(2014, 12, 31), COUNTY), COUNTY: PlaceLife(date(2015, 1, 1)),
    }  # fmt: skip


def test_a_place_that_nothing_is_tied_to_costs_one_query(renamed, django_assert_num_queries):
    with django_assert_num_queries(1):
        succession_around([cast.NEXT_COUNTY, cast.PREFECTURE])


def test_thousands_of_places_are_asked_for_some_thousands_at_a_time(renamed, django_assert_num_queries):
    many = [f"53{number:010d}" for number in range(10_001)]
    with django_assert_num_queries(3 + 1):  # what the renamed county came from is asked for after them
        assert succession_around([*many, COUNTY]).successor(cast.COUNTY) == COUNTY


def test_an_account_of_the_old_code_reaches_the_new_one_once_it_counts(renamed):
    officer = cast.county_officer()
    assert reach(officer, BEFORE) == Scope(("632725",))
    assert reach(officer, AFTER) == Scope(("632701", "632725"))


def test_an_account_stands_at_the_code_of_the_day(renamed):
    officer = cast.county_officer()
    assert [actor_of(officer, on=day).place_code for day in (BEFORE, AFTER)] == [cast.COUNTY, COUNTY]
    assert actor_of(cast.county_officer(COUNTY), on=AFTER).place_codes == (cast.COUNTY, COUNTY)


def test_an_account_of_the_new_code_reaches_its_past(renamed):
    assert reach(cast.county_officer(COUNTY), AFTER) == Scope(("632701", "632725"))
    assert reach(cast.village_worker(VILLAGE), AFTER) == Scope((VILLAGE, cast.VILLAGE))


def test_what_was_granted_moves_with_its_place(renamed):
    assert reach(cast.inspector(assigned=(cast.COUNTY,)), AFTER) == Scope(("632701", "632725"))


def test_a_prefecture_that_moves_takes_its_officers_along_by_one_code():
    given.places("632121100200", "630203100200")
    for old, new in (("632100000000", "630200000000"), ("632121000000", "630203000000")):
        replaced(old, new)
    assert reach(cast.prefecture_officer("632100000000"), AFTER) == Scope(("6302", "6321"))
    assert reach(cast.county_officer("632121000000"), AFTER) == Scope(("630203", "632121"))


def test_of_a_larger_place_an_officer_reaches_only_what_was_theirs(renamed):
    replaced(cast.NEXT_COUNTY, COUNTY)  # two counties became one city
    assert reach(cast.county_officer(), AFTER) == Scope((TOWNSHIP[:9], "632725"))
    assert reach(cast.county_officer(COUNTY), AFTER) == Scope(("632701", "632724", "632725"))


def test_a_village_that_was_given_away_is_reached_by_whom_it_was_given_to():
    given.places(cast.VILLAGE, "632724100299")
    replaced(cast.VILLAGE, "632724100299")
    assert reach(cast.county_officer(), AFTER) == Scope(("632725",))
    assert reach(cast.county_officer(cast.NEXT_COUNTY), AFTER) == Scope(("632724", cast.VILLAGE))


def test_a_village_officer_of_a_code_that_ended_finds_the_households_of_the_new_one(renamed, client):
    here, there = given.household(VILLAGE), given.household(cast.NEXT_VILLAGE)
    client.force_login(cast.village_worker(cast.VILLAGE))
    assert client.get(f"/households/{here.pk}/").status_code == 200
    assert client.get(f"/households/{there.pk}/").status_code == 404


def test_a_circle_of_successors_ends_nobody_s_request():
    given.places(cast.VILLAGE, cast.NEXT_VILLAGE)
    for old, new in ((cast.VILLAGE, cast.NEXT_VILLAGE), (cast.NEXT_VILLAGE, cast.VILLAGE)):
        Place.objects.filter(pk=old).update(valid_to="2014-12-31", successor=new)
    assert codes_reached({cast.TOWNSHIP}, AFTER) >= {cast.TOWNSHIP}


def test_who_reaches_a_place_of_no_change_asks_little(renamed, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert codes_reached({cast.NEXT_COUNTY}, AFTER) == {cast.NEXT_COUNTY}


@pytest.fixture
def dissolved():
    """Give how many villages of the cast's county, without any other place in it, became villages of a larger county."""
    villages, city = 600, "632799000000"
    ended = [(cast.COUNTY, city), *((f"632725{n:06}", f"632799{n:06}") for n in range(100201, 100201 + villages))]
    names = {"name": "地区"}
    Place.objects.bulk_create(
        [Place(code=old, level="village", valid_to="2014-12-31", successor=new, **names) for old, new in ended]
        + [Place(code=new, level="village", valid_from="2015-01-01", **names) for _, new in ended]
        + [Place(code=cast.NEXT_COUNTY, level="county", valid_to="2014-12-31", successor=city, **names)]
    )
    return villages


def test_a_county_of_many_villages_that_became_part_of_another_is_reached_by_a_few_questions(
    dissolved, django_assert_max_num_queries
):
    officer = cast.county_officer()
    with django_assert_max_num_queries(16):
        scope = reach(officer, AFTER)
    assert (len(scope.prefixes), scope.prefixes[0], scope.prefixes[-1]) == (1 + dissolved, "632725", "632799100800")
    assert Place.objects.filter(scope.places("code")).count() == 1 + 2 * dissolved


def test_whoever_had_a_county_of_many_villages_opens_their_pages(dissolved, client):
    client.force_login(cast.county_officer())
    assert [client.get(address).status_code for address in ("/", "/situation/", "/imports/")] == [200, 200, 200]
