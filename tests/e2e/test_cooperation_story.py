"""An eastern partner enters what it did, the county confirms it, and only then it counts."""

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
WHAT = "云杉毛纺（验收用）"


def take(page, step, **fields):
    """Open one step, fill it in and send it."""
    form = page.locator(f"form[action$='/{step}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        field = form.locator(f"[name={step}-{name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(**value) if isinstance(value, dict) else field.select_option(value)
        else:
            field.fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def figure(page, item):
    """Give what the page counts of an item."""
    row = page.locator("section", has=page.locator("#items")).locator("tr", has_text=item)
    return row.locator("td").nth(2).inner_text() if row.locator("th").count() else row.locator("td").nth(3).inner_text()


def test_the_pages_of_cooperation_are_accessible_and_fit(open_as):
    page = open_as("east", width="phone")
    page.goto("/cooperation/")
    pair = page.locator("main table a[href^='/cooperation/']").first.get_attribute("href")
    wrong = {}
    for address in ("/cooperation/", pair, "/cooperation/sign/"):
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_the_partner_enters_a_firm_that_came_and_the_county_confirms_it(open_as):
    east = open_as("east", language="zh")
    east.goto("/cooperation/")
    east.locator("main table a[href^='/cooperation/']", has_text="互助").first.click()
    east.wait_for_load_state()
    before = figure(east, "引进企业")
    take(east, "enter", item="firms", amount="1", what="13800138765", document="协 9")
    assert "请勿填写身份证号、手机号、银行账号" in east.locator(".c-errors").first.inner_text()
    take(east, "enter", item="firms", amount="1", what=WHAT, document="协 9")
    assert figure(east, "引进企业") == before
    assert WHAT not in " ".join(east.locator("form[action$='/confirm/'] option").all_text_contents())

    county = open_as("huzhu", language="zh")
    county.goto("/")
    county.goto(east.url)
    option = next(one for one in county.locator("[name=confirm-entry] option").all_text_contents() if WHAT in one)
    take(county, "confirm", entry={"label": option})
    entries = county.locator("section", has=county.locator("#entries"))
    assert "已确认" in entries.locator("tr", has_text=WHAT).inner_text()
    assert figure(county, "引进企业") != before
