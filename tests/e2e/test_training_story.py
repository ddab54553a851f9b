"""A county sets up a course, enters somebody, records attendance and a pass; a village worker asks about a job."""

import re

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
VILLAGE = "630223100200"


def test_the_pages_of_training_are_accessible_and_fit(open_as):
    page = open_as("huzhu", width="phone")
    page.goto("/training/")
    course = page.locator("main table a[href^='/training/']").first.get_attribute("href")
    wrong = {}
    for address in ("/training/", course, "/training/due/", "/training/questions/", "/training/set-up/"):
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def send(page, what, lines=None):
    form = page.locator(f"form[action$='/{what}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    if lines is not None:
        form.locator("textarea").fill(lines)
    form.locator("button").click()
    page.wait_for_load_state()


def test_a_course_is_held_and_who_passes_stands_with_the_rate(open_as):
    page = open_as("huzhu", language="zh")
    page.goto("/training/")
    page.locator("main table a[href^='/training/']").first.click()
    number = re.search(r"\d{18}", page.locator("section", has=page.locator("#people")).inner_text())[0]
    page.goto("/training/set-up/")
    page.fill("[name=title]", "导游服务培训（验收用）")
    page.select_option("[name=skill]", "tourism")
    sent = {"provider": "互助土族自治县扶贫办", "place_code": VILLAGE, "begins_on": "2026-01-05", "ends_on": "2026-01-16",
            "days": "10", "places": "20", "cost": "12000"}  # fmt: skip
    for name, value in sent.items():
        page.fill(f"[name={name}]", value)
    page.click("form.c-form button.c-button--main")
    page.wait_for_url(re.compile(r"/training/[0-9]+/$"))
    send(page, "join", f"{number}\n999")
    assert "第 2 行（999）" in page.locator(".c-errors").inner_text()
    send(page, "join", number)
    send(page, "attendance")  # all days stand there already
    send(page, "results", f"{number} 合格 验收字第1号")
    people = page.locator("section", has=page.locator("#people")).inner_text()
    assert ("验收字第1号" in people, number in people) == (True, True)
    assert "已有结果 1 人中 1 人合格" in page.locator("main").inner_text()


def test_a_village_worker_says_who_has_a_job(open_as):
    page = open_as("village", language="zh", javascript=False)
    page.goto("/")
    page.locator("main a[href='/training/due/']").first.click()
    page.locator("select[name^='job-']").first.select_option("employed")
    page.locator("form.c-form button.c-button--main").click()
    page.wait_for_load_state()
    assert "已登记 1 人" in page.locator("body").inner_text()
