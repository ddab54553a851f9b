"""A county reads a flag of another department's list and decides about it; the pages fit and are accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.e2e
FLAGS, LISTS = "/quality/flags/", "/quality/lists/"
FLAG = f'main table a[href^="{FLAGS}"]'


def serious(page):
    found = Axe().run(page).response["violations"]
    wrong = [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wrong + (["scrolls sideways"] if sideways > 0 else [])


def test_the_pages_of_cross_checks_are_accessible_and_fit(open_as):
    page = open_as("huzhu", width="phone")
    wrong = {}
    for start, onward in ((FLAGS, FLAG), (LISTS, f'main table a[href^="{LISTS}"]')):
        page.goto(start)
        wrong[start] = serious(page)
        page.locator(onward).first.click()
        page.wait_for_load_state("networkidle")
        wrong[page.url] = serious(page)
    wrong["faults"] = list(page.faults)
    assert [found for found in wrong.values() if found] == []


def test_a_flag_is_decided_about_without_a_script(open_as):
    page = open_as("huzhu", javascript=False)
    page.goto(FLAGS)
    page.locator(FLAG).last.click()
    page.get_by_label("What the list says is true").check()
    page.get_by_role("button", name="Record the decision").click()
    assert "Say in at least 4 characters how you know" in page.locator("main").inner_text()
    page.get_by_label("What the list says is true").check()
    page.get_by_label("How do you know?").fill("入户见到车辆")
    page.get_by_role("button", name="Record the decision").click()
    assert "Confirmed" in page.locator("main").inner_text()
