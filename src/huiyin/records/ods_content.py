"""Read the tabs out of the content of an .ods workbook: XML in which a short tag may stand for a million rows.

What a tag repeats is counted before it is held. Document types are refused, so that nothing is ever expanded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NoReturn
from xml.parsers import expat

from xlsxwriter.utility import xl_rowcol_to_cell

from huiyin.kernel.text import Text
from huiyin.records.archives import MEBIBYTE, Limits
from huiyin.records.errors import TooLargeError, TruncatedFileError, UnsafeFileError
from huiyin.records.guarding import NAMED

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = f"{_OASIS}table:1.0 ", f"{_OASIS}text:1.0 ", f"{_OASIS}office:1.0 "
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_PARAGRAPH, _ROW, _TAB = f"{_TEXT}p", f"{_TABLE}table-row", f"{_TABLE}table"
_ROWS, _COLUMNS = f"{_TABLE}number-rows-repeated", f"{_TABLE}number-columns-repeated"
_TYPE, _SAID = f"{_OFFICE}value-type", f"{_OFFICE}string-value"
_VALUE, _DAY, _TRUTH = f"{_OFFICE}value", f"{_OFFICE}date-value", f"{_OFFICE}boolean-value"
_FORMULA, _CALC_TYPE = f"{_TABLE}formula", f"{_CALC}value-type"
# Comments, pictures, phonetic signs, and tables that are no tabs: of what stands in them nothing is data.
_SKIPPED: Final = frozenset(
    {f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}ruby-text", f"{_TABLE}shapes", f"{_TABLE}tracked-changes"}
)
_DRAWN = f"{_OASIS}drawing:1.0 "
_LINKS = frozenset(f"{_TABLE}{name}" for name in ("table-source", "cell-range-source", "dde-links", "dde-link"))
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SPACES = re.compile(r"[ \t\r\n]+")
_FAILED = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)|Err:[0-9]{3}")
_EPOCHS = {"1899-12-30": False, "1904-01-01": True}
_NUMBERS = frozenset({"float", "percentage", "currency"})
_MOST_ROWS, _MOST_COLUMNS, _MOST_TABS, _MOST_LETTERS = 1_048_576, 16_384, 256, 65_535  # of a tab, a row, a cell
_DEEPEST = 100
_MOST_FIGURES = 18  # of a number of times: cut off there it is too many still
_MOST_PENDING = 16 * MEBIBYTE  # of one tag that does not end
Cell = str | float | bool | datetime


@dataclass(slots=True)
class OdsPage:
    """One tab: its name, its rows without the blank cells at their ends, and the cells whose formula has failed."""

    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    width: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def total_height(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def iter_rows(self) -> Iterator[list[Cell]]:
        """Give its rows one after the other, each as long as the longest."""
        for row in self.rows:
            yield row + [""] * (self.width - len(row))


class OdsContent:
    """Takes the content piece by piece; then holds the tabs, and whether serial dates count from 1904."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.pages: list[OdsPage] = []
        self.epoch_1904 = False
        self._name, self._limits = name, limits
        self._page: OdsPage | None = None
        self._row: list[Cell] = []
        self._row_repeats = self._blank_rows = self._blank_cells = 0
        self._cell: dict[str, str] | None = None
        self._written: list[str] | None = None
        self._paragraphs: list[str] = []
        self._letters = self._row_letters = self._all_letters = self._cells = 0
        self._depth = self._skipped_at = self._fed = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._write

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Take in a piece of the content; an empty one is the last.

        Raises:
            UnsafeFileError: a document type, links to other workbooks, tables in cells, days of an unusual calendar.
            TooLargeError: more cells or letters than are read at once.
            TruncatedFileError: it is no sound XML.
        """
        self._fed += len(piece)
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            what = Text(f"its content cannot be parsed ({error})", f"内容无法解析（{error}）")
            raise TruncatedFileError(name=self._name, what=what) from error
        if self._fed - self._parser.CurrentByteIndex > _MOST_PENDING:
            most = f"{_MOST_PENDING // MEBIBYTE} MB"
            raise TooLargeError(name=self._name, what=Text("one of its tags does not end", "标签过长"), most=most)

    def _refuse_doctype(self, *_parts: object) -> None:
        self._refuse(Text("a document type definition", "文档类型定义（DTD）"))

    def _refuse(self, what: Text) -> NoReturn:
        raise UnsafeFileError(name=self._name, what=what)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(Text("tags nested too deeply", "嵌套过深的标签"))
        if self._skipped_at:
            return
        if name in _CELLS:
            self._cell, self._letters = attributes, 0
            self._paragraphs = []
        elif name == _PARAGRAPH:
            self._written = []
        elif name == _ROW:
            self._row_repeats = _count(attributes, _ROWS)
        else:
            self._start_rare(name, attributes)

    def _start_rare(self, name: str, attributes: dict[str, str]) -> None:
        if name in _SIGNS:
            times = min(_count(attributes, f"{_TEXT}c"), _MOST_LETTERS)
            self._add(_SIGNS[name] * (times if name == f"{_TEXT}s" else 1))
        elif name in _SKIPPED or name.startswith(_DRAWN):
            self._skipped_at = self._depth
        elif name in _LINKS:
            self._refuse(Text("links to other workbooks", "外部链接"))
        elif name == f"{_TABLE}null-date":
            began = attributes.get(f"{_TABLE}date-value", "1899-12-30")
            if began not in _EPOCHS:
                self._refuse(Text(f"days counted from {began}", f"自 {began} 起计的日期"))
            self.epoch_1904 = _EPOCHS[began]
        elif name == _TAB:
            self._start_page(attributes.get(f"{_TABLE}name", ""))

    def _start_page(self, name: str) -> None:
        if self._page:
            self._refuse(Text("tables in cells", "单元格内的表格"))
        if len(self.pages) == _MOST_TABS:
            self._refuse(Text(f"more than {_MOST_TABS} tabs", f"超过 {_MOST_TABS} 个工作表"))
        self._page = OdsPage(name)
        self.pages.append(self._page)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._skipped_at:
            self._skipped_at = 0 if self._depth < self._skipped_at else self._skipped_at
        elif name in _CELLS:
            self._end_cell()
        elif name == _PARAGRAPH:
            self._paragraphs.append("".join(self._written or ()))
            self._written = None
        elif name == _ROW:
            self._end_row()
        elif name == _TAB and self._page:
            self._cells += len(self._page.rows) * self._page.width
            self._page, self._blank_rows = None, 0

    def _write(self, text: str) -> None:
        if self._written is not None and not self._skipped_at:
            told = _SPACES.sub(" ", text)  # however the file is laid out: blanks that count are tags
            self._add(told if self._written else told.lstrip(" "))

    def _add(self, text: str) -> None:
        if self._written is None or not text:
            return
        self._letters += len(text)
        if self._letters > _MOST_LETTERS:
            self._refuse_size(Text("a cell has more letters", "单元格文字过长"), f"{_MOST_LETTERS:,}")
        self._written.append(text)

    def _refuse_size(self, what: Text, most: str) -> NoReturn:
        raise TooLargeError(name=self._name, what=what, most=most)

    def _refuse_cells(self) -> NoReturn:
        self._refuse_size(Text("it has more cells", "单元格过多"), f"{self._limits.cells:,}")

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell or {}, None
        text = self._paragraphs[0] if len(self._paragraphs) == 1 else "\n".join(self._paragraphs)
        repeats = _count(attributes, _COLUMNS)
        if self._has_failed(attributes, text):
            self._note_failed()
        value = _value(attributes, text)
        if value == "":
            self._blank_cells += repeats
            return
        if len(self._row) + self._blank_cells + repeats > _MOST_COLUMNS:
            self._refuse_cells()
        if self._blank_cells:
            self._row += [""] * self._blank_cells
            self._blank_cells = 0
        self._row += [value] * repeats
        if isinstance(value, str):
            self._row_letters += len(value) * repeats

    def _has_failed(self, attributes: dict[str, str], text: str) -> bool:
        return attributes.get(_CALC_TYPE) == "error" or bool(_FORMULA in attributes and _FAILED.fullmatch(text))

    def _note_failed(self) -> None:
        if self._page and len(self._page.failed) < NAMED:
            row, column = len(self._page.rows) + self._blank_rows, len(self._row) + self._blank_cells
            self._page.failed.append(xl_rowcol_to_cell(row, column))

    def _end_row(self) -> None:
        row, repeats, letters = self._row, self._row_repeats, self._row_letters
        self._row, self._blank_cells, self._row_letters = [], 0, 0
        if not self._page or not row:
            self._blank_rows += repeats
            return
        height = len(self._page.rows) + self._blank_rows + repeats
        self._page.width = max(self._page.width, len(row))
        if height > _MOST_ROWS or self._cells + height * self._page.width > self._limits.cells:
            self._refuse_cells()
        self._all_letters += letters * repeats
        if self._all_letters > self._limits.total:
            most = f"{self._limits.total // MEBIBYTE} MB"
            self._refuse_size(Text("what it repeats takes more", "重复内容过多"), most)
        self._page.rows += [[]] * self._blank_rows + [row] * repeats
        self._blank_rows = 0


def _count(attributes: dict[str, str], name: str) -> int:
    """Give how often something is repeated; what is no number of times is once."""
    written = attributes.get(name)
    if written is None:
        return 1
    return max(int(written[:_MOST_FIGURES]), 1) if written.isdecimal() else 1


def _value(attributes: dict[str, str], text: str) -> Cell:
    """Give a cell as what its type says that it is; what is not, as it shows."""
    kind = attributes.get(_TYPE)
    if kind == "string" or kind is None:
        return attributes.get(_SAID, text)
    try:
        if kind in _NUMBERS:
            return float(attributes[_VALUE])
        if kind == "date":
            return datetime.fromisoformat(attributes[_DAY])
        return attributes[_TRUTH] == "true" if kind == "boolean" else text
    except (KeyError, ValueError):
        return text
