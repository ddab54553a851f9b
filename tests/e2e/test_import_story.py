"""A township's clerk brings a file with mistakes in, mends it, and keeps the receipt; also without a script."""

from pathlib import Path

import pytest
import python_calamine

from huiyin.records.snapshots import Snapshots
from support import sheets
from support.accessible import serious

pytestmark = pytest.mark.e2e
NEW = 11  # lines in which a new household is told: what decides, where it lives, its income beside the line
TOWNSHIP = "630223100"
YEAR = "2017"  # 2012 to 2016 are frozen


@pytest.fixture
def villages(demo: Path) -> list[str]:
    codes = Snapshots(demo / "snapshots").open(2016).table("households", ["village_code"])["village_code"].to_pylist()
    return sorted({code for code in codes if code.startswith(TOWNSHIP)})


def rows_of(villages, story):
    """Six new households of the township: one without its head, one with a wrong cause."""
    rows = [
        sheets.household(户编号=f"{TOWNSHIP}{story}{n:04d}", 行政村代码=villages[n % len(villages)], 备注="新增")
        for n in range(6)
    ]
    rows[1]["户主姓名"], rows[4]["主要致贫原因"] = "", "没钱"
    return rows


def choose(page, path):
    page.goto("/imports/")
    page.select_option("[name=kind]", "households")
    page.fill("[name=year]", YEAR)
    page.set_input_files("[name=file]", path)
    page.click("main form[enctype] button.c-button--main")


def sum_of(page):
    return [int(number.replace(",", "")) for number in page.locator(".c-sum b").all_inner_texts()]


def test_a_file_with_mistakes_is_mended_in_its_own_workbook_and_imported(open_as, villages, tmp_path):
    page = open_as("township", language="zh")
    choose(page, sheets.write_xlsx(tmp_path / "新增贫困户.xlsx", rows_of(villages, "01"), tab="贫困户"))
    page.wait_for_selector(".c-sum")
    assert sum_of(page) == [6, 4, 0, 0, 2]
    assert page.locator(".c-chips").inner_text() == "备注"
    page.click("text=不在可选值中")
    assert page.locator(".c-problems tbody tr").count() == 1
    assert "没钱" in page.locator(".c-problems tbody").inner_text()
    assert serious(page) == []
    with page.expect_download() as download:
        page.click("text=下载待更正工作簿")
    assert download.value.suggested_filename == "新增贫困户-待更正.xlsx"
    download.value.save_as(tmp_path / "back.xlsx")

    head, *body = python_calamine.load_workbook(tmp_path / "back.xlsx").get_sheet_by_index(0).to_python()
    assert [bool(row[-1]) for row in body] == [False, True, False, False, True, False]
    mended = [dict(zip(head, row, strict=True)) for row in body]
    mended[1]["户主姓名"], mended[4]["主要致贫原因"] = "扎西", "因病"
    choose(page, sheets.write_xlsx(tmp_path / "更正后.xlsx", mended, tab="贫困户"))
    page.wait_for_selector(".c-sum")
    assert sum_of(page) == [6, 6, 0, 0, 0]
    assert "的更正：其退回的行全部在本文件中" in page.locator(".c-message").first.inner_text()
    page.click("button:has-text('提交复核')")
    approve(open_as("huzhu", language="zh"), "更正后.xlsx", rows=6)
    page.reload()
    page.wait_for_selector(".c-receipt")
    assert f"HY-{YEAR}-" in page.locator(".c-receipt").inner_text()
    assert page.faults == page.off_host == []


def test_the_good_rows_alone_are_imported_on_a_phone_without_a_script(open_as, villages, tmp_path):
    page = open_as("township", language="en", width="phone", javascript=False)
    path = sheets.write_csv(tmp_path / "new.csv", rows_of(villages, "02"), encoding="gb18030")
    choose(page, path)
    reload_until(page, ".c-sum")
    assert sum_of(page) == [6, 4, 0, 0, 2]
    page.check("[name=good_rows_only]")
    page.click("button:has-text('Hand the good rows in for approval')")
    approve(open_as("huzhu", language="zh"), "new.csv", rows=4)
    page.reload()
    assert "6 = 4 new + 0 changed + 0 unchanged + 2 refused" in page.locator(".c-receipt").inner_text()
    assert page.locator("[data-print]").is_hidden()

    choose(page, path)
    assert "This very file was imported on" in page.locator(".c-errors").inner_text()
    assert page.title().startswith("Error: ")


def test_a_file_may_be_dropped_anywhere_on_the_page(open_as):
    page = open_as("huzhu")
    page.goto("/imports/")
    page.evaluate(
        """() => {
          const dropped = new DataTransfer();
          dropped.items.add(new File(["x"], "dropped.csv"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )
    assert page.evaluate("document.querySelector('[name=file]').files[0].name") == "dropped.csv"
    assert page.faults == []


def test_a_sheet_of_another_kind_is_sent_back_with_the_reason(open_as, tmp_path):
    page = open_as("huzhu", language="en")
    choose(page, sheets.write_csv(tmp_path / "persons.csv", [sheets.person()]))
    page.wait_for_selector("[role=alert]")
    assert "looks like a file of 'persons'" in page.locator("[role=alert]").inner_text()
    page.goto("/")
    assert page.locator(".c-todo").filter(has_text="persons.csv").is_visible()


def approve(page, name, *, rows, lines=NEW):
    """Bring in what the office below has handed in, each row of it in so many lines of what would change."""
    page.goto("/")
    page.click(f"text={name}")
    page.fill("[name=reason]", "不")
    page.click("button:has-text('退回上传人')")
    assert page.locator("[aria-labelledby=changes] tbody tr").count() == rows * lines
    assert serious(page) == []
    page.click("button:has-text('复核并导入')")
    page.wait_for_selector(".c-receipt")
    assert "提交人" in page.locator(".c-receipt").inner_text()
    assert page.faults == page.off_host == []


def test_a_county_clerk_imports_mends_and_undoes(open_as, tmp_path):
    page = open_as("nangqen", language="zh")
    page.goto("/imports/")
    page.click("text=下载在册数据进行修改")
    page.select_option("[name=kind]", "households")
    page.fill("[name=reason]", "更新家庭人口数")
    with page.expect_download() as download:
        page.click("text=下载工作簿")
    download.value.save_as(tmp_path / "在册.xlsx")

    head, *body = python_calamine.load_workbook(tmp_path / "在册.xlsx").get_sheet_by_index(0).to_python()
    rows = [dict(zip(head, row, strict=True)) for row in body]
    members, rows[0]["家庭人口数"] = int(rows[0]["家庭人口数"]), "没数"
    choose(page, sheets.write_xlsx(tmp_path / "更新.xlsx", rows, tab="贫困户"))
    page.wait_for_selector(".c-sum")
    assert sum_of(page) == [len(rows), 0, 0, len(rows) - 1, 1]
    rows[0]["家庭人口数"] = members + 1
    choose(page, sheets.write_xlsx(tmp_path / "更新后.xlsx", rows, tab="贫困户"))
    page.wait_for_selector(".c-sum")
    assert sum_of(page) == [len(rows), 0, 1, len(rows) - 1, 0]
    page.wait_for_selector("[aria-labelledby=changes] tbody tr")
    changed, derived = page.locator("[aria-labelledby=changes] tbody tr").all()
    assert changed.locator("td").all_inner_texts()[-3:] == ["家庭人口数", f"{members}", f"{members + 1}"]
    page.click("button:has-text('提交复核')")
    assert "您已于" in page.locator(".c-decide").inner_text()
    assert "人均" in derived.inner_text()
    approve(open_as("yushu", language="zh"), "更新后.xlsx", rows=1, lines=2)
    page.reload()
    page.wait_for_selector(".c-receipt")

    assert "上传人不能自行撤销" in page.locator("[aria-labelledby=undo]").inner_text()
    other = open_as("yushu", language="zh")
    other.goto(page.url)
    other.check("[name=sure]")
    other.click("text=撤销本次导入")
    other.click("text=打开撤销凭证")
    other.wait_for_selector(".c-receipt")
    assert "1 = 恢复原状 1 + 移出台账 0" in other.locator(".c-receipt").inner_text()
    assert (serious(other), other.faults, other.off_host) == ([], [], [])
    choose(page, tmp_path / "更新后.xlsx")
    page.wait_for_selector(".c-sum")
    assert sum_of(page) == [len(rows), 0, 1, len(rows) - 1, 0]
    assert page.faults == page.off_host == []


def test_rows_are_pasted_from_excel(open_as, villages):
    page = open_as("township", language="en")
    (row, *_) = rows_of(villages, "03")
    page.goto("/imports/")
    page.select_option("[name=kind]", "households")
    page.fill("[name=year]", YEAR)
    page.click("text=Or paste rows from Excel")
    page.fill("[name=pasted]", "\n".join(["\t".join(row), "\t".join(row.values())]))
    page.click("main form[enctype] button.c-button--main")
    page.wait_for_selector(".c-sum")
    assert sum_of(page) == [1, 1, 0, 0, 0]
    assert page.faults == []


def reload_until(page, selector):
    """Press what a reader without a script presses, until the work is done."""
    link = page.locator("text=Reload to see how far it is")
    for _ in range(60):
        if page.locator(selector).count():
            return
        # Work that is done before the page is there leaves nothing to reload.
        if link.count():
            link.click()
        page.wait_for_timeout(250)
    raise AssertionError(f"{selector} did not come within 60 reloads")
