"""The province hands a target down, Yushu asks for less, both sign the letter, and its target stands as a commitment."""

import io
import re
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
PLAN, YEAR, YUSHU = "/targets/plans/qinghai-2016-2020/", 2018, "632700000000"
DUE_ON = f"{date.today().year + 1}-06-30"  # noqa: DTZ011, TID251  the server's own clock decides what is past


def act(page, name, **fields):
    """Open one act on the page of a target, fill it in and send it."""
    form = page.locator(f"form[action$='/{name}/']")
    if not form.is_visible():
        page.locator("details", has=form).locator("summary").click()
    for field, value in fields.items():
        form.locator(f"[name={name}-{field}]").fill(value)
    form.locator("button").click()
    page.wait_for_load_state()


def test_the_pages_of_targets_are_accessible_and_fit(open_as):
    page = open_as("province", width="phone")
    page.goto(f"{PLAN}?year=2016")
    target = page.locator("main table a[href^='/targets/']").first.get_attribute("href")
    own = page.locator("section[aria-labelledby=targets] table a").first.get_attribute("href")
    page.goto("/targets/letters/")
    letter = page.locator("main table a[href^='/targets/letters/']").first.get_attribute("href")
    wrong = {}
    for address in ("/targets/", f"{PLAN}?year=2016", target, f"{own}break-down/", f"{PLAN}2018/set/",
                    "/targets/letters/", letter, "/targets/letters/draw-up/"):  # fmt: skip
        page.goto(address)
        if found := wrong_with(page):
            wrong[address] = found
    assert wrong == {}
    assert page.off_host == []


def test_a_target_is_handed_down_asked_about_signed_for_and_promised(open_as):
    province = open_as("province", language="zh")
    province.goto(f"{PLAN}{YEAR}/set/")
    province.select_option("[name=indicator]", "training")
    province.fill("[name=value]", "800")
    province.click("form.c-form button.c-button--main")
    province.click("section[aria-labelledby=targets] table a:has-text('技能培训人数')")
    province.locator("a[href$='/break-down/']").click()
    province.fill("form.c-form--fields[method=get] [name=reserve]", "10")
    province.click("form.c-form--fields[method=get] button")
    province.wait_for_url(re.compile("rule=proportion"))
    yushu_part = province.locator(f"[name=part_{YUSHU}]")
    given = int(yushu_part.input_value())
    yushu_part.fill(str(given - 5))
    province.locator("form[action$='/break-down/'] button").click()
    assert "少 5" in province.locator("main").inner_text()
    province.locator("form[action$='/issue/'] button").click()
    assert "少 5" in province.locator(".c-errors").inner_text()
    province.locator(f"[name=part_{YUSHU}]").fill(str(given))
    province.locator("form[action$='/break-down/'] button").click()
    province.locator("form[action$='/issue/'] button").click()
    province.wait_for_url(re.compile(r"/targets/[0-9]+/$"))

    yushu = open_as("yushu", language="zh", javascript=False)
    yushu.goto(f"{PLAN}?year={YEAR}")
    yushu.locator("section[aria-labelledby=targets] table a").first.click()
    act(yushu, "propose", value=str(given - 2), reason="培训师资不足")
    province.goto("/")
    assert f"申请调整为 {given - 2} 人" in province.locator("main").inner_text()
    province.goto(yushu.url)
    act(province, "answer")
    assert f"{given - 2} 人" in province.locator("section[aria-labelledby=values]").inner_text()

    province.goto("/targets/letters/draw-up/")
    province.select_option("[name=period]", f"qinghai-2016-2020/{YEAR}")
    province.select_option("[name=lower]", YUSHU)
    province.fill("[name=due_on]", DUE_ON)
    province.click("form.c-form button.c-button--main")
    province.wait_for_url(re.compile(r"/targets/letters/[0-9]+/$"))
    signed_by(yushu, province, at=province.url)
    assert "双方已签署" in province.locator("h1").inner_text()

    for link, said in (("docx/zh", "目标责任书"), ("pdf/en", "Letter of responsibility")):
        file = province.request.get(f"{province.url}{link}/").body()
        assert said in (text_of_word(file) if link.startswith("docx") else text_of_pdf(file))
    province.locator("section[aria-labelledby=targets] a[href^='/commitments/']").click()
    assert f"{YEAR}年技能培训人数 {given - 2}人" in province.locator("h1").inner_text()
    assert province.locator("main a[href^='/targets/letters/']").count() == 1


def signed_by(*signers, at):
    """Let one side after the other sign a letter."""
    assert signers[-1].locator("form[action$='/sign/']").count() == 0
    for signer in signers:
        signer.goto(at)
        signer.locator("form[action$='/sign/'] button").click()
        signer.wait_for_load_state()


def text_of_word(file):
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read("word/document.xml").decode()


def text_of_pdf(file):
    pages = PdfReader(io.BytesIO(file)).pages
    assert len(pages) >= 1
    return "".join(page.extract_text() for page in pages)
