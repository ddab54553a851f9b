"""A county registers a cooperative, binds a household, enters a payment too little; the household's page tells of it."""

import re

import pytest

from huiyin_web.core.clock import today
from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
VILLAGE, NAME = "630223100200", "验收用生态养殖合作社"
LAST = today().year - 1


def take(page, step, **fields):
    """Open one step, fill it in and send it."""
    form = page.locator(f"form[action$='/{step}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        field = form.locator(f"[name={step}-{name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def number_of_a_household(page):
    page.goto(f"/places/{VILLAGE}/")
    page.locator("main table a[href^='/households/']").first.click()
    page.wait_for_load_state()
    return re.search(r"\b[0-9]{16}\b", page.locator("main").inner_text()).group(), page.url


def test_the_pages_of_industry_are_accessible_and_fit(open_as):
    page = open_as("huzhu", width="phone")
    page.goto("/industry/")
    firm = page.locator("main table a[href^='/industry/']").first.get_attribute("href")
    page.goto("/industry/loans/")
    loan = page.locator("main table a[href^='/industry/loans/']").first.get_attribute("href")
    wrong = {}
    for address in ("/industry/", firm, "/industry/register/", "/industry/by-place/630223000000/", "/industry/loans/",
                    loan, "/industry/loans/lend/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_household_is_bound_paid_too_little_and_its_page_tells_what_is_missing(open_as):
    county = open_as("huzhu", language="zh")
    number, home = number_of_a_household(county)
    county.goto("/industry/register/")
    for name, value in {"name": NAME, "place_code": VILLAGE, "since": f"{LAST - 1}-05-01"}.items():
        county.fill(f"[name={name}]", value)
    county.select_option("[name=kind]", "startup")
    county.click("form.c-form button.c-button--main")
    assert "农户创业须填写创业农户的户编号" in county.locator(".c-errors").inner_text()
    county.select_option("[name=kind]", "cooperative")
    county.click("form.c-form button.c-button--main")
    county.wait_for_url(re.compile(r"/industry/[0-9]+/$"))

    days = {"begins": f"{LAST}-01-01", "until": f"{LAST + 1}-12-31", "document": "前合〔1〕号"}
    take(county, "sign", kind="share", lines=f"{number} 1200\n1 5", **days)
    assert "第 2 行（1）：管辖范围内没有该户编号" in county.locator(".c-errors").first.inner_text()
    take(county, "sign", kind="share", lines=f"{number} 1200", **days)
    take(county, "pay", kind="share", year=str(LAST), document="凭证 7", lines=f"{number} 900.50")
    signs = county.locator("section", has=county.locator("#signs")).inner_text()
    assert f"{LAST} 年承诺的 299.5 元尚未支付" in signs
    take(county, "tell", year=str(LAST), status="closed", document="农〔2〕号", reason="连续亏损")
    assert "仍有 1 份合同未到期" in county.locator("section", has=county.locator("#signs")).inner_text()

    county.goto(home)
    contracts = county.locator("#contracts").inner_text()
    assert NAME in contracts
    assert "901" in contracts
