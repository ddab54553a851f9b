"""Every page, in both languages, on a desk and on a phone: nothing leaves the machine, nothing breaks, axe is content."""

import pytest

from support.accessible import scrolls_sideways, serious, settled

pytestmark = pytest.mark.e2e
PAGES = (
    "/", "/situation/?year=2016", "/situation/?year=2013", "/places/630000000000/?year=2016",
    "/places/630000000000/behind/left_persons/?year=2016", "/places/632725000000/?year=2016", "/places/630223100200/?year=2016", "/assessment/", "/assessment/1/",
    "/assessment/1/632700000000/", "/assessment/1/632700000000/poor_reduction/", "/snapshots/", "/snapshots/2016/", "/snapshots/2017/", "/imports/", "/jobs/",
    "/access/audit/", "/search/?q=扎西", "/search/?q=平安", "/places/630203000000/?year=2012",
    "/situation/?place=632100000000&year=2012", "/measurement/", "/measurement/?year=2013&year=2016&statistic=gap&by=own&line=2000",
    "/measurement/?year=2015&year=2016&statistic=survey_headcount&place=632700000000", "/transitions/", "/transitions/?place=632700000000&earlier=2014&later=2016",
    "/transitions/?earlier=2012&later=2016", "/places/632700000000/transitions/left-poor/?earlier=2014&later=2016",
    "/access/accounts/", "/places/organisations/", "/access/accounts/new/", "/access/accounts/bulk/", "/access/password/", "/places/632700000000/statistics/?year=2016", "/assistance/visits/", "/assistance/visits/?place=630223000000",
    "/assistance/visits/?place=630223100200", "/assistance/visits/1/slip/", "/papers/",
    "/papers/?place=632700000000", "/papers/632700000000/notice/bo/", "/papers/632700000000/consent/blank/", "/casework/1/papers/questionnaire/", "/evidence/case:1:step:1/",
    "/collections/", "/collections/1/", "/collections/3/",
    "/collections/propose/households/", "/collections/burden/", "/collections/burden/?place=630223100200",
)  # fmt: skip
BOTH = {"phone": (1280, 360), "desk": (360, 1280)}  # the last is the width of the page to come
FOUND = (
    ("/imports/?whose=area", "/imports/"), ("/access/audit/", "/access/audit/"),
    ("/places/630223100200/?year=2016", "/households/"), ("/access/accounts/?words=helper", "/access/accounts/change/"),
)  # fmt: skip


def first_link(page, address, to):
    """Give where the first link of a kind leads: pages of things that have a number of their own."""
    page.goto(address)
    return page.locator(f'main table a[href^="{to}"]').first.get_attribute("href")


@pytest.mark.parametrize(("language", "width"), [("en", "phone"), ("zh", "desk")])
def test_every_page_stays_on_this_machine_and_is_accessible(open_as, language, width):
    page = open_as("province", language=language, width=width)
    faults = {}
    numbered = [first_link(page, *found) for found in FOUND]
    for address in (*PAGES, *numbered):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        settled(page)
        assert page.locator("h1").count() == 1, address
        found = serious(page)
        for one in BOTH[width]:
            page.set_viewport_size({"width": one, "height": 800})
            found += scrolls_sideways(page)
        if problems := [*found, *page.faults]:
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
