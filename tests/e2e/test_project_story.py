"""A county proposes a road, the prefecture approves it, money is allocated and paid, a village accepts; an idle one shows."""

import re

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
VILLAGE, OWNER = "630223100200", "互助土族自治县扶贫办"
TITLE = "通村硬化路 3.4 公里（验收用）"


def take(page, step, **fields):
    """Open one step on the page of a project, fill it in and send it."""
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


def test_the_pages_of_projects_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    page.goto("/projects/?sign=idle")
    idle = page.locator("main table a[href^='/projects/']").first.get_attribute("href")
    wrong = {}
    for address in ("/projects/", "/projects/?sign=split_evenly", idle, "/projects/propose/",
                    "/projects/by-place/630000000000/", f"/places/{VILLAGE}/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_road_is_proposed_checked_approved_paid_and_accepted_by_the_village(open_as):
    county = open_as("huzhu", language="zh")
    county.goto("/projects/propose/")
    county.fill("[name=title]", TITLE)
    county.select_option("[name=kind]", "road")
    county.select_option("[name=source]", "provincial")
    days = {"begins_on": "2026-10-01", "due_on": "2027-03-31"}
    for name, value in {"place_code": VILLAGE, "owner": OWNER, "planned": "680000.50", **days}.items():
        county.fill(f"[name={name}]", value)
    county.click("form.c-form button.c-button--main")
    assert "没有施工期" in county.locator(".c-errors").inner_text()
    county.fill("[name=due_on]", "2027-10-31")
    county.click("form.c-form button.c-button--main")
    county.wait_for_url(re.compile(r"/projects/[0-9]+/$"))
    assert county.locator("form[action$='/approve/']").count() == 0
    assert "2027-05-01" in county.locator("section", has=county.locator("#milestones")).inner_text()

    province = open_as("province", language="zh")
    province.goto(county.url)
    take(province, "approve")
    assert "“生态保护红线”尚未审查" in province.locator(".c-errors").first.inner_text()
    for check in ("red_line", "grazing_ban"):
        take(county, "answer", check=check, clear="yes", authority=OWNER, document="互环发〔2026〕9 号")
    province.goto(county.url)
    take(province, "approve")
    assert "已批准" in province.locator("h1").inner_text()
    take(province, "allocate", yuan="680000.51", document="青财农〔2026〕3 号")
    assert "超过批准金额的余额 680000.5 元" in province.locator(".c-errors").first.inner_text()
    take(province, "allocate", yuan="680000.50", document="青财农〔2026〕3 号")

    county.goto(county.url)
    take(county, "pay", yuan="680000.50", document="支付凭证 118 号")
    assert county.locator("form[action$='/accept/']").count() == 0

    village = open_as("village", language="zh", javascript=False)
    village.goto(county.url)
    assert village.locator("form[action$='/pay/']").count() == 0
    take(village, "accept", yuan="680000.50", document="村级验收单 1 号")
    assert "680,001" in village.locator("section", has=village.locator("#sums")).inner_text()


def test_idle_money_is_found_from_the_list_and_told_with_its_parameter(open_as):
    page = open_as("province", language="zh")
    page.goto("/projects/")
    page.select_option("[name=sign]", "idle")
    page.click("form[role=search] button")
    page.locator("main table a[href^='/projects/']").first.click()
    signs = page.locator("section", has=page.locator("#signs")).inner_text()
    assert "资金闲置" in signs
    assert "资金闲置认定月数：9 个月" in signs
