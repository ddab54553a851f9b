"""The empty workbook that an office fills in: drop-downs of the code lists, numbers kept as text, notes beside."""

from pathlib import Path

import xlsxwriter

from huiyin.kernel.text import Language, Text
from huiyin.records.corrected import TEXT_FORMAT, TEXTS_ONLY
from huiyin.records.fields import Field, Kind, Sheet

_NOTES, _LISTS = Text("how to fill in", "填写说明"), Text("code lists", "代码表")
_NOTE_HEADINGS = (Text("column", "列名"), Text("required", "必填"), Text("what to write", "填写要求"))
_YES, _NO = Text("yes", "是"), Text("no", "否")
_AS_TEXT = frozenset({Kind.NUMBER_CODE, Kind.ID, Kind.PLACE})
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


def write_template(sheet: Sheet, out: Path, *, language: Language) -> None:
    """Write the empty workbook of a sheet."""
    with xlsxwriter.Workbook(out, TEXTS_ONLY | {"constant_memory": False}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        must = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#FCE8C8"})
        text = book.add_format({"num_format": TEXT_FORMAT})
        page = book.add_worksheet(sheet.label.say(language))
        page.freeze_panes(1, 0)
        lists = _write_lists(book, sheet, language)
        for at, field in enumerate(sheet.fields):
            page.set_column(at, at, _WIDTH, text if field.kind in _AS_TEXT else None)
            page.write_string(0, at, field.label.say(language), must if field.required else head)
            if field.key in lists:
                # A word of one's own is asked about, and then taken.
                sort = "warning" if field.kind is Kind.OPEN_CODE else "stop"
                chosen = {"validate": "list", "source": lists[field.key], "error_type": sort}
                page.data_validation(1, at, _LAST_ROW, at, chosen)
        _write_notes(book, sheet, language)


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


def _write_lists(book: xlsxwriter.Workbook, sheet: Sheet, language: Language) -> dict[str, str]:
    """Write the lists of codes and give, for each field whose cells choose one of them, where its list stands."""
    page = book.add_worksheet(_LISTS.say(language))
    where: dict[str, str] = {}
    columns: list[tuple[str, list[str]]] = []
    for field in sheet.fields:
        if field.codes:
            columns.append((field.key, [code.label.say(language) for code in field.codes.codes]))
        elif field.kind is Kind.FLAG:
            columns.append((field.key, [_YES.say(language), _NO.say(language)]))
    for at, (key, labels) in enumerate(columns):
        page.write_string(0, at, sheet.field(key).label.say(language))
        for row, label in enumerate(labels, start=1):
            page.write_string(row, at, label)
        area = xlsxwriter.utility.xl_range_abs(1, at, len(labels), at)
        if sheet.field(key).kind is not Kind.CODES:  # a drop-down would refuse more than one
            where[key] = f"='{_LISTS.say(language)}'!{area}"
    return where


def _write_notes(book: xlsxwriter.Workbook, sheet: Sheet, language: Language) -> None:
    page = book.add_worksheet(_NOTES.say(language))
    page.set_column(0, 0, _WIDTH * 2)
    page.set_column(2, 2, _WIDE)
    for at, heading in enumerate(_NOTE_HEADINGS):
        page.write_string(0, at, heading.say(language), book.add_format({"bold": True}))
    for row, field in enumerate(sheet.fields, start=1):
        page.write_string(row, 0, field.label.say(language))
        page.write_string(row, 1, (_YES if field.required else _NO).say(language))
        page.write_string(row, 2, explained(field).say(language))
