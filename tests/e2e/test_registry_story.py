"""The county sends its register round: out, changed elsewhere, compared, decided, and back; nothing is typed twice."""

import pytest
import python_calamine
import xlsxwriter

from support.accessible import wrong_with

pytestmark = pytest.mark.e2e
THERE = {
    "联系电话": "10000000009",
    "耕地面积": "88.5",
}  # what the registry says of the first household, and of the second


def read(path):
    """Give the tabs of a workbook: every row as texts."""
    book = python_calamine.load_workbook(path)
    return {name: [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}  # fmt: skip


def write(path, tabs):
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        for name, rows in tabs.items():
            tab = book.add_worksheet(name)
            for number, row in enumerate(rows):
                tab.write_row(number, 0, row)


def saved(page, form, path):
    with page.expect_download() as download:
        form.locator("button").click()
    download.value.save_as(path)
    return read(path)


def decide(page, field, button):
    page.click(f"h3 a:has-text('{field}')")
    page.locator("article").get_by_role("button", name=button).click()
    page.wait_for_load_state()
    page.go_back()


def test_an_export_of_the_registry_is_compared_decided_and_written_back(open_as, tmp_path):
    page = open_as("huzhu", language="zh")
    page.goto("/exchange/")
    ours = page.locator("section:has(#own) form")
    ours.locator("[name=reason]").fill("与全国系统核对（示范）")
    tabs = saved(page, ours, tmp_path / "ours.xlsx")

    head, first, second = tabs["贫困户"][:3]
    kept = second[head.index("耕地面积")]
    for row, (field, value) in zip((first, second), THERE.items(), strict=True):
        row[head.index(field)] = value
    write(tmp_path / "theirs.xlsx", tabs)
    page.set_input_files("[name=households]", tmp_path / "theirs.xlsx")
    page.set_input_files("[name=persons]", tmp_path / "theirs.xlsx")
    page.click("section:has(#new) button")
    page.wait_for_selector("#fields", timeout=60_000)
    exchange = page.url
    assert page.locator("article").count() == len(THERE)
    assert wrong_with(page) == []

    for field, button in zip(THERE, ("采用全国系统", "保留本系统"), strict=True):
        page.goto(exchange)
        decide(page, field, button)
    page.goto(exchange)
    page.click("section:has(#outgoing) button")
    page.wait_for_selector("section:has(#outgoing) [name=reason]", timeout=60_000)
    outgoing = page.locator("section:has(#outgoing) form", has=page.locator("[name=reason]"))
    outgoing.locator("[name=reason]").fill("回传全国系统（示范）")
    back = saved(page, outgoing, tmp_path / "back.xlsx")

    second[head.index("耕地面积")] = kept
    assert back == tabs
