"""The problems of a file: how they are stored and how they are told.

A problem is stored as its code and one detail; the sentences are made when somebody reads them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from huiyin.kernel.text import Text
from huiyin.records.fields import Field, Kind, Sheet
from huiyin.records.wording import RULES

_ROW = Text("row", "整行")
_EXAMPLES = {
    Kind.INTEGER: "4",
    Kind.YEAR: "2016",
    Kind.DECIMAL: "2.5",
    Kind.MONEY: "3050.40",
}
PROBLEMS = pa.schema([
    pa.field("row", pa.int32(), nullable=False),
    pa.field("field", pa.string(), nullable=False),
    pa.field("value", pa.string(), nullable=False),
    pa.field("rule", pa.string(), nullable=False),
    pa.field("detail", pa.string()),
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused cell, ready to be read.

    Attributes:
        tab, row: where, as the spreadsheet counts.
        field: the key of the field; empty where the row as a whole is wrong.
        heading: the user's own heading of the column.
        label: what the field is called, or that it is the row as a whole.
        value: what stands there, masked where the field has a mask.
        rule: the code of the rule.
        wrong, mend: what is wrong and how to mend it.
    """

    tab: str
    row: int
    field: str
    heading: str
    label: Text
    value: str
    rule: str
    wrong: Text
    mend: Text


def explain(rows: Iterable[dict[str, Any]], sheet: Sheet, tab: str, headings: dict[str, str]) -> Iterator[Problem]:
    """Turn stored problems into sentences.

    Args:
        rows: rows of a table of `PROBLEMS`.
        sheet: the sheet they belong to.
        tab: the tab of the file.
        headings: the user's own headings by field key.
    """
    fields = {field.key: field for field in sheet.fields}
    for row in rows:
        rule = RULES[row["rule"]]
        field = fields.get(row["field"])
        marks = {"value": row["value"], "detail": row["detail"] or "", **_marks(field)}
        yield Problem(
            tab=tab,
            row=row["row"],
            field=row["field"],
            heading=headings.get(row["field"], field.label.zh if field else ""),
            label=field.label if field else _ROW,
            value=row["value"],
            rule=row["rule"],
            wrong=rule.wrong.fill(**marks),
            mend=_listed(rule.mend, row["rule"], field).fill(**marks),
        )


def _marks(field: Field | None) -> dict[str, object]:
    if field is None:
        return {"label": "", "low": "", "high": "", "length": "", "most": "", "example": ""}
    return {
        "label": field.label,
        "low": f"{field.low:,.0f}" if field.low is not None else "–",
        "high": f"{field.high:,.0f}" if field.high is not None else "–",
        "length": field.length,
        "most": field.most or "",
        "example": _example(field),
    }


def _example(field: Field) -> str | Text:
    """Give a value that the field takes; of an open list a word of the office's own, behind the field's mark."""
    if field.kind is Kind.OPEN_CODE:
        return Text(f"{field.own}another {field.label.en}", f"{field.own}其他{field.label.zh}")
    return _EXAMPLES.get(field.kind, "")


def _listed(mend: Text, rule: str, field: Field | None) -> Text:
    """Put the code list itself into the sentence of an unknown code."""
    if rule != "CODE" or field is None or field.codes is None:
        return mend
    listed = Text.join(code.label for code in field.codes.codes)
    return Text(mend.en.replace("{detail}", listed.en), mend.zh.replace("{detail}", listed.zh))


def append_problems(path: Path, found: Iterable[pa.RecordBatch]) -> None:
    """Add problems to a Parquet file of problems, in its place only when it is whole."""
    anew = path.with_suffix(".new")
    with pq.ParquetFile(path) as old, pq.ParquetWriter(anew, PROBLEMS) as new:
        for batch in old.iter_batches():
            new.write_batch(batch)
        for batch in found:
            new.write_batch(batch)
    anew.replace(path)
