"""A unit plans for its villages, promises, delivers and is checked; the pages of assistance are accessible and fit."""

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
UNIT, HUZHU = "3630000076", "630223"
PLEDGED = (("培训劳动力三十人（示范）", "training"), ("投入帮扶资金二十万元（示范）", "funds"))


def act(page, key, **fields):
    """Open one act on the page of a commitment, fill it in and send it."""
    form = page.locator(f"form[action$='/{key}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={key}-{name}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def links(page, part):
    """Give the address of the first link of a page that leads to a part of the app."""
    return page.locator(f"main a[href^='/assistance/{part}']").first.get_attribute("href")


def test_the_pages_of_assistance_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    page.goto("/assistance/rounds/")
    row = links(page, "rounds/1") or links(page, "rounds/2")
    page.goto(row)
    unit = links(page, "units/")
    wrong = {}
    for address in (
        "/assistance/rounds/", row, f"{row}summary/", f"{row}pairings/", "/assistance/rounds/3/proposal/",
        "/assistance/rounds/3/pair/", "/assistance/rounds/3/enrol/", unit, "/assistance/teams/?place=632725000000",
        "/assistance/helpers/?place=630223000000",
    ):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_unit_plans_promises_delivers_and_is_checked_by_the_county(open_as):
    unit = open_as("unit", language="zh", javascript=False)
    unit.goto(f"/assistance/units/{UNIT}/")
    unit.locator("main a[href^='/assistance/plans/']").first.click()
    place = unit.locator(f"[name=line0-place_code] option[value^='{HUZHU}']").first.get_attribute("value")
    for line, (title, kind) in enumerate(PLEDGED):
        if line:
            unit.locator("details", has=unit.locator(f"[name=line{line}-title]")).locator("summary").click()
        unit.fill(f"[name=line{line}-title]", title)
        unit.select_option(f"[name=line{line}-place_code]", place)
        unit.select_option(f"[name=line{line}-kind]", kind)
    unit.fill("[name=line1-quantity]", "200000")
    unit.click("main form button.c-button--main")
    assert "数量与计量单位须同时填写" in unit.locator("main").inner_text()
    assert unit.input_value("[name=line0-title]") == PLEDGED[0][0]
    unit.select_option("[name=line1-unit]", "yuan")
    unit.click("main form button.c-button--main")
    assert "已提交 2 项承诺" in unit.locator("body").inner_text()

    unit.goto(f"/commitments/?view=all&words={PLEDGED[1][0]}")
    unit.locator("main table a[href^='/commitments/']").first.click()
    act(unit, "accept")
    act(unit, "prove", reason="拨款凭证，存于县财政局")
    act(unit, "deliver", amount="200000")
    assert unit.locator("form[action$='/verify/']").count() == 0

    county = open_as("huzhu", language="zh")
    county.goto(unit.url)
    act(county, "verify", amount="150000")
    assert "已办结" in county.locator("h1").inner_text()
    county.goto(f"/assistance/units/{UNIT}/")
    assert "150,000" in county.locator("main").inner_text()
