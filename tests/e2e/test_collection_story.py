"""A township answers for its villages' facilities: what to do, the form, the import, answered; nothing typed twice."""

import pytest
import python_calamine

from support import sheets
from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
ASKED = {"通硬化路": "是", "安全饮水": "是", "标准化卫生室": "是", "执业（助理）医师数": 2, "村集体经济收入": 30000}
REQUIRED = ("通动力电", "通宽带网络", "就近入学", "文化活动室")
TASK = "行政村设施年度核查（示范）"


def test_the_facilities_of_the_year_are_asked_filled_in_brought_in_and_answered(open_as, tmp_path):
    page = open_as("yushu", language="zh")
    page.goto("/collections/")
    page.click(f"text={TASK}")
    number = page.url
    assert page.locator("text=含完整个人信息").count() == 0
    page.select_option("[name=place]", index=1)
    with page.expect_download() as download:
        page.click("text=下载表格")
    download.value.save_as(tmp_path / "表格.xlsx")

    head, *body = python_calamine.load_workbook(tmp_path / "表格.xlsx").get_sheet_by_index(0).to_python()
    rows = [dict(zip(head, row, strict=True)) for row in body]
    assert {row["预填数据年份"] for row in rows} <= {2016, ""}
    filled = [row | ASKED | {key: row[key] or "是" for key in REQUIRED} for row in rows]
    page.goto("/imports/")
    page.select_option("[name=kind]", "facilities")
    page.set_input_files("[name=file]", sheets.write_xlsx(tmp_path / "应答.xlsx", filled, tab="行政村设施"))
    page.click("main form[enctype] button.c-button--main")
    page.wait_for_selector(".c-sum")
    assert page.locator(".c-chips").count() == 0
    page.click("main button.c-button--main")
    page.wait_for_selector(".c-receipt")
    page.goto(number)

    assert page.locator("td:has-text('已应答')").count() == len(rows)
    assert wrong_with(page) == []
    page.goto(f"/places/{rows[0]['行政村代码'].split()[0]}/facilities/")
    assert str(int(rows[0]["年份"])) in page.locator("h1, .c-lead").all_inner_texts()[1]


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_village_reads_what_to_do_at_the_top_of_the_page(open_as, language, width):
    page = open_as("village", language=language, width=width)
    page.locator("a:has-text('年度动态管理信息采集（示范）')").first.click()
    assert page.locator("main h2").first.inner_text() == {"zh": "您需要做什么", "en": "What you have to do"}[language]
    assert page.locator("main ol").first.locator("li").count() == 3
    assert wrong_with(page) == []
