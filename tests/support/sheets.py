"""Build files as an office would send them: one good row of each sheet, to be spoilt cell by cell."""

import csv
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from huiyin.records.place_books import PlaceBook, PlaceLife
from huiyin.records.sheets import SHEETS

VILLAGE = "632722100201"
BOOK = PlaceBook({VILLAGE: PlaceLife(), "632722000000": PlaceLife()})

PERSON = {
    "人编号": "6320000000000001",
    "户编号": "6310000000000001",
    "姓名": "才仁卓玛",
    "性别": "女",
    "证件类型": "居民身份证",
    "证件号码": "632722198404300045",
    "出生日期": "1984-04-30",
    "与户主关系": "配偶",
    "民族": "藏",
    "务工时间": "3",
    "是否享受低保": "是",
}
HOUSEHOLD = {
    "户编号": "6310000000000001",
    "行政村代码": VILLAGE,
    "户主姓名": "扎西",
    "联系电话": "13800001234",
    "识别标准": "国家标准",
    "贫困户属性": "一般贫困户",
    "脱贫属性": "未脱贫",
    "识别日期": "2014-06-01",
    "脱贫日期": "",
    "主要致贫原因": "因病",
    "其他致贫原因": "缺资金、因学",
    "家庭人口数": "3",
    "工资性收入": "6000.50",
    "生产经营性支出": "1000",
}
ROWS = {"persons": PERSON, "households": HOUSEHOLD}


def person(**cells: Any) -> dict[str, Any]:
    """Give a good person's row with some cells changed."""
    return PERSON | cells


def household(**cells: Any) -> dict[str, Any]:
    """Give a good household's row with some cells changed."""
    return HOUSEHOLD | cells


def write_csv(path: Path, rows: list[dict[str, Any]], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Write rows of one set of headings as text."""
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerow(rows[0])
        writer.writerows(row.values() for row in rows)
    return path


def write_xlsx(path: Path, rows: list[dict[str, Any]], *, tab: str = "家庭成员", **options: Any) -> Path:
    """Write rows as a workbook; numbers stay numbers and texts stay texts."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, **options}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet(tab)
        page.write_row(0, 0, list(rows[0]))
        for at, row in enumerate(rows, start=1):
            for column, cell in enumerate(row.values()):
                page.write(at, column, cell, *([day] if hasattr(cell, "year") else []))
    return path


def write_xls(path: Path, rows: list[dict[str, Any]], *, tab: str = "家庭成员") -> Path:
    """Write rows as an old workbook; numbers stay numbers, days days and texts texts."""
    book, day = xlwt.Workbook(), xlwt.easyxf(num_format_str="YYYY-MM-DD")
    page = book.add_sheet(tab)
    for at, row in enumerate([list(rows[0]), *(row.values() for row in rows)]):
        for column, cell in enumerate(row):
            page.write(at, column, cell, *([day] if hasattr(cell, "year") else []))
    book.save(str(path))
    return path


def sheet(key: str) -> Any:
    """Give a sheet by its key."""
    return SHEETS[key]
