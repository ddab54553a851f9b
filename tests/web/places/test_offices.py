import pytest

from huiyin_web.access.scope import Scope
from huiyin_web.places.models import Place
from huiyin_web.places.offices import office_called, office_names, offices_within
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _an_organisation():
    given.places()
    Place.objects.filter(pk=cast.COUNTY).update(name_en="Nangqen")
    given.organisation("Z-0001", name="省电力公司", name_en="Provincial Power Company")


def test_organisations_are_called_by_their_name_and_poverty_offices_by_their_place():
    named = office_names(["Z-0001", cast.COUNTY, "nobody"])
    assert {key: (name.en, name.zh) for key, name in named.items()} == {
        "Z-0001": ("Provincial Power Company", "省电力公司"),
        cast.COUNTY: ("Nangqen poverty office", "囊谦县扶贫办"),
        "nobody": ("nobody", "nobody"),
    }


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("省电力公司", "Z-0001"),
        ("provincial power company", "Z-0001"),
        (" Z-0001 ", "Z-0001"),
        ("囊谦县扶贫办", cast.COUNTY),
        ("Nangqen poverty office", cast.COUNTY),
        (cast.COUNTY, cast.COUNTY),
        ("囊谦县", None),
        ("电力", None),
    ],
)
def test_an_office_is_found_by_its_whole_name_its_number_or_its_place(words, office):
    assert office_called(words) == office


def test_a_place_that_ended_lends_its_name_to_no_office():
    Place.objects.create(code="632126000000", level="county", name="囊谦县", valid_to="2013-02-28")
    assert office_called("囊谦县扶贫办") == cast.COUNTY


def test_two_of_one_name_are_none():
    given.organisation("Z-0002", name="省电力公司")
    assert office_called("省电力公司") is None


def test_what_is_offered_serves_a_place_in_reach():
    given.organisation("Z-0003", place_code=cast.NEXT_COUNTY)
    assert list(offices_within(Scope.over([cast.PROVINCE]))) == ["Z-0001", "Z-0003"]
    assert list(offices_within(Scope.over([cast.COUNTY]))) == []
