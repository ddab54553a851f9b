import re
from datetime import date

import pytest

from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    client.force_login(cast.county_officer())
    client.cookies["huiyin_language"] = "en"


def lines(answer):
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()


def address(code=cast.COUNTY):
    return f"/places/{code}/facilities/"


def test_the_villages_of_a_county_are_a_table_facility_by_facility_and_a_file(client):
    given.facility(road=False, water=False)
    given.poor_place(exited_on=date(2016, 12, 1))

    assert lines(client.get(address(), {"format": "csv"})) == [
        (
            "Place,List of the poor,Hardened road,Power for homes and production,Safe drinking water,Broadband,Clinic,"
            "School or teaching point in reach,Culture room,Gaps,Collective income (yuan),Place code"
        ),
        f"前多村,left on 2016-12-01,no,yes,no,yes,yes,yes,yes,2,20000.0,{cast.VILLAGE}",
    ]
    assert "1 villages in the register of 2016, 1 of them with a gap." in client.get(address()).content.decode()


def test_above_a_county_the_villages_with_each_facility_are_counted(client):
    client.force_login(cast.prefecture_officer())
    given.facility(road=False)
    given.facility(cast.NEXT_VILLAGE)
    given.poor_place()
    given.poor_place(cast.NEXT_VILLAGE, exited_on=date(2016, 12, 1))

    assert lines(client.get(address(cast.PREFECTURE), {"format": "csv"}))[1:] == [
        f"治多县,1,1,1,1,1,1,1,1,1,1,0,{cast.NEXT_COUNTY}",
        f"囊谦县,1,1,0,0,1,1,1,1,1,1,1,{cast.COUNTY}",
    ]


def test_the_villages_of_a_large_county_are_turned_by_key_within_the_year_and_its_file_has_all(client):
    codes = [f"632725100{number:03d}" for number in range(200, 260)]
    for code in codes:
        given.facility(code, year=2015)
    given.facility(codes[0], year=2016)

    def villages(page):
        return re.findall(r'<a href="/places/(\d{12})/">', page.split("<table", 1)[1])

    first = client.get(address(), {"year": 2015}).content.decode()
    following = re.search(r'href="([^"]*)" rel="next"', first).group(1).replace("&amp;", "&")
    second = client.get(f"{address()}{following}").content.decode()

    assert villages(first) + villages(second) == codes
    assert ("50 of 60" in first, "10 of 60" in second) == (True, True)
    assert [page.count("60 villages in the register of 2015") for page in (first, second)] == [1, 1]
    assert len(lines(client.get(f"{address()}{following}", {"format": "csv", "year": 2015}))) == 61


def test_a_year_is_chosen_and_the_latest_is_shown_first(client):
    given.facility(year=2015, clinic=False)
    given.facility(year=2016)

    assert "register of 2016, 0 of them" in client.get(address()).content.decode()
    assert "register of 2015, 1 of them" in client.get(address(), {"year": "2015"}).content.decode()
    assert "register of 2016" in client.get(address(), {"year": "1999"}).content.decode()


def test_a_village_shows_its_facilities_by_year_its_list_and_its_way(client):
    given.facility(year=2015, clinic=False)
    given.facility(year=2016)
    given.poor_place()
    client.force_login(cast.village_worker())

    page = client.get(f"/places/{cast.VILLAGE}/").content.decode()

    assert "Facilities by year" in page
    assert "poor since 2014" in page
    assert f"/casework/places/{cast.VILLAGE}/village_exit/" in page


def test_without_a_register_the_page_says_what_to_do(client):
    page = client.get(address()).content.decode()
    assert "Import the yearly register of facilities." in page
