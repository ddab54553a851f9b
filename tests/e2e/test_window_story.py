"""A process is closed in winter; the province delegates, the county excepts one village, and the log tells of its use."""

import re
from datetime import timedelta

import pytest

from huiyin_web.core.clock import today
from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
TOWNSHIP, VILLAGE, COUNTY = "630223100000", "630223100200", "630223000000"
SNOW = "大雪封路，冬季补办（示范）"


def send(page, what, **values):
    """Fill in the form of a heading and send it."""
    form = page.locator(f"section:has(h2:text-is('{what}')) form")
    for name, value in values.items():
        control = form.locator(f"[name={name}]")
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def begin_removal(village):
    """Report a wrong registration of somebody whom the village has registered, in the winter of 2020."""
    village.goto("/casework/?process=identification&state=registered")
    village.locator("main table").nth(1).locator("a").first.click()
    village.get_by_role("link", name="on the register").click()
    village.wait_for_url("**/households/*/")
    number = re.search(r"/households/(\d+)/", village.url).group(1)
    village.goto(f"/casework/open/{number}/removal/")
    village.fill("[name=on]", "2020-01-15")
    village.fill("[name=evidence-finding]", "已随子女迁往西宁（示范）")
    village.click("main form button.c-button--main")
    village.wait_for_load_state()


def test_an_exception_is_delegated_opened_used_and_logged(open_as):
    province, county, village = (open_as(user) for user in ("province", "huzhu", "village"))
    province.goto("/windows/")
    opens = {"opens_on": "2020-03-01", "closes_on": "2020-05-31"}
    send(province, "Declare a window", process="removal", place_code=TOWNSHIP, reason="春季集中办理（示范）", **opens)
    begin_removal(village)
    assert "It opens on 2020-03-01" in village.locator("main").inner_text()

    until = (today() + timedelta(days=30)).isoformat()
    asked = {"process": "removal", "place_code": VILLAGE, "reason": SNOW}
    send(province, "Delegate the right to open exceptions", office_code=COUNTY, until=until, **asked)
    county.goto("/windows/")
    send(county, "Open an exception", opens_on="2020-01-10", closes_on="2020-01-31", **asked)
    begin_removal(village)
    assert "Found" in village.locator("h1").inner_text()

    for page in (province, county):
        page.goto("/windows/")
        row = page.locator("tr", has_text=SNOW).filter(has_text="2020-01-31").inner_text()
        assert re.search(r"\b1\b", row.replace("2020-01", ""))
    county.set_viewport_size({"width": 360, "height": 800})
    assert wrong_with(county) == []
