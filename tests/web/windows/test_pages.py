import re
from datetime import date

import pytest
from django.test import Client

from huiyin_web.casework.actions.keep_application import keep_application
from huiyin_web.core.clock import today
from huiyin_web.windows.models import Window
from support import cast, given, windows
from support.cases import AT, CELLS, DAY, application, officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client):
    given.places()
    client.force_login(cast.provincial_office())
    client.cookies["huiyin_language"] = "en"


def test_one_short_opening_of_this_year_is_warned_of(client):
    year = today().year
    windows.window(days=(date(year, 10, 1), date(year, 12, 31)))

    page = client.get("/windows/").content.decode()

    assert "One short opening a year" in page
    assert f"In {year} this process is open here only once, for 92 days" in page


def test_what_is_refused_is_said_beside_the_form_with_what_was_written(client):
    sent = {"process": "exit", "place_code": cast.COUNTY, "opens_on": "2016-10-01", "closes_on": "2016-09-01",
            "reason": "年度集中办理"}  # fmt: skip

    got = client.post("/windows/", sent)

    assert got.status_code == 400
    page = got.content.decode()
    assert "The last day 2016-09-01 lies before the first 2016-10-01." in page
    assert 'value="年度集中办理"' in page
    assert not Window.objects.exists()


def test_a_village_worker_sees_the_window_above_the_village_and_no_form(client):
    windows.window(place_code=cast.PREFECTURE)
    client.force_login(cast.village_worker())

    page = client.get("/windows/").content.decode()

    assert "玉树藏族自治州" in page
    assert "Declare a window" not in page


def test_the_page_of_a_place_says_what_is_open_until_when(client):
    page = client.get(f"/places/{cast.VILLAGE}/").content.decode()

    assert "What is open here" in page
    assert "is always open" in page


def test_an_application_whose_window_opened_waits_on_the_page_of_the_village(client):
    windows.window("identification")
    keep_application(application=application(), on=DAY, cells=CELLS, by=officer(), at=AT)
    client.force_login(cast.village_worker())

    page = client.get("/casework/waiting/").content.decode()

    assert "received 2016-09-01" in page
    assert "It opens on" in page or "No next window is declared." in page


def test_a_window_is_made_from_the_page_as_a_browser_sends_it():
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.provincial_office())
    page = browser.get("/windows/").content.decode()
    token = re.search(r'action="/windows/"><input type="hidden" name="csrfmiddlewaretoken" value="(\w+)"', page)
    sent = {"process": "exit", "place_code": cast.COUNTY, "opens_on": "2099-10-01", "reason": "年度集中办理",
            "csrfmiddlewaretoken": token[1] if token else ""}  # fmt: skip

    got = browser.post("/windows/", sent)

    assert got.status_code == 302
    assert Window.objects.count() == 1
