import re
import zipfile

import pytest
import python_calamine

from huiyin.records import corrected
from huiyin.records.checking import PROBLEMS_FILE, check_file
from huiyin.records.corrected import Corrected, write_corrected
from support.ods import write_ods
from support.sheets import BOOK, PERSON, person, sheet, write_csv, write_xls, write_xlsx

BAD = person(人编号="2", 姓名="扎西2", 证件号码="632722198404300046", 备注="x")
ROWS = [person(备注="=1+1"), BAD]


def made(path, folder, **options):
    check_file(path, sheet("persons"), folder=folder, year=2014, places=BOOK)
    out = folder / "corrected.xlsx"
    options = {"language": "zh"} | options
    return out, write_corrected(path, sheet("persons"), folder / PROBLEMS_FILE, out, **options)


def cells(path):
    return list(python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


@pytest.mark.parametrize("write", [write_csv, write_ods, write_xls, write_xlsx])
def test_the_offices_own_columns_come_back_with_a_report(tmp_path, write):
    out, told = made(write(tmp_path / "p.file", ROWS), tmp_path)
    head, first, second = cells(out)
    assert told == Corrected(2, 0)
    assert head == [*PERSON, "备注", "错误说明"]
    assert first == [*ROWS[0].values(), ""]
    assert second[:-1] == list(BAD.values())
    assert second[-1] == (
        "姓名：姓名中不应有“2”。请按证件填写姓名，间隔号用“·”。\n证件号码：身份证号校验位不符。请核对原始证件或资料。"
    )


def test_nothing_becomes_a_formula(tmp_path):
    out, _ = made(write_csv(tmp_path / "p.csv", [person(姓名="=cmd|'/c calc'!A1", 备注="@SUM(1)")]), tmp_path)
    with zipfile.ZipFile(out) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert 't="inlineStr"' in page


def test_bad_cells_are_coloured_and_only_they(tmp_path):
    out, _ = made(write_csv(tmp_path / "p.csv", ROWS), tmp_path)
    with zipfile.ZipFile(out) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    style = dict(re.findall(r'<c r="([A-Z]+3)" s="(\d+)"', page))
    assert style["C3"] == style["F3"] != style["A3"]


def test_the_good_rows_may_be_left_out(tmp_path):
    out, told = made(write_csv(tmp_path / "p.csv", ROWS), tmp_path, good_rows=False, language="en")
    assert told == Corrected(1, 0)
    assert cells(out)[1][0] == "2"
    assert cells(out)[1][-1].endswith("Check it against the original document.")


def test_a_mended_file_can_be_dropped_again(tmp_path):
    out, _ = made(write_csv(tmp_path / "p.csv", ROWS), tmp_path)
    again = tmp_path / "again"
    again.mkdir()
    checked = check_file(out, sheet("persons"), folder=again, year=2014, places=BOOK)
    assert (checked.rows, checked.refused, checked.ignored) == (2, 1, ("备注",))
    second, _ = made(out, again)
    assert cells(second)[0] == cells(out)[0]


def test_a_cell_longer_than_excel_keeps_does_not_lose_the_rest(tmp_path):
    out, _ = made(write_csv(tmp_path / "p.csv", [person(姓名="扎" * 200_000, 备注="x")]), tmp_path)
    _, row = cells(out)
    assert (len(row[2]), row[-2]) == (32_767, "x")


def test_what_a_sheet_cannot_hold_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(corrected, "MOST_ROWS", 1)
    _, told = made(write_csv(tmp_path / "p.csv", ROWS), tmp_path)
    assert told == Corrected(1, 1)
