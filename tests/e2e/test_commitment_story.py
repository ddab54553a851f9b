"""A unit is asked for a training; it accepts, proves, delivers; the county sends it back once and then verifies it."""

import re

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
UNIT, COUNTY, PLACE = "青海省审计厅", "互助土族自治县扶贫办", "630223000000"
TITLE = "为互助县培训劳动力 60 人"


def act(page, key, **fields):
    """Open one act on the page of a commitment, fill it in and send it."""
    form = page.locator(f"form[action$='/{key}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={key}-{name}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def test_the_pages_of_commitments_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    page.goto("/commitments/?view=all")
    one, office = (page.locator(f"main table a[href^='/commitments/{part}']").first.get_attribute("href")
                   for part in ("", "of-office/"))  # fmt: skip
    wrong = {}
    for address in ("/commitments/", "/commitments/?view=overdue", one, office, "/commitments/give/",
                    f"/commitments/of-place/{PLACE}/", "/commitments/?view=blocked", f"{office}?by=round",
                    "/commitments/my-reminders/", "/commitments/reminders/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_promise_is_given_accepted_proven_sent_back_and_verified_by_another_office(open_as):
    giver = open_as("province", language="zh")
    giver.goto("/commitments/give/")
    giver.fill("[name=title]", TITLE)
    giver.select_option("[name=kind]", "training")
    giver.select_option("[name=source]", "decision")
    giver.select_option("[name=unit]", "persons")
    for name, value in {"place_code": PLACE, "owner": UNIT, "accepter": UNIT, "quantity": "60"}.items():
        giver.fill(f"[name={name}]", value)
    giver.click("form.c-form button.c-button--main")
    assert "责任方不得同时为核验方" in giver.locator(".c-errors").inner_text()
    giver.fill("[name=accepter]", COUNTY)
    giver.click("form.c-form button.c-button--main")
    giver.wait_for_url(re.compile(r"/commitments/[0-9]+/$"))

    unit = open_as("unit", language="zh", javascript=False)
    unit.goto(giver.url)
    act(unit, "accept")
    act(unit, "deliver", amount="60")
    assert "请先添加至少一项佐证材料" in unit.locator(".c-errors").inner_text()
    act(unit, "prove", reason="培训签到册，存于县就业局")
    act(unit, "deliver", amount="60")
    assert unit.locator("form[action$='/verify/']").count() == 0

    county = open_as("huzhu", language="zh")
    county.goto("/")
    assert TITLE in county.locator("main").inner_text()
    county.goto(giver.url)
    act(county, "send_back", reason="缺少结业名单")
    unit.goto(giver.url)
    act(unit, "prove", reason="结业名单，存于县就业局")
    act(unit, "deliver", amount="60")
    county.goto(giver.url)
    act(county, "verify", amount="60")
    assert "已办结" in county.locator("h1").inner_text()
    assert county.locator(".c-done h3").first.inner_text().startswith("核验办结")
