from datetime import date, datetime, time

import pytest
import xlsxwriter

from huiyin.records.errors import (
    EmptyFileError,
    HeadingsError,
    OtherTabError,
    TruncatedFileError,
    WrongSheetError,
)
from huiyin.records.opening import all_rows, open_sheet
from huiyin.records.workbooks import as_text
from support.sheets import PERSON, person, sheet, write_xlsx

DAY = date(2016, 9, 14)


def rows(path, key="persons"):
    reading = open_sheet(path, sheet(key))
    return reading, [row for batch in reading.batches for row in batch.to_pylist()]


def test_a_workbook_is_read_with_its_row_numbers(tmp_path):
    reading, found = rows(write_xlsx(tmp_path / "p.xlsx", [person(), person(姓名="扎西", 备注="x")]))
    assert [(row["row"], row["name"]) for row in found] == [(2, "才仁卓玛"), (3, "扎西")]
    assert reading.tab == "家庭成员"


def test_dates_and_numbers_of_excel_become_what_people_would_type(tmp_path):
    cells = {"出生日期": date(1984, 4, 30), "务工时间": 3, "人编号": 632000000000001, "户编号": 6310000000000001}
    _, (row,) = rows(write_xlsx(tmp_path / "p.xlsx", [person(**cells)]))
    assert (row["birth_date"], row["work_months"]) == ("1984-04-30", "3")
    assert (row["office_number"], row["household_number"]) == ("632000000000001", "6.31000E+15")


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_the_workbook_says_from_when_it_counts_days(tmp_path, epoch_1904):
    cells = {"出生日期": date(1984, 4, 30)}
    path = write_xlsx(tmp_path / "p.xlsx", [person(**cells)], date_1904=epoch_1904)
    reading, (row,) = rows(path)
    assert (reading.epoch_1904, row["birth_date"]) == (epoch_1904, "1984-04-30")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("x", "x"), (True, "true"), (3.0, "3"), (float("nan"), "nan"), (float("-inf"), "-inf"), (0.1 + 0.2, "0.3"), (6.32123199001011e17, "6.32123E+17"),
        (DAY, "2016-09-14"), (datetime.combine(DAY, time()), "2016-09-14"), (datetime.combine(DAY, time(8)), "2016-09-14 08:00:00"),
    ],
)  # fmt: skip
def test_a_cell_becomes_text(cell, text):
    assert as_text(cell) == text


def test_titles_above_and_columns_beside_do_not_matter(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        page = book.add_worksheet("Sheet1")
        page.write(1, 2, "登记表")
        page.write_row(3, 2, list(PERSON))
        page.write_row(4, 2, list(PERSON.values()))
    _, (row,) = rows(tmp_path / "p.xlsx")
    assert (row["row"], row["name"]) == (5, "才仁卓玛")


def test_the_tab_is_chosen_by_its_name(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        book.add_worksheet("说明").write(0, 0, "x")
        page = book.add_worksheet(" 成员 ")
        page.write_row(0, 0, list(PERSON))
        page.write_row(1, 0, list(PERSON.values()))
    assert len(rows(tmp_path / "p.xlsx")[1]) == 1


def test_tabs_of_other_names_are_listed(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        book.add_worksheet("说明")
        book.add_worksheet("贫困户")
    with pytest.raises(WrongSheetError) as refused:
        rows(tmp_path / "p.xlsx")
    assert refused.value.say("zh") == (
        "“p.xlsx”中没有“家庭成员”工作表：现有 说明、贫困户。请将工作表命名为“家庭成员”，或重新选择文件类别。"
    )


def test_an_only_tab_of_another_name_is_named_with_how_its_first_row_begins(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        page = book.add_worksheet("Sheet1")
        page.write_row(1, 0, ["姓名", "扎西多杰", "632722198404300045"])
    with pytest.raises(OtherTabError) as refused:
        rows(tmp_path / "p.xlsx")
    said = refused.value.say("zh")
    assert said.startswith(
        "“p.xlsx”只有一个工作表“Sheet1”，不是“家庭成员”表：首行为 姓名、扎***、6*****************，缺少 “人编号”、"
    )
    assert said.endswith("请按模板填写列标题行，或重新选择文件类别。")
    assert "扎西多杰" not in said
    assert "632722" not in said


def test_an_only_tab_of_the_right_name_is_told_what_it_lacks(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        book.add_worksheet("成员").write_row(0, 0, ["姓名"])
    with pytest.raises(HeadingsError, match="lacks the columns"):
        rows(tmp_path / "p.xlsx")


def test_an_empty_tab_is_refused(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "p.xlsx") as book:
        book.add_worksheet("成员")
    with pytest.raises(EmptyFileError):
        rows(tmp_path / "p.xlsx")


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_workbook_cut_off_anywhere_is_refused(tmp_path, kept):
    path = write_xlsx(tmp_path / "p.xlsx", [person()] * 50)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with pytest.raises(TruncatedFileError):
        rows(path)


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7])
def test_a_workbook_with_a_damaged_byte_is_refused_or_read_whole(tmp_path, at):
    path = write_xlsx(tmp_path / "p.xlsx", [person()] * 300)
    content = bytearray(path.read_bytes())
    content[int(len(content) * at)] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises((TruncatedFileError, EmptyFileError)):
        rows(path)


def test_all_rows_are_given_whole_for_the_corrected_file(tmp_path):
    path = write_xlsx(tmp_path / "p.xlsx", [person(务工时间=3, 备注="x")])
    assert list(all_rows(path, sheet("persons"))) == [[*PERSON, "备注"], [*person(务工时间="3").values(), "x"]]
