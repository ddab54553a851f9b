"""The workbook that an office fills in, empty or with what is registered: lists to choose from, numbers as text."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook as Book
from xlsxwriter.worksheet import Worksheet

from huiyin.kernel.text import Language, Text
from huiyin.records.corrected import TEXT_FORMAT, TEXTS_ONLY
from huiyin.records.fields import Field, Kind, Mask, Sheet
from huiyin.records.headings import SINCE
from huiyin.records.writing import NO, YES, Written, written

_NOTES, _LISTS = Text("how to fill in", "填写说明"), Text("code lists", "代码表")
_NOTE_HEADINGS = (Text("column", "列名"), Text("required", "必填"), Text("what to write", "填写要求"))
_REQUIRED = Text("Required.", "必填。")
_ASKED = Text("Asked by this collection: fill it in.", "本次采集项，请填写。")
_SHOWN = Text("Known already: change it only where it is wrong.", "已有数据，有误时方更正。")
_WHEN = Text(
    "The year in which what the row is filled in with was recorded; nothing to write here.",
    "本行预填数据的登记年份，无须填写。",
)
_AS_TEXT = frozenset({Kind.NUMBER_CODE, Kind.ID, Kind.PLACE})
_CLOSED = frozenset({Kind.CODE, Kind.FLAG})
_NOTE = {"x_scale": 2, "y_scale": 1.2}
_LAST_ROW = 1_048_575
_WIDTH, _WIDE = 16, 70
_WHAT: dict[Kind, Text] = {
    Kind.TEXT: Text("at most {length} characters", "不超过 {length} 个字符"),
    Kind.NUMBER_CODE: Text("figures or letters, as text", "数字或字母，文本格式"),
    Kind.PLACE: Text("the place's 12-digit code, as text", "12 位区划代码，文本格式"),
    Kind.ID: Text(
        "18-digit ID or 20-digit disability certificate, as text", "18 位身份证号或 20 位残疾人证号，文本格式"
    ),
    Kind.CODE: Text("one of: {codes}", "单选：{codes}"),
    Kind.OPEN_CODE: Text("one of: {codes}; or {own}", "可选：{codes}；或{own}"),
    Kind.CODES: Text("up to {most}, separated by commas: {codes}", "最多 {most} 项，用顿号分隔：{codes}"),
    Kind.FLAG: Text("yes or no", "是或否"),
    Kind.INTEGER: Text("a whole number, {low} to {high}", "整数，{low}~{high}"),
    Kind.DECIMAL: Text("a number, {low} to {high}", "数字，{low}~{high}"),
    Kind.MONEY: Text("yuan, {low} to {high}, at most two decimals", "元，{low}~{high}，最多两位小数"),
    Kind.DATE: Text("a day, for example 2016-09-14", "日期，例如 2016-09-14"),
    Kind.YEAR: Text("a year, {low} to {high}", "年份，{low}~{high}"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a collection asks by a workbook.

    Attributes:
        fields: the fields asked; they are marked, and the others said to be known already.
        since: of each row the year in which what it is filled in with was recorded, none where nothing is known; empty
            where the rows are filled in with what is registered now.
    """

    fields: Collection[str]
    since: Sequence[int | None] = ()


def write_template(
    sheet: Sheet,
    out: Path,
    *,
    language: Language,
    choices: Mapping[str, Sequence[str]] | None = None,
    rows: Iterable[Sequence[Any]] = (),
    asked: Asked | None = None,
) -> None:
    """Write the workbook of a sheet: the columns to fill in, how to fill them in, the lists of what may be chosen.

    Args:
        sheet: what it is to hold.
        out: where it is written.
        language: of its words.
        choices: for fields without a code list, such as a place, what may be chosen: a value, or one with its name
            behind it.
        rows: what is registered already: of each row the stored values of the fields that the register keeps.
        asked: what a collection asks by it.
    """
    chosen = choices or {}
    with xlsxwriter.Workbook(out, TEXTS_ONLY) as book:
        page = book.add_worksheet(sheet.label.say(language))
        _write_notes(book, sheet, language)
        lists = _write_lists(book, sheet, language, chosen)
        _Columns(book, page, sheet, language, asked).write(lists, chosen, rows)


class _Columns:
    """The first page of the workbook."""

    def __init__(
        self, book: Book, page: Worksheet, sheet: Sheet, language: Language, asked: Asked | None
    ) -> None:  # fmt: skip
        self._page, self._sheet, self._language, self._asked = page, sheet, language, asked
        self._marked = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "bg_color": "#9FD3C7"})
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._must = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#FCE8C8"})
        self._text = book.add_format({"num_format": TEXT_FORMAT})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def write(
        self, lists: Mapping[str, str], choices: Mapping[str, Sequence[str]], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Write the headings with their notes and lists, then the rows."""
        self._page.freeze_panes(1, 0)
        for at, field in enumerate(self._sheet.fields):
            self._write_heading(at, field)
            if field.key in lists:
                self._page.data_validation(1, at, _LAST_ROW, at, _choice(field, lists[field.key]))
        since = self._asked.since if self._asked else ()
        if since:
            self._write_since()
        named = {key: {one.partition(" ")[0]: one for one in listed} for key, listed in choices.items()}
        places = {field.key: at for at, field in enumerate(self._sheet.fields)}
        for number, row in enumerate(rows, start=1):
            for field, value in zip(self._sheet.kept, row, strict=True):
                cell = written(field, value, language=self._language)
                self._write_cell(number, places[field.key], named.get(field.key, {}).get(str(cell), cell))
            if since:
                self._write_cell(number, len(places), since[number - 1] or "")

    def _write_since(self) -> None:
        at = len(self._sheet.fields)
        self._page.set_column(at, at, _WIDTH)
        self._page.write_string(0, at, SINCE.say(self._language), self._head)
        self._page.write_comment(0, at, _WHEN.say(self._language), _NOTE)

    def _write_heading(self, at: int, field: Field) -> None:
        said = field.label.say(self._language)
        # Here a number is a name: as a figure Excel would cut its digits, so its whole column is text.
        is_name = field.kind in _AS_TEXT or field.mask is Mask.ID
        self._page.set_column(at, at, _WIDTH, self._text if is_name else None)
        is_asked = self._asked is not None and field.key in self._asked.fields
        look = self._marked if is_asked else self._must if field.required else self._head
        self._page.write_string(0, at, said, look)
        told = [_REQUIRED] if field.required else []
        if self._asked:
            told.append(_ASKED if is_asked else _SHOWN)
        note = "\n".join(words.say(self._language) for words in (*told, explained(field)))
        self._page.write_comment(0, at, note, _NOTE)

    def _write_cell(self, row: int, at: int, cell: Written) -> None:
        if cell == "":
            return
        if isinstance(cell, str):
            self._page.write_string(row, at, cell, self._text)
        elif isinstance(cell, date):
            self._page.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), self._day)  # noqa: DTZ001  Excel knows no zones
        else:
            self._page.write_number(row, at, cell)


def _choice(field: Field, source: str) -> dict[str, str]:
    """Give a drop-down: a code must be on its list; a word of one's own, or a bare code, is asked about and taken."""
    return {"validate": "list", "source": source, "error_type": "stop" if field.kind in _CLOSED else "warning"}


def explained(field: Field) -> Text:
    """Say what to write in a column."""
    codes = field.codes.codes if field.codes else ()
    listed = Text.join(code.label for code in codes)
    said = _WHAT[field.kind].fill(
        length=field.length, own=_own_word(field), most=field.most or "", codes=listed,
        low="" if field.low is None else f"{field.low:,.0f}", high="" if field.high is None else f"{field.high:,.0f}",
    )  # fmt: skip
    if field.note is None:
        return said
    return Text(f"{said.en}. {field.note.en}", f"{said.zh}。{field.note.zh}")


def _own_word(field: Field) -> Text:
    """Say how a word of the office's own is written where the list is open."""
    if not field.own:
        return Text("another word", "其他文字")
    return Text(f"a name of your own behind '{field.own}'", f"以“{field.own}”开头的自定义名称")


def _write_lists(book: Book, sheet: Sheet, language: Language, choices: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Write the lists and give, for each field whose cells choose one entry, where its list stands."""
    page = book.add_worksheet(_LISTS.say(language))
    listed = {field.key: _entries(field, language, choices) for field in sheet.fields}
    listed = {key: entries for key, entries in listed.items() if entries}
    for at, key in enumerate(listed):
        page.set_column(at, at, _WIDTH * 2 if key in choices else _WIDTH)
        page.write_string(0, at, sheet.field(key).label.say(language))
    for row, cells in enumerate(zip_longest(*listed.values()), start=1):
        for at, cell in enumerate(cells):
            if cell is not None:
                page.write_string(row, at, cell)
    return {
        key: f"='{_LISTS.say(language)}'!{xl_range_abs(1, at, len(entries), at)}"
        for at, (key, entries) in enumerate(listed.items())
        if sheet.field(key).kind is not Kind.CODES  # a drop-down would refuse more than one
    }


def _entries(field: Field, language: Language, choices: Mapping[str, Sequence[str]]) -> list[str]:
    if field.codes:
        return [code.label.say(language) for code in field.codes.codes]
    if field.kind is Kind.FLAG:
        return [YES.say(language), NO.say(language)]
    return list(choices.get(field.key, ()))


def _write_notes(book: xlsxwriter.Workbook, sheet: Sheet, language: Language) -> None:
    page = book.add_worksheet(_NOTES.say(language))
    page.set_column(0, 0, _WIDTH * 2)
    page.set_column(2, 2, _WIDE)
    for at, heading in enumerate(_NOTE_HEADINGS):
        page.write_string(0, at, heading.say(language), book.add_format({"bold": True}))
    for row, field in enumerate(sheet.fields, start=1):
        page.write_string(row, 0, field.label.say(language))
        page.write_string(row, 1, (YES if field.required else NO).say(language))
        page.write_string(row, 2, explained(field).say(language))
