"""A village worker mends an income, two people meet in one form, the township approves; without a script too."""

import pytest

from support.accessible import scrolls_sideways, serious, wrong_with

pytestmark = pytest.mark.e2e
VILLAGE = "/places/630223100200/?year=2016"
SAVE = "form.c-card button.c-button--main"


def a_household(page):
    page.goto(VILLAGE)
    return page.locator('main table a[href^="/households/"]').last.get_attribute("href")


def section(page, home, key):
    page.goto(f"/registry{home}{key}/")


def test_the_pages_of_changing_are_accessible_and_fit(open_as):
    page = open_as("village", width="phone")
    home = a_household(page)
    wrong = {}
    for address in (
        home,
        *(f"/registry{home}{key}/" for key in ("register", "income", "housing")),
        "/registry/changes/",
    ):
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_an_income_waits_for_the_township_and_stands_in_the_register_once_approved(open_as):
    worker = open_as("village", language="zh")
    home = a_household(worker)
    section(worker, home, "income")
    worker.fill("[name=property_income]", "1234.5")
    worker.click(SAVE)
    assert "请用至少 4 个字说明变更理由" in worker.locator(".c-errors").inner_text()
    assert worker.input_value("[name=property_income]") == "1234.5"
    worker.fill("[name=reason]", "入户核实：土地流转合同")
    worker.click(SAVE)
    worker.wait_for_url("**/registry/changes/*/")
    officer = open_as("township", language="zh", javascript=False)
    officer.goto(worker.url)
    officer.click("text=批准变更")
    assert "变更已批准，并已写入台账。" in officer.locator("main").inner_text()
    section(worker, home, "income")
    assert worker.input_value("[name=property_income]") == "1234.5"


def test_two_people_in_one_form_choose_between_their_values(open_as):
    worker, officer = open_as("village", language="zh"), open_as("township", language="zh")
    home = a_household(worker)
    section(worker, home, "land")
    section(officer, home, "land")
    officer.fill("[name=farmland]", "41")
    officer.click(SAVE)
    officer.wait_for_url(f"**{home}")
    worker.fill("[name=farmland]", "42")
    worker.fill("[name=orchard]", "43")
    worker.click(SAVE)
    assert "乡镇演示员" in worker.locator("fieldset").inner_text()
    assert [*serious(worker), *scrolls_sideways(worker)] == []
    worker.get_by_role("radio").first.check()
    worker.click(SAVE)
    worker.wait_for_url(f"**{home}")
    section(worker, home, "land")
    assert [worker.input_value(f"[name={key}]") for key in ("farmland", "orchard")] == ["41", "43"]


def test_what_was_written_is_there_again_though_the_window_was_closed(open_as):
    page = open_as("village", language="zh")
    home = a_household(page)
    section(page, home, "production")
    with page.expect_response("**/draft/") as kept:
        page.fill("[name=industry_income]", "777")
        page.press("[name=industry_income]", "Tab")
    assert kept.value.status == 204
    page.close()
    again = open_as("village", language="zh")
    section(again, home, "production")
    assert again.input_value("[name=industry_income]") == "777"
    again.click("text=删除暂存内容")
    assert again.input_value("[name=industry_income]") != "777"
