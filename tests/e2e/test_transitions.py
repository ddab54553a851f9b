"""An officer asks who stayed poor, left and came, goes down to the households, and works without a script as well."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e
ASKED = "/transitions/?place=632700000000&earlier=2014&later=2016"


def test_years_are_chosen_the_address_keeps_them_and_a_cell_leads_to_its_households(open_as):
    page = open_as("yushu", language="zh")
    page.goto("/transitions/")
    expect(page.locator("h1")).to_have_text("玉树藏族自治州：2015 年末至 2016 年末贫困状态转移")
    page.select_option("#earlier", "2014")
    page.wait_for_url("**earlier=2014&later=2016")
    expect(page.locator("h1")).to_have_text("玉树藏族自治州：2014 年末至 2016 年末贫困状态转移")
    page.wait_for_selector('#matched [data-chart*="chart=flows"] .vega-embed svg')
    cell = page.locator("#matched td a", has_text="").first
    persons = cell.inner_text()
    cell.click()
    page.wait_for_url("**/places/632700000000/transitions/poor-poor/?earlier=2014&later=2016")
    assert f"共 {persons} 人" in page.locator(".c-lead").inner_text()
    page.locator("main table a").first.click()
    page.wait_for_url("**/households/**")
    assert page.faults == page.off_host == []


def test_two_years_across_the_break_are_not_matched_and_it_is_said_why(open_as):
    page = open_as("province")
    page.goto("/transitions/")
    page.select_option("#earlier", "2013")
    expect(page.locator("#matched")).to_contain_text("Choose two years on the same side of the break.")
    page.select_option("#later", "2013")
    expect(page.locator("#matched [role=alert]")).to_contain_text("Choose a year before 2013.")
    assert page.faults == []


def test_it_works_without_a_script(open_as):
    page = open_as("province", javascript=False)
    page.goto("/transitions/")
    page.select_option("#place", "632700000000")
    page.select_option("#earlier", "2014")
    page.get_by_role("button", name="Match").click()
    assert page.url.endswith(ASKED)
    assert page.locator("#matched figure img").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    with page.expect_download() as taken:
        page.locator("#matched .c-downloads a", has_text="CSV").first.click()
    assert taken.value.suggested_filename == "huiyin-632700000000-2014-2016-transitions-matrix-5.csv"
