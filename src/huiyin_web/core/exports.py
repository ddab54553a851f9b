"""A page's rows as a file: CSV, Excel or JSON, with the same filter, order and columns as the page.

A file is written whole before it is sent, and the rows written are compared with the rows expected: nobody gets a
file that was cut short without being told. Rows are taken one by one, so memory stays flat.
"""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse
from django.utils import timezone

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError
from huiyin_web.core.tables import Column, Row, Table
from huiyin_web.core.templatetags.wording import moment, say

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
NAMES = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
EXCEL_ROWS = 1_048_575  # what a sheet of Excel holds below its heading
_IN_MEMORY = 4 * 1024 * 1024
_WITH_UNIT = Text("{label} ({unit})", "{label}（{unit}）")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


class UnknownFormatError(DomainError):
    """A kind of file that the platform does not write."""

    code = "UNKNOWN_FORMAT"
    template = Text(
        "'{value}' is not a kind of file that is offered; choose csv, xlsx or json.",
        "不提供“{value}”格式的文件，请选择 csv、xlsx 或 json。",
    )


class TooLongForExcelError(DomainError):
    """More rows than one sheet of Excel holds."""

    code = "TOO_LONG_FOR_EXCEL"
    template = Text(
        "{rows} rows do not fit into one Excel sheet ({most} at most). Take the CSV file, or narrow the filter.",
        "共 {rows} 行，超过 Excel 单表上限（{most} 行）。请下载 CSV 文件，或缩小筛选范围。",
    )


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself.

    Attributes:
        title: what the rows are.
        chosen: the filter: year, place, state.
        definition: what is counted, over which base, by which method.
        snapshot: the hash of the snapshot the figures were read from; empty for the current register.
    """

    title: Text
    chosen: Text
    definition: Text
    snapshot: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """Rows on their way into a file: `expected` was counted before they were read."""

    name: str
    about: About
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    expected: int


def export_of(table: Table, *, name: str, about: About) -> Export:
    """Make an export of a table that a page shows whole."""
    return Export(name, about, table.columns, table.rows, len(table.rows))


def as_file(export: Export, kind: str, *, by: str, at: datetime) -> FileResponse:
    """Write an export and answer with it.

    Args:
        export: the rows and what they are.
        kind: `csv`, `xlsx` or `json`.
        by: the name of whoever asked, for the file's own account of itself.
        at: when they asked.

    Raises:
        UnknownFormatError: another kind of file.
        TooLongForExcelError: more rows than Excel holds.
        ConflictError: the rows written are not as many as were counted before.
    """
    if kind not in FORMATS:
        raise UnknownFormatError(value=kind)
    if kind == "xlsx" and export.expected > EXCEL_ROWS:
        raise TooLongForExcelError(rows=f"{export.expected:,}", most=f"{EXCEL_ROWS:,}")
    with ExitStack() as unless_sent:
        file: IO[bytes] = unless_sent.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        written = _WRITERS[kind](file, export, _facts(export, by, at))
        if written != export.expected:
            raise _short(export.expected, written)
        unless_sent.pop_all()  # from here on the answer closes the file
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    name = f"{export.name}-{written}.{kind}"
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=FORMATS[kind])
    answer["Content-Length"] = size
    answer["Huiyin-Rows-Expected"] = answer["Huiyin-Rows-Written"] = str(written)
    return answer


def _short(expected: int, written: int) -> ConflictError:
    return ConflictError(
        what=Text(f"{expected} rows were expected and {written} came.", f"应导出 {expected} 行，实际 {written} 行，"),
        mend=Text("The data changed meanwhile; download once more.", "其间数据有变动，请重新下载。"),
    )


def _facts(export: Export, by: str, at: datetime) -> list[tuple[str, Text, str]]:
    about = export.about
    return [
        ("title", Text("What it is", "内容"), say(about.title)),
        ("filter", Text("Filter", "筛选条件"), say(about.chosen)),
        ("definition", Text("Definition", "口径"), say(about.definition)),
        ("made_at", Text("Made at", "导出时间"), moment(at)),
        ("made_by", Text("Made by", "导出人"), by),
        ("snapshot", Text("Snapshot hash", "快照校验码"), about.snapshot),
        ("rows_expected", Text("Rows expected", "应有行数"), str(export.expected)),
    ]


def _heading(column: Column) -> str:
    return say(_WITH_UNIT.fill(label=column.label, unit=column.unit) if column.unit else column.label)


def _safe(value: Any) -> Any:
    """Keep a text that begins like a formula from being one when a spreadsheet opens the CSV file."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _values(export: Export, row: Row) -> list[Any]:
    bare = (getattr(cell, "value", cell) for cell in row.cells)
    return [column.plain(value) for column, value in zip(export.columns, bare, strict=True)]


def _csv(file: IO[bytes], export: Export, _facts: list[tuple[str, Text, str]]) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([_heading(column) for column in export.columns])
    written = 0
    for written, row in enumerate(export.rows, start=1):  # noqa: B007  counted for the comparison
        writer.writerow([_safe(value) for value in _values(export, row)])
    text.flush()
    text.detach()
    return written


def _json(file: IO[bytes], export: Export, facts: list[tuple[str, Text, str]]) -> int:
    def put(value: object) -> None:
        file.write(json.dumps(value, ensure_ascii=False, default=str).encode())

    columns = [{"key": c.key, "label": say(c.label), "unit": say(c.unit)} for c in export.columns]
    file.write(b'{"about": ')
    put({key: value for key, _, value in facts} | {"rows_expected": export.expected})
    file.write(b', "columns": ')
    put(columns)
    file.write(b', "rows": [')
    written = 0
    for written, row in enumerate(export.rows, start=1):
        file.write(b",\n" if written > 1 else b"\n")
        put({c.key: value for c, value in zip(export.columns, _values(export, row), strict=True)})
    file.write(f'], "rows_written": {written}}}'.encode())
    return written


def _xlsx(file: IO[bytes], export: Export, facts: list[tuple[str, Text, str]]) -> int:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    about, sheet = book.add_worksheet(say(Text("About", "说明"))), book.add_worksheet(say(Text("Data", "数据")))
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    written = _xlsx_rows(book, sheet, export)
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 90, wrap)
    lines = [*facts, ("rows_written", Text("Rows written", "实有行数"), str(written))]
    for line, (_, label, value) in enumerate(lines):
        about.write_string(line, 0, say(label), bold)
        about.write_string(line, 1, value)
    book.close()
    return written


def _xlsx_rows(book: Any, sheet: Any, export: Export) -> int:
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#efece4"})
    formats = [book.add_format({"num_format": _number_format(column)}) for column in export.columns]
    for at, column in enumerate(export.columns):
        sheet.set_column(at, at, 26 if at == 0 else 16)
        sheet.write_string(0, at, _heading(column), head)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, export.expected, len(export.columns) - 1)
    written = 0
    for written, row in enumerate(export.rows, start=1):
        for at, value in enumerate(_values(export, row)):
            _put(sheet, written, at, value, formats[at])
    return written


def _put(sheet: Any, line: int, at: int, value: Any, form: Any) -> None:
    match value:
        case None:
            return
        case bool() | str():
            sheet.write_string(line, at, str(value))
        case datetime():
            # A cell of Excel knows no time zone: the hour stands there as on the page.
            sheet.write_datetime(line, at, timezone.localtime(value).replace(tzinfo=None), form)
        case date():
            sheet.write_datetime(line, at, value, form)
        case _:
            sheet.write_number(line, at, value, form)


def _number_format(column: Column) -> str:
    decimals = f".{'0' * column.places}" if column.places else ""
    numbers = "General" if column.places is None else f"#,##0{decimals}"
    return {"day": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "money": "#,##0.00", "text": "@"}.get(
        column.kind, numbers
    )


_WRITERS: dict[str, Callable[[IO[bytes], Export, list[tuple[str, Text, str]]], int]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
}
