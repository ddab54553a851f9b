"""An analyst measures: the slider moves table, map and curve; the address shows the same page to somebody else."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e
ASKED = "/measurement/?year=2016&statistic=gap"


def shown(page: Page) -> dict[str, str]:
    """Give what stands in the first row of the table, in the map's areas and at the point of the curve."""
    page.wait_for_selector('#measured [data-chart*="chart=map"] .vega-embed svg')
    page.wait_for_selector('#measured [data-chart*="chart=curve"] .vega-embed svg')
    areas = page.locator(
        '[data-chart*="chart=map"] .vega-embed path[aria-roledescription], [data-chart*="chart=map"] path[aria-label]'
    )
    return {
        "row": page.locator("#measured tbody tr").first.inner_text(),
        "map": " ".join(one or "" for one in areas.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")),
        "curve": page.locator('[data-chart*="chart=curve"] .vega-embed path[aria-label*="yuan"]').first.get_attribute("aria-label") or "",
    }  # fmt: skip


def test_the_slider_moves_table_map_and_curve_together_and_the_address_keeps_it(open_as):
    page = open_as("analyst")
    page.goto(ASKED)
    before = shown(page)
    assert "2,952 yuan" in before["curve"]
    page.focus("[data-slider]")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**by=own&line=3150**")
    expect(page.locator("#measured .c-chart__stage .vega-embed")).to_have_count(2)
    expect(page.locator('[data-chart*="chart=curve"] text', has_text="3,150 yuan").first).to_be_visible()
    after = shown(page)
    assert all(before[part] != after[part] for part in before), (before, after)
    assert page.locator("#line").input_value() == "3150"
    assert page.evaluate("document.activeElement.matches('[data-slider]')")
    copied = open_as("province")
    copied.goto(page.url)
    assert shown(copied) == after
    assert page.faults == page.off_host == copied.faults == []


def test_a_place_is_chosen_by_keyboard_and_back_leads_to_the_one_before(open_as):
    page = open_as("analyst", language="zh")
    page.goto(ASKED)
    page.focus("#place")
    page.select_option("#place", "632700000000")
    page.wait_for_url("**place=632700000000**")
    expect(page.locator("h1")).to_have_text("玉树藏族自治州：贫困深度")
    assert page.locator("#place option[value='632725000000']").count() == 1
    page.go_back()
    expect(page.locator("h1")).to_have_text("青海省：贫困深度")
    page.go_forward()
    expect(page.locator("h1")).to_have_text("玉树藏族自治州：贫困深度")
    page.click("form.c-language button")
    expect(page.locator("h1")).to_have_text("Poverty gap: Yushu Tibetan Autonomous Prefecture")
    assert page.faults == []


def test_it_works_without_a_script(open_as):
    page = open_as("analyst", javascript=False)
    page.goto("/measurement/")
    page.select_option("#statistic", "survey_headcount")
    page.check("input[name=year][value='2015']")
    page.check("#by-own")
    page.fill("#line", "4000")
    page.get_by_role("button", name="Measure").click()
    assert "by=own&line=4000" in page.url
    expect(page.locator("h1")).to_have_text("Headcount (survey): Qinghai Province")
    pictures = page.locator("#measured figure img")
    assert pictures.count() == 4
    for at in range(4):
        pictures.nth(at).scroll_into_view_if_needed()
        assert pictures.nth(at).evaluate("one => one.decode().then(() => one.naturalWidth > 0)")


def test_on_a_phone_the_charts_are_drawn_in_the_page(open_as):
    page = open_as("yushu", width="phone", language="zh")
    page.goto("/measurement/?year=2015&year=2016")
    page.locator('[data-chart*="chart=years"]').scroll_into_view_if_needed()
    page.wait_for_selector('[data-chart*="chart=years"] .c-chart__stage > svg')
    assert page.locator("[data-slider]").count() == 0
    assert page.faults == []
