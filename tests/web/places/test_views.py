import pytest

from huiyin_web.places.models import Statistic
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def lines(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()


def test_organisations_are_a_page_and_a_file(client):
    given.organisation("A1", place_code=cast.COUNTY)
    assert "单位A1" in client.get("/places/organisations/").content.decode()
    assert lines(client.get("/places/organisations/?format=csv")) == [
        "Organisation,Number,Kind,Place,From,Until",
        "单位A1,A1,assisting unit,囊谦县,,",
    ]


def test_statistics_are_a_page_and_a_file(client):
    Statistic.objects.create(
        place_code=cast.COUNTY, year=2015, indicator="rural_population", value=1000, unit="persons",
        definition="end of year", source="bureau",
    )  # fmt: skip
    address = f"/places/{cast.COUNTY}/statistics/"
    assert "1,000.00" in client.get(address).content.decode()
    assert (
        lines(client.get(address, {"format": "csv"}))[1] == "rural population,2015,1000.0,persons,,end of year,bureau"
    )


def test_a_place_without_statistics_says_what_to_do(client):
    page = client.get(f"/places/{cast.VILLAGE}/statistics/").content.decode()
    assert "They come with an imported file." in page


def test_statistics_out_of_reach_are_not_found(client):
    assert client.get(f"/places/{cast.NEXT_COUNTY}/statistics/").status_code == 404
