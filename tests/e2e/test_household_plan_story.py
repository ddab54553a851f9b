"""A helper reads the proposal on a phone and draws up the plan, the township approves, help is recorded; results are read."""

import re

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e


def take(page, step, **fields):
    """Open one step on the page of a plan, fill it in and send it."""
    form = page.locator(f"form[action$='/{step}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={step}-{name}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def answer_all(page, plan):
    """Plan the first proposal, and say of each other why not; give how many were declined."""
    declined = 0
    while page.locator("a[href*='/decline/']").count():
        left = page.locator("a[href*='/decline/']")
        undone = page.locator("tr", has_text="未答复").locator("a[href*='/decline/']")
        if not undone.count():
            break
        assert left.count() >= undone.count()
        undone.first.click()
        page.fill("[name=reason]", "本户暂不需要（验收用）")
        page.click("form.c-form button.c-button--main")
        page.wait_for_url(plan)
        declined += 1
    return declined


def test_the_pages_of_plans_and_results_are_accessible_and_fit(open_as):
    page = open_as("township", width="phone")
    page.goto("/household-plans/")
    wrong = {}
    page.goto("/household-plans/places/630223100200/")
    home = page.locator("main table a[href*='/household-plans/households/']").first.get_attribute("href")
    for address in ("/household-plans/", "/household-plans/places/630223100200/", home, "/household-plans/due/",
                    "/household-plans/results/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_plan_goes_from_the_helpers_phone_over_the_family_and_the_township_to_what_was_given(open_as):
    helper = open_as("helper", language="zh", width="phone")
    helper.goto("/household-plans/due/")
    for home in [
        one.get_attribute("href")
        for one in helper.locator("#homes + * a, section:has(#homes) td a, section:has(#homes) th a").all()
    ]:
        helper.goto(home)
        if helper.locator("a[href*='?kind=']").count():
            break
    plan = helper.url
    assert "致贫原因" in helper.locator("section", has=helper.locator("#proposals")).inner_text()
    helper.locator("a[href*='?kind=']").first.click()
    helper.fill("[name=what]", "母羊 7 只（验收用）")
    helper.fill("[name=yuan]", "7000")
    helper.click("form.c-form button.c-button--main")
    helper.wait_for_url(plan)
    answer_all(helper, plan)
    assert helper.locator("form[action$='/agree/']").count() == 0

    village = open_as("village", language="zh")
    village.goto(plan)
    take(village, "agree", wish="想多养几只羊（验收用）")
    assert "农户已同意" in village.locator("h1").inner_text()
    assert village.locator("form[action$='/approve/']").count() == 0

    township = open_as("township", language="zh", javascript=False)
    township.goto(plan)
    take(township, "approve")
    assert "执行中" in township.locator("h1").inner_text()

    helper.goto(plan)
    helper.locator("a[href*='/carry-out/']").first.click()
    helper.locator("form.c-form button.c-button--main").click()
    helper.wait_for_url(plan)
    assert "已落实" in helper.locator("section", has=helper.locator("#measures")).inner_text()
    helper.goto(helper.locator("a.c-button--quiet[href*='/households/']").first.get_attribute("href"))
    assert "母羊 7 只（验收用）" in helper.locator("#help").inner_text()


def test_the_analyst_reads_results_and_the_province_opens_the_households_behind_them(open_as):
    analyst = open_as("analyst", language="zh")
    analyst.goto("/household-plans/results/")
    assert "95% 置信区间" in analyst.locator("main").inner_text()
    assert "无法判断" in analyst.locator("main").inner_text()
    assert analyst.locator("main table a").count() == 0

    province = open_as("province", language="zh")
    province.goto("/household-plans/results/")
    province.locator("main table a").first.click()
    province.wait_for_url(re.compile(r"/results/\d+/\w+/630000000000/"))
    assert re.search(r"共 [\d,]+ 户", province.locator("main").inner_text())
