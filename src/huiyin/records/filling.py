"""Read one filled form by the rules of a file: a form refuses what an import refuses, in the same words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from huiyin.kernel.money import yuan
from huiyin.kernel.text import Text
from huiyin.records.cells import cell_reader
from huiyin.records.columns import ColumnReader
from huiyin.records.crossing import CROSSED, filled_birth_dates
from huiyin.records.fields import Field, Kind, Sheet
from huiyin.records.place_books import PlaceBook
from huiyin.records.problems import explain
from huiyin.records.row_check import problems_of, read_columns
from huiyin.records.sheets import LATEST_YEAR
from huiyin.records.spelling import Context

_YES, _NO = "是", "否"
_NOTHING_KNOWN = Context(LATEST_YEAR, PlaceBook({}), {})
_SENTENCE = Text("{wrong}. {mend}", "{wrong}。{mend}")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says: the values of its fields, and what is wrong with them by field, in whole sentences."""

    values: dict[str, Any]
    problems: dict[str, tuple[Text, ...]]


def written(field: Field, value: Any) -> str:
    """Write a value as somebody would who fills in a form, so that reading it gives the value again."""
    if value is None:
        return ""
    if field.kind is Kind.FLAG:
        return _YES if value else _NO
    if field.kind is Kind.MONEY:
        return f"{yuan(value):f}"
    if field.kind is Kind.DECIMAL:
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return value.isoformat() if isinstance(value, date) else str(value)


def value_of(field: Field, text: str) -> Any:
    """Give the value that `written` has written; it was sound then, and is not judged again."""
    return cell_reader(field, _NOTHING_KNOWN)(text).value


def read_form(sheet: Sheet, known: Mapping[str, Any], cells: Mapping[str, str], context: Context) -> Filled:
    """Read the cells of a form as those of a row whose other cells hold what is known.

    Args:
        sheet: what the form is of.
        known: the values of the row as it is, by field.
        cells: what was written, by field.
        context: the year, the day and the places by which cells are judged.
    """
    looked_at = {*cells, *CROSSED.get(sheet.key, ())}
    part = replace(sheet, fields=tuple(one for one in sheet.fields if one.key in looked_at))
    texts = {one.key: cells.get(one.key, written(one, known.get(one.key))) for one in part.fields}
    row = {"row": pa.array([1], pa.int32())} | {key: [text] for key, text in texts.items()}
    columns = read_columns(
        part, {one.key: ColumnReader(one, context) for one in part.fields}, pa.RecordBatch.from_pydict(row)
    )
    found = [
        {"row": 1, "field": key, "value": cells[key], "rule": rule, "detail": _first(details)}
        for key, rule, where, details in problems_of(part, columns, context)
        if key in cells and np.any(where)
    ]
    values = {key: columns[key].values[0].as_py() for key in cells}
    if "birth_date" in cells:
        values["birth_date"] = filled_birth_dates(columns)[0][0].as_py()
    return Filled(values, _by_field(found, sheet))


def _by_field(found: list[dict[str, Any]], sheet: Sheet) -> dict[str, tuple[Text, ...]]:
    told: dict[str, tuple[Text, ...]] = {}
    for one in explain(found, sheet, "", {}):
        sentence = _SENTENCE.fill(wrong=one.wrong.sentence(), mend=one.mend)
        told[one.field] = (*told.get(one.field, ()), sentence)
    return told


def _first(details: pa.Array | None) -> str | None:
    return None if details is None else details[0].as_py()
