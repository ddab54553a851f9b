import pytest

from huiyin_web.access.actor import platform
from huiyin_web.access.queries.actors import actor_of
from huiyin_web.overview.queries.search import Asked, search_page
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names
from support import cast, given
from support.migrating import migrations_of
from web.imports.files import AT, LATER, applied, counts

BY = platform("test")
FILE = [
    {"code": cast.COUNTY, "level": "county", "name": "囊谦县", "name_en": "Nangqen County"},
    {"code": cast.TOWNSHIP, "level": "township", "name": "香达镇", "name_en": ""},
]


@pytest.fixture
def imported(transactional_db, tmp_path):
    given.place(cast.PREFECTURE)
    applied(FILE, BY, tmp_path, kind="places")
    return tmp_path


def test_an_imported_place_has_an_english_name_and_the_name_that_the_office_gave_wins(imported):
    names = place_names([cast.COUNTY, cast.TOWNSHIP])
    assert [one.en for one in names.values()] == ["Nangqen County", "Xiangda Town"]


def test_the_same_names_imported_again_change_nothing(imported):
    again = [*FILE, {"code": cast.VILLAGE, "level": "village", "name": "前多村", "name_en": ""}]
    batch = applied(again, BY, imported, at=LATER, kind="places", year=2015)
    assert counts(batch) == {"rows": 3, "new": 1, "unchanged": 2}


@pytest.mark.parametrize("asked", ["Xiangda", "xiangda town"])
def test_a_search_in_english_finds_a_township(imported, asked):
    found = search_page(actor=actor_of(cast.county_officer(), on=AT.date()), asked=Asked(asked)).places
    assert [row.cells[0].url for row in found.rows] == [f"/places/{cast.TOWNSHIP}/"]


@pytest.mark.django_db(transaction=True)
def test_places_that_came_before_are_named_by_the_migration_and_stay_named_on_the_way_back():
    given.place(cast.TOWNSHIP)
    Place.objects.filter(pk=cast.COUNTY).update(name_en="Nangqen County")
    Place.objects.create(code="632725101000", level="township", name="海" * 60)
    with migrations_of("places") as migrate:
        for target in ("0001_initial", "0002_english_names", "0001_initial", "0002_english_names"):
            migrate(target)
    names = dict(Place.objects.values_list("code", "name_en"))
    assert names == {
        cast.PROVINCE: "Qinghai Province", cast.PREFECTURE: "Yushu Tibetan Autonomous Prefecture",
        cast.COUNTY: "Nangqen County", cast.TOWNSHIP: "Xiangda Town", "632725101000": None,
    }  # fmt: skip
