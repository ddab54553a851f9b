"""A county offers a house, the township records the consent, the county the house; a village worker asks a year on."""

import re

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
VILLAGE = "630223100200"
TITLE = "高寨安置点（验收用）"


def take(page, step, **fields):
    """Open one step on the page of a household, fill it in and send it."""
    form = page.locator(f"form[action$='/{step}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        field = form.locator(f"[name={step}-{name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def test_the_pages_of_relocation_are_accessible_and_fit(open_as):
    page = open_as("huzhu", width="phone")
    page.goto("/relocation/")
    scheme = page.locator("main table a[href^='/relocation/']").last.get_attribute("href")
    page.goto(scheme)
    move = page.locator("main table a[href^='/relocation/households/']").first.get_attribute("href")
    wrong = {}
    for address in ("/relocation/", scheme, move, "/relocation/due/", "/relocation/set-up/"):
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_nobody_moves_before_another_person_recorded_their_consent(open_as):
    village = open_as("village", language="zh")
    village.goto(f"/places/{VILLAGE}/")
    numbers = re.findall(r"\d{16,20}", village.locator("main").inner_text())
    county = open_as("huzhu", language="zh")
    county.goto("/relocation/set-up/")
    county.fill("[name=title]", TITLE)
    county.fill("[name=place_code]", VILLAGE)
    county.fill("[name=origins]", VILLAGE)
    county.fill("[name=houses]", "20")
    county.click("form.c-form button.c-button--main")
    county.wait_for_url(re.compile(r"/relocation/[0-9]+/$"))
    scheme = county.url
    for number in dict.fromkeys(numbers):  # one that stands in no scheme yet
        offer = county.locator("form[action$='/offer/']")
        if not offer.is_visible():
            county.locator("details", has=offer).locator("summary").click()
        offer.locator("[name=lines]").fill(number)
        offer.locator("button").click()
        county.wait_for_load_state()
        if county.url == scheme:
            break
    county.locator("main table a[href^='/relocation/households/']").first.click()
    county.wait_for_load_state()
    assert county.locator("form[action$='/consent/']").count() == 0
    assert county.locator("form[action$='/house/']").count() == 0

    village.goto(county.url)
    take(village, "consent", signed_by="示范户主", means="thumbprint")
    assert "须当面宣读" in village.locator(".c-errors").first.inner_text()
    village.locator("form[action$='/consent/'] [name=consent-read_aloud]").check()
    take(village, "consent", language="bo", witness="示范见证人")
    assert "已签同意书" in village.locator("h1").inner_text()

    county.goto(county.url)
    take(county, "house", area="500", contribution="0", debt="0")
    assert "人均上限 25 平方米" in county.locator(".c-errors").first.inner_text()
    take(county, "house", area="20")
    take(county, "move")
    assert "已搬迁" in county.locator("h1").inner_text()
    take(county, "old_site", old_site="kept")
    assert "请说明保留旧房的理由" in county.locator(".c-errors").first.inner_text()


def test_a_village_worker_finds_on_today_whom_to_ask_and_records_it(open_as):
    page = open_as("village", language="zh", javascript=False)
    page.goto("/")
    page.locator("main a[href='/relocation/due/']").first.click()
    page.locator("main table a[href^='/relocation/households/']").first.click()
    form = page.locator("form[action$='/follow-up/']")
    for name, value in {"labour": "1", "jobs": "1", "income": "3600"}.items():
        form.locator(f"[name=follow-{name}]").fill(value)
    for name, value in {"school": "all", "clinic": "near", "lives": "stays"}.items():
        form.locator(f"[name=follow-{name}]").select_option(value)
    form.locator("button").click()
    assert "3,600" in page.locator("section", has=page.locator("#follow-up")).inner_text()
