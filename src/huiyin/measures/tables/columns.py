"""Whether a source has the columns that are asked of it, with numbers where numbers are needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import narwhals as nw

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.errors import (
    BadPlaceCodesError,
    EmptySourceError,
    MissingColumnError,
    NestedColumnError,
    TextInNumbersError,
    TwoKindsError,
)
from huiyin.measures.tables.engine import count_of, totals

_NUMBER = r"^\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$"


@dataclass(frozen=True, slots=True)
class Asked:
    """A column that is asked for: its name and what for.

    Attributes:
        column: the name.
        role: what for.
        numeric: whether it must hold numbers.
        flags: whether true and false will do for numbers.
        level: the places that it must name by codes, where it holds such.
    """

    column: str
    role: Text
    numeric: bool = False
    flags: bool = False
    level: Text | None = None


def check_columns(frame: nw.LazyFrame[Any], asked: Iterable[Asked]) -> None:
    """Refuse a source that lacks a column, or has text where numbers are needed.

    Raises:
        MissingColumnError: a column isn't there.
        NestedColumnError: it holds lists or records.
        TextInNumbersError: it is no number; the rows that can't be read as one are counted.
        EmptySourceError: nor is it text, as there are no rows.
        BadPlaceCodesError: codes of places became decimal numbers, whose last digits a spreadsheet has rounded away.
    """
    schema = frame.collect_schema()
    for each in asked:
        if each.column not in schema:
            raise MissingColumnError(column=each.column, role=each.role, columns=", ".join(schema))
        kind = schema[each.column]
        if kind.is_nested():
            raise NestedColumnError(column=each.column, role=each.role, kind=str(kind))
        if each.numeric and not (kind.is_numeric() or (each.flags and kind == nw.Boolean)):
            raise _text_in_numbers(frame, each, str(kind))
        if each.level is not None and kind.is_float():
            raise _decimal_codes(frame, each.column, each.level)


def check_expression(frame: nw.LazyFrame[Any], name: str, expression: nw.Expr, *, numeric: bool) -> None:
    """Refuse an expression that doesn't give true or false (or, where they are taken, numbers) of a source.

    Raises:
        ParameterError: it gives something else, takes a column that isn't there, or compares text with numbers.
    """
    allowed = _NUMBERS if numeric else _TRUTH
    try:
        kind = frame.select(found=expression).collect_schema()["found"]
    except nw.exceptions.ColumnNotFoundError as absent:
        raise ParameterError(name=name, value=_NO_COLUMN, allowed=allowed, mend=_CHECK) from absent
    except (duckdb.Error, nw.exceptions.NarwhalsError) as unlike:
        value = _REFUSED.fill(why=str(unlike).partition("\n")[0].rstrip("."))
        raise ParameterError(name=name, value=value, allowed=allowed, mend=_CHECK) from unlike
    if not (kind == nw.Boolean or (numeric and kind.is_numeric())):
        raise ParameterError(name=name, value=_OF_KIND.fill(kind=kind), allowed=allowed, mend=_CHECK)


def shared_key(frames: Sequence[nw.LazyFrame[Any]], name: str) -> nw.Expr:
    """Give a column that groups, strata or clusters are told by as of one kind in all sources.

    Raises:
        TwoKindsError: it is number here and text there.
    """
    kinds = [frame.collect_schema()[name] for frame in frames]
    if len(set(map(kind_of, kinds))) > 1:
        raise TwoKindsError(column=name, kinds=", ".join(map(str, kinds)))
    if kind_of(kinds[0]) == "number" and not all(kind.is_integer() for kind in kinds):
        return nw.col(name).cast(nw.Float64)
    return key_of(frames[0], name)


def kind_of(kind: nw.dtypes.DType) -> str:
    """Give what kinds have in common that engines find alike: numbers, texts, or what it is."""
    if kind.is_numeric():
        return "number"
    return "text" if kind in {nw.String, nw.Categorical, nw.Enum} else str(kind)


def key_of(frame: nw.LazyFrame[Any], key: str) -> nw.Expr:
    """Give a key as a kind that engines find alike: whole numbers of one width, or text."""
    kind = frame.collect_schema()[key]
    if kind.is_integer():
        return nw.col(key).cast(nw.Int64)
    return nw.col(key).cast(nw.String) if kind_of(kind) == "text" else nw.col(key)


def _decimal_codes(frame: nw.LazyFrame[Any], column: str, level: Text) -> BadPlaceCodesError:
    counts = {"count": nw.col(column).count(), "example": nw.col(column).min()}
    (found,) = totals(frame.select(column), (), counts).to_pylist()
    example = "" if found["example"] is None else f"{found['example']:.6G}"
    return BadPlaceCodesError(column=column, count=f"{found['count']:,}", level=level, example=example)


def _text_in_numbers(frame: nw.LazyFrame[Any], asked: Asked, kind: str) -> TextInNumbersError | EmptySourceError:
    text = nw.col(asked.column).cast(nw.String)
    wrong = ~text.str.contains(_NUMBER)
    counts = {"rows": nw.len(), "count": count_of(wrong), "example": nw.when(wrong).then(text).min()}
    found = totals(frame.select(text), (), counts).to_pylist()[0]
    if not found["rows"]:
        return EmptySourceError(columns=", ".join(frame.collect_schema()))
    example = found["example"]
    return TextInNumbersError(
        column=asked.column,
        role=asked.role,
        kind=kind,
        count=f"{found['count']:,}",
        rows=f"{found['rows']:,}",
        example=Text("", "") if example is None else Text(f", such as '{example}'", f"，例如“{example}”"),
    )


_NO_COLUMN = Text("an expression of a column that the source has not", "含有数据中不存在的列的表达式")
_REFUSED = Text("an expression that can't be computed ({why})", "无法计算的表达式（{why}）")
_OF_KIND = Text("an expression that gives {kind}", "结果类型为 {kind} 的表达式")
_TRUTH = Text("an expression of the source's columns that is true or false", "由数据各列构成、结果为真或假的表达式")
_NUMBERS = Text(
    "an expression of the source's columns that is a number, or true or false",
    "由数据各列构成、结果为数值或真假的表达式",
)
_CHECK = Text("Check the names of its columns and its comparison.", "请检查列名和比较条件。")
