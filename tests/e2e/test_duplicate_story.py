"""The province compares two entries, finds them different, or proposes to merge them; the pages fit and are accessible."""

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
LIST = "/quality/duplicates/"
QUESTION = f'main table a[href^="{LIST}"]'


def test_the_pages_of_double_entries_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    page.goto(LIST)
    wrong = {LIST: wrong_with(page)}
    page.locator(QUESTION).first.click()
    page.wait_for_url("**/quality/duplicates/*/")
    wrong[page.url] = wrong_with(page)
    page.goto(f"{LIST}?state=waiting")
    page.locator(QUESTION).first.click()
    page.wait_for_url("**/quality/duplicates/*/")
    wrong[page.url] = wrong_with(page)
    assert [found for found in wrong.values() if found] == []


def test_two_are_compared_and_found_different_without_a_script(open_as):
    page = open_as("province", javascript=False)
    page.goto(f"{LIST}?state=later")
    page.locator(QUESTION).last.click()
    assert page.locator("tr.is-marked").count() > 0
    page.get_by_label("They are different people: do not ask again").check()
    page.get_by_role("button", name="Record the decision").click()
    assert "Say in at least 4 characters how you know" in page.locator("main").inner_text()
    page.get_by_label("They are different people: do not ask again").check()
    page.get_by_label("How do you know?").fill("两户均已入户核对")
    page.get_by_role("button", name="Record the decision").click()
    assert "Different people" in page.locator("main").inner_text()
    assert "两户均已入户核对" in page.locator("main").inner_text()


def test_a_merge_that_is_proposed_waits_for_somebody_else_and_is_taken_back_until_then(open_as):
    page = open_as("province", javascript=False)
    page.goto(LIST)
    page.locator(QUESTION).first.click()
    page.get_by_label("The two are one household: merge them").check()
    page.get_by_label("the first entry").check()
    page.get_by_label("How do you know?").fill("两户均已入户核对证件")
    page.get_by_role("button", name="Record the decision").click()
    said = page.locator("main").inner_text()
    assert ("waiting for approval" in said, "it waits for somebody else" in said) == (True, True)
    assert page.get_by_role("button", name="Approve the merge").count() == 0
    page.get_by_label("I cannot say yet: put it off").check()
    page.get_by_role("button", name="Record the decision").click()
    assert "Put off" in page.locator("main").inner_text()


def test_a_merge_is_proposed_by_one_of_the_province_and_approved_and_undone_by_the_other(open_as):
    first = open_as("province", javascript=False)
    first.goto(LIST)
    first.locator(QUESTION).first.click()
    first.get_by_label("The two are one household: merge them").check()
    first.get_by_label("the first entry").check()
    first.get_by_label("How do you know?").fill("两户均已入户核对证件")
    first.get_by_role("button", name="Record the decision").click()
    second = open_as("province2", javascript=False)
    second.goto(first.url)
    second.get_by_role("button", name="Approve the merge").click()
    assert "Two entries merged" in second.locator("main").inner_text()
    first.reload()
    assert "Two entries merged" in first.locator("main").inner_text()
    assert first.get_by_role("button", name="Undo the merge").count() == 0
    second.get_by_role("button", name="Undo the merge").click()
    second.goto(first.url)
    assert "Are these two one?" in second.locator("main").inner_text()
