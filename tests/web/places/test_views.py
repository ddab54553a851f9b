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
    assert "1,000<" in client.get(address).content.decode()
    assert (
        lines(client.get(address, {"format": "csv"}))[1]
        == "rural population,2015,1000,persons,,end of year,bureau,rural_population"
    )


def test_a_place_without_statistics_says_what_to_do(client):
    page = client.get(f"/places/{cast.VILLAGE}/statistics/").content.decode()
    assert "They come with an imported file." in page


def test_statistics_out_of_reach_are_not_found(client):
    assert client.get(f"/places/{cast.NEXT_COUNTY}/statistics/").status_code == 404


def of_the_pages(client, address):
    """The first cell under the second column of every row, page by page."""
    found = []
    while address:
        page = client.get(address).context["page"]
        found.append([row.cells[1] for row in page.table.rows])
        address = page.pager.next and address.partition("?")[0] + page.pager.next
    return found


def test_organisations_are_turned_by_kind_and_number_and_the_file_holds_all(client):
    for kind in ("office", "department"):
        for number in range(30):
            given.organisation(f"{kind[0]}{number:02}", kind=kind, place_code=cast.COUNTY)
    departments, offices = ([f"{kind}{number:02}" for number in range(30)] for kind in "do")
    assert of_the_pages(client, "/places/organisations/") == [departments + offices[:20], offices[20:]]
    assert "60 organisations" in client.get("/places/organisations/?after=office.o10").content.decode()
    assert len(lines(client.get("/places/organisations/?format=csv&after=office.o10"))) == 61


def test_statistics_are_turned_by_indicator_and_year_and_the_file_holds_all(client):
    Statistic.objects.bulk_create(
        Statistic(place_code=cast.COUNTY, year=year, indicator=indicator, value=1, unit="persons",
                  definition="end of year", source="bureau")
        for indicator in ("a", "b") for year in range(1980, 2010)
    )  # fmt: skip
    address = f"/places/{cast.COUNTY}/statistics/"
    years = list(range(2009, 1979, -1))
    assert of_the_pages(client, address) == [years + years[:20], years[20:]]
    assert len(lines(client.get(f"{address}?format=csv&after=a.1990"))) == 61


def test_a_key_that_makes_no_sense_shows_the_first_page(client):
    given.organisation("A1", place_code=cast.COUNTY)
    assert of_the_pages(client, "/places/organisations/?after=x") == [["A1"]]
    assert client.get(f"/places/{cast.COUNTY}/statistics/?after=a.²²²²").status_code == 200
