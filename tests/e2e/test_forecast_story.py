"""An analyst looks at a county's outlook, asks what more help would change, and opens a year to its walks."""

import re

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
PROVINCE, COUNTY = "630000000000", "632725000000"


def test_the_pages_of_forecasts_are_accessible_and_fit(open_as):
    page = open_as("analyst", language="zh", width="phone")
    wrong = {}
    for address in ("/forecasts/", f"/forecasts/{PROVINCE}/?exits=120&returns=100", f"/forecasts/{COUNTY}/2017/",
                    "/forecasts/back-test/", "/forecasts/method/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_an_analyst_asks_what_more_help_would_change_and_opens_what_is_behind_it(open_as):
    page = open_as("analyst", language="en")
    page.goto(f"/forecasts/{COUNTY}/")
    assert page.locator("main svg[role]").count() >= 2
    assert re.search(
        r"(Done|Likely|Can't tell|Unlikely|Missed)", page.locator("section", has=page.locator("#targets")).inner_text()
    )
    page.locator("details", has=page.locator("[name=exits]")).locator("summary").click()
    page.select_option("[name=exits]", "120")
    page.locator("form[action$='/what-if/'] button").click()
    page.wait_for_url(re.compile(r"exits=120"))
    years = page.locator("section", has=page.locator("#what-if"))
    assert "exits at 120%" in years.inner_text()
    assert "Difference" in years.inner_text()
    years.locator("table a").first.click()
    page.wait_for_url(re.compile(rf"/forecasts/{COUNTY}/2017/"))
    assert "Where the walks ended" in page.locator("main").inner_text()


def test_the_outlook_stands_beside_the_values_of_a_target_and_on_the_page_of_the_place(open_as):
    page = open_as("analyst", language="en")
    page.goto(f"/targets/plans/qinghai-2016-2020/?year=2017&place={COUNTY}")
    page.locator("section", has=page.locator("#targets")).locator("table a").first.click()
    assert "The forecast behind it" in page.locator("main").inner_text()
    page.goto(f"/places/{COUNTY}/")
    assert "Poor at the end of 2020" in page.locator("#outlook").inner_text()
