"""A village's county raises a need, the unit answers in part, the county agrees, and a commitment follows."""

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
HUZHU = "630223"


def act(page, key, **fields):
    """Open one act on the page of a need, fill it in and send it."""
    form = page.locator(f"form[action$='/{key}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={key}-{name}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def latest(page):
    """Open the latest consultation and give its address."""
    page.goto("/consultations/")
    address = page.locator("main table a[href^='/consultations/']").first.get_attribute("href")
    page.goto(address)
    return address


def test_the_pages_of_consultations_and_of_the_publicity_plan_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    here = latest(page)
    page.goto(f"{here}needs/")
    need = page.locator("main table a[href^='/consultations/needs/']").first.get_attribute("href")
    plan = "/leadership/communication/publicity/"
    wrong = {}
    for address in ("/consultations/", here, f"{here}needs/", f"{here}places/", f"{here}units/", need, "/consultations/call/",
                    plan, f"{plan}propose/", f"{plan}3/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_need_is_raised_answered_in_part_agreed_and_followed_as_a_commitment(open_as):
    unit = open_as("unit", language="zh", javascript=False)
    here = latest(unit)
    unit.goto(f"{here}places/")
    village = unit.locator(f"main a[href*='/places/{HUZHU}']").first.get_attribute("href")
    unit.goto(village)
    assert unit.locator("main form").count() == 0

    county = open_as("huzhu", language="zh", javascript=False)
    county.goto(village)
    county.locator("details", has=county.locator("[name=new0-title]")).locator("summary").click()
    county.fill("[name=new0-title]", "资助学生（示范）")
    county.select_option("[name=new0-kind]", "service")
    county.fill("[name=new0-quantity]", "40")
    county.click("main form button.c-button--main")
    assert "数量须大于零并注明计量单位" in county.locator("main").inner_text()
    county.select_option("[name=new0-counted_in]", "persons")
    county.click("main form button.c-button--main")
    assert "已提出 1 项需求" in county.locator("body").inner_text()

    unit.goto(f"{here}needs/?state=ours&words=资助学生")
    unit.locator("main table a[href^='/consultations/needs/']").first.click()
    answer = {"what": "资助学生 25 人", "due_on": "2099-12-31", "person": "示范专员", "reason": "名额有限"}
    act(unit, "promise_part", amount="40", **answer)
    assert "部分办理的数量须大于零" in unit.locator("main").inner_text()
    act(unit, "promise_part", amount="25")
    assert unit.locator("form[action$='/agree/']").count() == 0

    county.goto(unit.url)
    act(county, "agree")
    county.locator("main a[href^='/commitments/']").first.click()
    told = county.locator("main").inner_text()
    assert "资助学生 25 人" in told
    assert "需求 N-" in told
