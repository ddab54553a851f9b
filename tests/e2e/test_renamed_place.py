"""Whoever looks for a county that has another code by now finds it, its end and all its years."""

import pytest

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_a_county_is_followed_from_its_old_code_to_the_new_one(open_as, width):
    page = open_as("province", language="zh", width=width)
    page.goto("/search/?q=平安县")
    page.locator('a[href="/places/630221000000/?year=2014"]').click()
    page.wait_for_url("**/places/630221000000/?year=2014")
    page.locator('.c-life a[href="/places/632121000000/?year=2012"]').click()
    page.wait_for_url("**/places/632121000000/?year=2012")
    assert page.locator(".c-life").inner_text().split("\n")[0] == "2013-02-07 停用"
    page.locator('.c-life a[href="/places/630203000000/?year=2015"]').click()
    page.wait_for_url("**/places/630203000000/?year=2015")
    years = page.locator('a[href*="/places/63"][href*="year=20"]', has_text="201").all_inner_texts()
    assert {"2012", "2013", "2014", "2015", "2016"} <= set(years)
    page.goto("/places/630203000000/?year=2012")
    assert "2012 年末尚不存在" in page.locator(".c-lead").inner_text()
    page.get_by_role("link", name="平安县（632121000000）").first.click()
    page.wait_for_url("**/places/632121000000/?year=2012")
    assert page.faults == []
