"""The provincial group decides a training; the unit keeps it, the county verifies it, and the meeting's page tells."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
UNIT, COUNTY, PLACE = "青海省审计厅", "互助土族自治县扶贫办", "630223000000"
TITLE = "为互助县培训护林员 40 人"
DUE_ON = (datetime.now(UTC) + timedelta(91)).date().isoformat()


def send(page, **fields):
    """Fill a form of one page in and send it."""
    for name, value in fields.items():
        field = page.locator(f"form.c-form [name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "checkbox":
            field.check()
        else:
            field.fill(value)
    page.locator("form.c-form button.c-button--main").click()
    page.wait_for_url(re.compile(r"/leadership/meetings/[0-9]+/$"))


def act(page, key, **fields):
    """Open one act on the page of a commitment, fill it in and send it."""
    form = page.locator(f"form[action$='/{key}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={key}-{name}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def test_the_pages_of_the_leading_group_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    wrong = {}
    found = []
    for listed, part in (("meetings/", "meetings/"), ("documents/", "documents/"),
                         ("communication/", "communication/problems/"),
                         ("communication/notices/?view=by_us", "communication/notices/"),
                         ("communication/contacts/", "communication/contacts/")):  # fmt: skip
        page.goto(f"/leadership/{listed}")
        found += [page.url, page.locator(f"main table a[href^='/leadership/{part}']").first.get_attribute("href")]
    for address in (*found, "/leadership/meetings/hold/", "/leadership/documents/draft/",
                    "/leadership/communication/problems/open/", "/leadership/communication/notices/send/"):  # fmt: skip
        page.goto(address)
        if wrongs := wrong_with(page):
            wrong[address] = wrongs
    assert wrong == {}
    assert page.off_host == []


def test_a_decision_of_a_meeting_is_followed_to_its_verified_closing(open_as):
    office = open_as("province", language="zh", javascript=False)
    office.goto("/leadership/meetings/hold/")
    send(office, kind="meeting", title="省扶贫开发工作领导小组专题会议（示范）")
    meeting = office.url
    office.click("form[action$='/conclude/'] button")
    assert "议程至少有一项议题" in office.locator(".c-errors").inner_text()
    for part, lines in {
        "attendance": ({"name": "示范组长", "is_chair": "on"}, {"name": "示范成员"}),
        "items": ({"kind": "topic", "title": "研究生态护林员培训", "conclusion": "同意组织培训。"},),
        "decisions": ({"title": TITLE, "kind": "training", "place_code": PLACE, "owner": UNIT, "person": "帮扶联络员",
                       "accepter": COUNTY, "quantity": "40", "unit": "persons", "due_on": DUE_ON},),
    }.items():  # fmt: skip
        for line in lines:
            office.goto(f"{meeting}{part}/")
            send(office, **line)
    office.click("form[action$='/conclude/'] button")
    assert "已办结" in office.locator("h1").inner_text()
    assert "已承诺" in office.locator("table", has_text=TITLE).inner_text()
    assert office.locator("form[action$='/conclude/']").count() == 0

    unit = open_as("unit", language="zh")
    unit.goto(meeting)
    unit.click(f"a:has-text('{TITLE}')")
    commitment = unit.url
    act(unit, "accept")
    act(unit, "prove", reason="结业名册，存于县林业局")
    act(unit, "deliver", amount="40")

    county = open_as("huzhu", language="zh")
    county.goto(commitment)
    act(county, "verify", amount="40")
    county.click("dl a:has-text('第 1 项决定')")
    county.wait_for_url(meeting)

    office.goto(meeting)
    line = office.locator("tr", has_text=TITLE)
    assert "已办结" in line.inner_text()
    assert "40 / 40 人" in line.inner_text()
    assert "100.0" in office.locator(".c-figure").first.inner_text()
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF-")):
        got = office.request.get(f"{meeting}minutes/{kind}/")
        assert got.body().startswith(begins)
