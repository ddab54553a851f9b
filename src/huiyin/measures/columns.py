"""Whether a source has the columns that are asked of it, with numbers where numbers are needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from huiyin.kernel.text import Text
from huiyin.measures.engine import totals
from huiyin.measures.errors import MissingColumnError, TextInNumbersError

_NUMBER = r"^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$"


@dataclass(frozen=True, slots=True)
class Asked:
    """A column that is asked for: its name, what for, and whether it must hold numbers."""

    column: str
    role: Text
    numeric: bool = False


def check_columns(frame: nw.LazyFrame[Any], asked: Iterable[Asked]) -> None:
    """Refuse a source that lacks a column, or has text where numbers are needed.

    Raises:
        MissingColumnError: a column isn't there.
        TextInNumbersError: it is no number; the rows that can't be read as one are counted.
    """
    schema = frame.collect_schema()
    for each in asked:
        if each.column not in schema:
            raise MissingColumnError(column=each.column, role=each.role, columns=", ".join(schema))
        if each.numeric and not schema[each.column].is_numeric():
            raise _text_in_numbers(frame, each, str(schema[each.column]))


def _text_in_numbers(frame: nw.LazyFrame[Any], asked: Asked, kind: str) -> TextInNumbersError:
    text = nw.col(asked.column).cast(nw.String)
    wrong = ~text.str.contains(_NUMBER)
    counts = {"rows": nw.len(), "count": wrong.sum(), "example": nw.when(wrong).then(text).min()}
    found = totals(frame.select(text), (), counts).to_pylist()[0]
    example = found["example"]
    return TextInNumbersError(
        column=asked.column,
        role=asked.role,
        kind=kind,
        count=f"{found['count']:,}",
        rows=f"{found['rows']:,}",
        example=Text("", "") if example is None else Text(f", such as '{example}'", f"，例如“{example}”"),
    )
