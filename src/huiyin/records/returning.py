"""Write the registry's own workbook again: its headings, order and codes; only the cells that were decided differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from huiyin.records.corrected import TEXTS_ONLY
from huiyin.records.fields import Sheet
from huiyin.records.national import Layout, Values, coded
from huiyin.records.opening import all_rows, open_sheet


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab to write: its name and its rows, headings first."""

    name: str
    rows: Iterable[Sequence[str]]


def returned(path: Path, sheet: Sheet, cells: Mapping[int, Mapping[str, str]]) -> Tab:
    """Give the tab of a file as it was, with some cells written anew.

    Args:
        path: the registry's file.
        sheet: which of its tabs.
        cells: by row of the file and field, what stands there now.

    Raises:
        FileRefusedError: the file cannot be read as this sheet.
    """
    reading = open_sheet(path, sheet)
    places = {one.key: one.position for one in reading.headings.known if one.key}

    def rows() -> Iterator[list[str]]:
        for number, row in enumerate(all_rows(path, sheet), start=1):
            anew = {places[key]: text for key, text in cells.get(number, {}).items()}
            yield [anew.get(at, cell) for at, cell in enumerate(row)]

    return Tab(sheet.label.zh, rows())


def laid_out(of: Layout, sheet: str, codemap: str, rows: Iterable[Values]) -> Tab:
    """Give rows of ours as the registry's layout has them."""
    fields = of.sheets[sheet].fields

    def lines() -> Iterator[list[str]]:
        yield [field.label.zh for field in fields]
        for row in rows:
            yield [coded(field, row.get(field.key), of, codemap) for field in fields]

    return Tab(of.sheets[sheet].label.zh, lines())


def write_tabs(out: Path, tabs: Iterable[Tab]) -> None:
    """Write a workbook; every cell is text, so that no number loses digits and nothing is taken for a formula."""
    with xlsxwriter.Workbook(out, TEXTS_ONLY) as book:
        for tab in tabs:
            page = book.add_worksheet(tab.name)
            for number, row in enumerate(tab.rows):
                for at, cell in enumerate(row):
                    if cell != "":
                        page.write_string(number, at, cell)
