"""Give an office its own file back with what is wrong marked: it mends the cells and drops the file again.

The workbook holds texts only: nothing that somebody typed ever becomes a formula or a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path

import pyarrow.parquet as pq
import xlsxwriter

from huiyin.kernel.text import Language
from huiyin.records.fields import Sheet
from huiyin.records.headings import REPORT, SEARCHED_ROWS, Headings, find_headings, fold
from huiyin.records.opening import all_rows
from huiyin.records.problems import Problem, explain

MOST_ROWS = 1_048_575  # what an .xlsx sheet holds below its headings
TEXTS_ONLY = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
TEXT_FORMAT = 49  # the built-in format that keeps what is typed as text
_WIDTH, _REPORT_WIDTH = 16, 60
_SOME = 10_000
_MOST_SIGNS = 32_767  # what Excel keeps in a cell; no field of a sheet may be as long


@dataclass(frozen=True, slots=True)
class Corrected:
    """How many rows the workbook holds, and how many more there were than a sheet can hold."""

    rows: int
    left_out: int


def write_corrected(
    path: Path, sheet: Sheet, problems: Path, out: Path, *, language: Language, good_rows: bool = True
) -> Corrected:
    """Write the corrected-file workbook.

    Args:
        path: the office's file.
        sheet: what it should hold.
        problems: the Parquet file of its problems.
        out: the workbook to write.
        language: of the marks and the report.
        good_rows: whether rows without a problem stand in it too; without them it completes an import of the good rows.

    Raises:
        FileRefusedError: the file as a whole cannot be read.
    """
    rows = all_rows(path, sheet)
    first = list(islice(rows, SEARCHED_ROWS))
    headings = find_headings(first, sheet, path.name)
    body = enumerate(chain(first[headings.row :], rows), start=headings.row + 1)
    told = _by_row(problems, sheet)
    with xlsxwriter.Workbook(out, TEXTS_ONLY) as book:
        page = _Page(book, sheet, headings, language)
        wanted = next(told, None)
        for number, cells in body:
            found: tuple[Problem, ...] = ()
            if wanted is not None and wanted[0] == number:
                found, wanted = wanted[1], next(told, None)
            if found or (good_rows and any(cells)):
                page.write(cells, found)
    return Corrected(page.written, page.left_out)


def _by_row(problems: Path, sheet: Sheet) -> Iterator[tuple[int, tuple[Problem, ...]]]:
    table = pq.read_table(problems).sort_by("row")
    rows = chain.from_iterable(batch.to_pylist() for batch in table.to_batches(_SOME))
    for row, found in groupby(explain(rows, sheet, "", {}), attrgetter("row")):
        yield row, tuple(found)


class _Page:
    """The one page of the workbook: the user's columns in their order, then the report."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet, headings: Headings, language: Language) -> None:
        reports = {fold(REPORT.en), fold(REPORT.zh)}
        self._columns = [one for one in headings.columns if fold(one.heading) not in reports]
        self._language = language
        self._text = book.add_format({"num_format": TEXT_FORMAT})
        self._bad = book.add_format({"num_format": TEXT_FORMAT, "bg_color": "#F8D7DA", "font_color": "#7A1420"})
        self._why = book.add_format({"text_wrap": True, "font_color": "#7A1420"})
        self._page = book.add_worksheet(sheet.label.say(language))
        self.written = self.left_out = 0
        head = book.add_format({"bold": True, "bottom": 1})
        report = len(self._columns)
        self._page.set_column(0, report - 1, _WIDTH, self._text)
        self._page.set_column(report, report, _REPORT_WIDTH)
        self._page.freeze_panes(1, 0)
        for at, column in enumerate(self._columns):
            self._page.write_string(0, at, column.heading, head)
        self._page.write_string(0, report, REPORT.say(language), head)

    def write(self, cells: list[str], found: tuple[Problem, ...]) -> None:
        """Write one row with what is wrong in it."""
        if self.written == MOST_ROWS:
            self.left_out += 1
            return
        self.written += 1
        bad = {problem.field for problem in found}
        for at, column in enumerate(self._columns):
            cell = cells[column.position][:_MOST_SIGNS] if column.position < len(cells) else ""
            if cell or column.key in bad:
                self._page.write_string(self.written, at, cell, self._bad if column.key in bad else self._text)
        if found:
            self._page.write_string(self.written, len(self._columns), self._said(found), self._why)

    def _said(self, found: tuple[Problem, ...]) -> str:
        stop, label = ("。", "：") if self._language == "zh" else (".", ": ")
        return "\n".join(
            f"{one.label.say(self._language)}{label}{one.wrong.say(self._language)}{stop}{_space(self._language)}"
            f"{one.mend.say(self._language)}"
            for one in found
        )


def _space(language: Language) -> str:
    return "" if language == "zh" else " "
