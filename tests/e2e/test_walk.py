"""Every page, in both languages, on a desk and on a phone: nothing leaves the machine, nothing breaks, axe is content."""

import pytest

from support.accessible import scrolls_sideways, serious, settled
from support.walking import walk

pytestmark = pytest.mark.e2e
# Beside the first page of each name that links lead to: other years, other places, other kinds.
PAGES = (
    "/situation/?year=2013", "/places/632725000000/?year=2016", "/places/630223100200/?year=2016",
    "/assessment/1/632700000000/poor_reduction/", "/snapshots/2017/", "/search/?q=扎西", "/search/?q=平安",
    "/places/630203000000/?year=2012", "/situation/?place=632100000000&year=2012",
    "/measurement/?year=2013&year=2016&statistic=gap&by=own&line=2000",
    "/measurement/?year=2015&year=2016&statistic=survey_headcount&place=632700000000",
    "/transitions/?place=632700000000&earlier=2014&later=2016", "/transitions/?earlier=2012&later=2016",
    "/places/632700000000/transitions/left-poor/?earlier=2014&later=2016", "/assistance/visits/?place=630223000000",
    "/assistance/visits/?place=630223100200", "/assistance/visits/1/slip/", "/papers/?place=632700000000",
    "/papers/632700000000/notice/bo/", "/papers/632700000000/consent/blank/", "/casework/1/papers/questionnaire/",
    "/evidence/case:1:step:1/", "/collections/3/", "/collections/propose/households/",
    "/collections/burden/?place=630223100200",
)  # fmt: skip
BOTH = {"phone": (1280, 360), "desk": (360, 1280)}  # the last is the width of the page to come
READERS = ("huzhu", "village", "helper", "unit", "commander")


@pytest.fixture
def walk_as(open_as):
    """Give a function that follows the links that a demo user is shown."""

    def walked(user, **more):
        page = open_as(user)

        def ask(address):
            answer = page.request.get(address, max_redirects=0)
            is_page = answer.headers.get("content-type", "").startswith("text/html")
            return answer.status, answer.text() if is_page and answer.ok else ""

        return walk(ask, **more)

    return walked


@pytest.mark.parametrize("reader", READERS)
def test_every_link_that_somebody_is_shown_leads_somewhere(walk_as, reader):
    found = walk_as(reader, most=1)
    assert found.dead == []
    assert len(found.pages) > 20


@pytest.mark.parametrize(("language", "width", "turn"), [("en", "phone", 0), ("zh", "desk", 1)])
def test_every_page_stays_on_this_machine_and_is_accessible(open_as, walk_as, language, width, turn):
    found = walk_as("province", most=1)
    assert found.dead == []
    page = open_as("province", language=language, width=width)
    faults = {}
    # Every second page in each language: what axe and the ruler ask is the same in both.
    for address in list(dict.fromkeys([*(one for one, *_ in found.pages.values()), *PAGES]))[turn::2]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        settled(page)
        assert page.locator("h1").count() == 1, address
        wrong = serious(page)
        for one in BOTH[width]:
            page.set_viewport_size({"width": one, "height": 800})
            wrong += scrolls_sideways(page)
        if problems := [*wrong, *page.faults]:
            faults[address] = problems
        page.faults.clear()
    assert faults == {}
    assert page.off_host == []


def test_the_sign_in_page_is_accessible_and_stays_here(open_as):
    page = open_as(None, width="phone")
    page.goto("/")
    assert "/access/sign-in/" in page.url
    assert serious(page) == []
    assert page.faults == page.off_host == []


def test_the_main_pages_work_without_a_script(open_as):
    page = open_as("province", language="zh", javascript=False)
    page.goto("/situation/?year=2016")
    assert page.locator("figure svg").count() >= 2
    page.locator("table").get_by_role("link", name="囊谦县").first.click()
    page.wait_for_url("**/places/632725000000/**")
    assert page.locator("h1").inner_text().startswith("囊谦县")


def test_charts_come_alive_where_there_is_a_script(open_as):
    page = open_as("province")
    page.goto("/situation/?year=2016")
    page.wait_for_selector(".vega-embed svg", timeout=20_000)
    assert page.faults == []
