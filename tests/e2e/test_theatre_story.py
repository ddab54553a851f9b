"""A leader prepares a visit by the lot, prints it on one sheet, makes it, orders, and next time reads whether it is done."""

import io
import re

import pytest
from pypdf import PdfReader

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
NANGQEN, PROVINCE = "632725000000", "630000000000"
ORDERED = "囊谦县漏雨住房限期维修（示范）"


def pages_of(page):
    """Give how many sheets of paper a page takes, as the browser prints it."""
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def act(page, key, **fields):
    """Open one act on the page of a commitment, fill it in and send it."""
    form = page.locator(f"form[action$='/{key}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for name, value in fields.items():
        form.locator(f"[name={key}-{name}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def theatre_of(page):
    """Open the theatre on a page of the one that the commander has, and give its address."""
    page.goto("/theatres/")
    page.locator("main table a[href^='/theatre/']").first.click()
    page.wait_for_url(re.compile(r"/theatre/[0-9]+/$"))
    return page.url


def prepared(page):
    """Prepare a visit to Nangqian, and give its address."""
    theatre_of(page)
    page.locator("main a[href$='/prepare/']").click()
    page.fill("[name=place_code]", NANGQEN)
    page.fill("[name=planned_on]", page.evaluate("new Date().toISOString().slice(0, 10)"))
    page.fill("[name=villages]", "3")
    page.fill("[name=each]", "5")
    page.locator("main form button.c-button--main").click()
    page.wait_for_url(re.compile(r"/theatres/visits/[0-9]+/$"))
    return page.url


def test_the_pages_of_theatres_are_accessible_and_fit(open_as):
    page = open_as("commander", width="phone")
    theatre = theatre_of(page)
    number = theatre.rstrip("/").rpartition("/")[2]
    page.goto(f"/theatres/{number}/kept/")
    visits = page.locator("main table a[href^='/theatres/visits/']")
    visit = visits.first.get_attribute("href")
    addresses = (
        "/theatres/", theatre, f"/theatres/{number}/kept/", f"/theatres/{number}/prepare/",
        f"/theatres/{number}/order/", visit, f"{visit}record/", visits.last.get_attribute("href"),
    )  # fmt: skip
    wrong = {}
    for address in addresses:
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_leader_prepares_makes_and_orders_and_next_time_reads_whether_it_is_done(open_as):
    leader = open_as("commander", language="zh")
    visit = prepared(leader)
    assert "已准备" in leader.locator("h1").inner_text()
    assert re.search(r".\*+", leader.locator("section", has=leader.locator("#homes")).inner_text())
    assert pages_of(leader) == 1

    county = open_as("nangqen", language="zh")
    assert county.goto(visit).status == 404

    phone = open_as("commander", language="zh", width="phone", javascript=False)
    phone.goto(f"{visit}record/")
    phone.fill("[name=summary]", "台账属实，一户住房漏雨（示范）。")
    phone.locator("main form button.c-button--main").click()
    assert "请填写现场情况" in phone.locator(".c-errors").inner_text()
    assert phone.input_value("[name=summary]") == "台账属实，一户住房漏雨（示范）。"
    for choice in phone.locator("[type=radio][value=as_told], [type=radio][value=sound]").all():
        choice.check()
    phone.locator("main form button.c-button--main").click()
    assert "已督战" in phone.locator("h1").inner_text()

    leader.goto(f"{visit}order/")
    leader.fill("[name=title]", ORDERED)
    leader.fill("[name=owner]", NANGQEN)
    leader.fill("[name=accepter]", PROVINCE)
    leader.locator("main form button.c-button--main").click()
    assert "此项必填" in leader.locator(".c-errors").inner_text()
    leader.fill("[name=person]", "县扶贫办责任人（示范）")
    leader.locator("main form button.c-button--main").click()
    leader.wait_for_url(visit)
    leader.locator("section", has=leader.locator("#orders")).locator("a[href^='/commitments/']").first.click()
    order = leader.url
    assert "战区指令" in leader.locator("main").inner_text()

    county.goto(order)
    act(county, "accept")
    act(county, "prove", reason="维修验收单，存于县扶贫办（示范）")
    act(county, "deliver")
    province = open_as("province", language="zh")
    province.goto(order)
    act(province, "verify")

    theatre = theatre_of(leader)
    row = leader.locator("tr", has=leader.get_by_text(ORDERED))
    assert "已办结" in row.inner_text()
    leader.goto(theatre)
    assert pages_of(leader) == 1


def test_a_second_draw_stands_beside_the_first_and_who_only_looks_orders_nothing(open_as):
    leader = open_as("commander", language="zh")
    visit = prepared(leader)
    leader.locator("details", has=leader.locator("form[action$='/again/']")).locator("summary").click()
    leader.fill("#again_reason", "道路中断（示范）")
    leader.locator("form[action$='/again/'] button").click()
    assert leader.locator(".c-draw").count() == 2
    assert "道路中断（示范）" in leader.locator(".c-draw").first.inner_text()
    assert pages_of(leader) == 1

    auditor = open_as("auditor", language="zh")
    auditor.goto(visit)
    assert auditor.locator("main a[href$='/order/'], main form").count() == 0
    assert auditor.goto(f"{visit}order/").status == 403
