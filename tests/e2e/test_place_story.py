"""A township leads a village out: the year's facilities, the incidence with its denominator, a notice, the county's no."""

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_facilities_of_a_village_are_read_by_year(open_as, width):
    page = open_as("township", width=width)
    page.goto("/casework/?process=village_exit&state=verified")
    page.locator("main table").nth(1).locator("a").first.click()
    page.locator("main a[href*='/places/']").first.click()
    page.wait_for_url("**/places/*/")
    said = page.locator("#facilities").inner_text()
    assert [word in said for word in ("2015", "2016")] == [True, True]
    assert wrong_with(page) == []


def test_a_village_that_is_verified_hangs_its_notice_and_no_county_approves_before_it_is_over(open_as):
    township, county = open_as("township"), open_as("huzhu")
    township.goto("/casework/?process=village_exit&state=verified")
    township.locator("main table").nth(1).locator("a").first.click()
    case, said = township.url, township.locator("main").inner_text()
    assert "Denominator: rural population of 2016" in said
    assert "registered poor of" in said
    township.fill("#step-post_notice [name=on]", "2016-11-10")
    township.fill("#step-post_notice [name=evidence-posted_at]", "乡镇政府公示栏")
    township.click("#step-post_notice button.c-button--main")
    township.wait_for_load_state()

    county.goto(case)
    form = county.locator("#step-approve form")
    form.locator("[name=on]").fill("2016-11-11")
    form.locator("[name=evidence-review_note]").fill("贫困发生率及分母已核对")
    form.locator("button.c-button--main").click()
    assert "notice" in county.locator(".c-errors").first.inner_text()
    county.goto(case)
    back = county.locator("form[action$='/back/']")
    back.locator("[name=state]").select_option("verified")
    back.locator("[name=on]").fill("2016-11-12")
    back.locator("[name=reason]").fill("公示栏照片不清，重新公示（示范）")
    back.locator("button").click()
    county.wait_for_load_state()
    assert "Verified" in county.locator("h1").inner_text()
