"""A list of commitments by keyboard alone: walked, ticked, opened; the keys are shown, and nothing is taken from a field."""

import pytest

pytestmark = pytest.mark.e2e
FOCUSED = "document.activeElement.textContent"
TICKED = "[...document.querySelectorAll('[name=chosen]')].map(one => one.checked).slice(0, 2)"


def test_rows_are_walked_ticked_and_opened_by_keys_and_the_keys_are_shown(open_as):
    page = open_as("province", language="zh")
    page.goto("/commitments/?view=all")
    first, second = page.locator("main table tbody a[href^='/commitments/']:has-text('C-')").all_inner_texts()[:2]

    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) != first
    page.keyboard.press("j")
    assert page.evaluate(FOCUSED) == first
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == second
    page.keyboard.press("x")
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == first
    assert page.evaluate(TICKED) == [False, True]
    assert page.locator(":focus-visible").inner_text() == first

    keys = page.locator("[data-keys]")
    page.keyboard.press("?")
    assert keys.locator("dl").is_visible()
    page.keyboard.press("Escape")
    assert not keys.locator("dl").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/commitments/*/")
    assert first in page.locator("main").inner_text()
    assert page.faults == []


def test_nothing_is_taken_from_whoever_types_and_tab_leaves_the_rows(open_as):
    page = open_as("province")
    page.goto("/commitments/?view=all")
    page.locator("[name=words]").focus()
    page.keyboard.type("jxk?")
    assert page.locator("[name=words]").input_value() == "jxk?"
    assert not page.locator("[data-keys] dl").is_visible()
    page.locator("[name=words]").evaluate("field => field.blur()")
    page.keyboard.press("j")
    row = page.evaluate(FOCUSED)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) != row
