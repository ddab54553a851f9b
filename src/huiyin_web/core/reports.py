"""A page of figures and tables as a paper that an office files or sends: Word or PDF, in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.tables import Cell, Column, Table
from huiyin_web.core.templatetags.wording import say
from huiyin_web.core.written import MIME, as_pdf, as_word

_PAPERS = Path(__file__).parent / "papers"
_FILE = Text("This kind of file", "该类文件")
_HEADS = (Text("Figure", "指标"), Text("Value", "数值"), Text("What is counted", "口径"))
_FIGURES = Text("At a glance", "总体情况")
_WITH_UNIT = Text("{label} ({unit})", "{label}（{unit}）")
_BOTH = Text("{value}, {under}", "{value}，{under}")


@dataclass(frozen=True, slots=True)
class Report:
    """What a paper says.

    Attributes:
        title, lead: what it is; over what it counts.
        figures: the headline.
        tables: those that have rows are printed.
        footer: who printed it when.
    """

    title: Text
    lead: Text
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    footer: Text


def report_file(report: Report, kind: str, *, name: str) -> tuple[str, bytes, str]:
    """Give the name, the content and the kind of a paper.

    Args:
        report: what it says.
        kind: `docx` or `pdf`.
        name: how its name begins; the language is added.

    Raises:
        NotFoundError: there is no such kind of file.
    """
    if kind not in MIME:
        raise NotFoundError(what=_FILE)
    values = report_values(report)
    content = as_word(_PAPERS / "report.docx", values) if kind == "docx" else as_pdf(_PAPERS / "report.typ", values)
    return f"{name}-{values['lang']}.{kind}", content, MIME[kind]


def report_values(report: Report) -> dict[str, Any]:
    """Give what a report says, all of it in words of the language of the page."""
    figures = [[say(one.label), one.full, say(one.definition)] for one in report.figures]
    parts = [{"title": say(_FIGURES), "heads": [say(head) for head in _HEADS], "rows": _rows(figures), "note": ""}]
    return {
        "lang": current_language(),
        "title": say(report.title),
        "lead": say(report.lead),
        "footer": say(report.footer),
        "parts": [part for part in (*parts, *map(_part, report.tables)) if part["rows"]],
    }


def _part(table: Table) -> dict[str, Any]:
    shown = [(turn, column) for turn, column in enumerate(table.columns) if not column.filed]
    return {
        "title": say(table.title),
        "heads": [_head(column) for _turn, column in shown],
        "rows": _rows([_written(column, row.cells[turn]) for turn, column in shown] for row in table.rows),
        "note": say(table.note),
    }


def _rows(lines: Iterable[list[str]]) -> list[dict[str, list[str]]]:
    return [{"cells": cells} for cells in lines]


def _head(column: Column) -> str:
    return say(_WITH_UNIT.fill(label=column.label, unit=column.unit) if column.unit else column.label)


def _written(column: Column, value: Any) -> str:
    cell = value if isinstance(value, Cell) else Cell(value)
    written = column.write(cell.value)
    return say(_BOTH.fill(value=written, under=say(cell.under))) if cell.under else written
