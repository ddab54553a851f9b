"""A result on the terminal: rounded, with units, in its language; as CSV or JSON: exact, as the library has it."""

import csv
import json
import sys
from typing import Any

import pyarrow as pa
from rich.console import Console
from rich.table import Table

from huiyin.cli.speaking import language
from huiyin.kernel.places import Level
from huiyin.kernel.tables import Definition, ResultTable, Unit
from huiyin.kernel.text import Text

_NOT_SAID = Text("not stated", "未注明")
_WIDE = 400  # a pipe has no width: a table that a program reads must not be cut to the width of no terminal
_NOTHING = "--"
_PERCENT = Text("%", "%")
_LABELS = {
    "headcount": Text("headcount", "贫困发生率"),
    "gap": Text("gap", "贫困深度"),
    "severity": Text("severity", "贫困强度"),
    "poor_persons": Text("poor persons", "贫困人口"),
    "poor_households": Text("poor households", "贫困户"),
    "mean": Text("mean", "平均值"),
    "total": Text("total", "总额"),
    "incidence": Text("incidence", "多维贫困发生率"),
    "intensity": Text("intensity", "平均剥夺份额"),
    "adjusted_headcount": Text("adjusted headcount", "多维贫困指数"),
}
_HEADINGS = {
    "measure": Text("measure", "指标"),
    "unit": Text("unit", "单位"),
    "estimate": Text("estimate", "估计值"),
    "se": Text("se", "标准误"),
    "ci_low": Text("ci_low", "区间下限"),
    "ci_high": Text("ci_high", "区间上限"),
    "df": Text("df", "自由度"),
    "deff": Text("deff", "设计效应"),
    "n": Text("n", "记录数"),
    "population": Text("population", "总体人数"),
    "method": Text("method", "方法"),
    **{str(level): level.label for level in Level},
    **{f"{level}_name": Text("name", "名称") for level in Level},
}
_IN_UNIT = {"estimate", "se", "ci_low", "ci_high"}
_DEFINITION = (
    ("what", Text("what", "指标")),
    ("unit", Text("unit", "单位")),
    ("population", Text("population", "总体")),
    ("period", Text("period", "时期")),
    ("source", Text("source", "来源")),
    ("method", Text("method", "方法")),
    ("uncertainty", Text("uncertainty", "不确定性")),
)


def print_table(result: ResultTable) -> None:
    """Print the rows, without the columns that hold nothing, and the definition beneath."""
    spoken = language()
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    names = [name for name in result.table.column_names if result.table[name].null_count < len(result)]
    at = names.index("measure") + 1
    table = Table()
    for name in [*names[:at], "unit", *names[at:]]:
        heading = _HEADINGS[name].say(spoken) if name in _HEADINGS else name
        table.add_column(heading, justify="right" if _is_number(result.table, name) else "left")
    for row in result.rows():
        unit = result.definition.units[row["measure"]]
        cells = [_cell(name, row[name], unit) for name in names]
        told = _PERCENT if unit.kind == "share" else unit.label
        table.add_row(*cells[:at], told.say(spoken), *cells[at:])
    console.print(table)
    for key, label in _DEFINITION:
        value = getattr(result.definition, key) or _NOT_SAID
        console.print(f"{label.say(spoken)}: {_said(value)}", soft_wrap=True)


def print_csv(result: ResultTable) -> None:
    """Print a heading and a line a row."""
    writer = csv.writer(sys.stdout)
    writer.writerow(result.table.column_names)
    writer.writerows(row.values() for row in result.rows())


def print_json(result: ResultTable) -> None:
    """Print rows and definition."""
    rows = list(result.rows())
    json.dump({"rows": rows, "definition": _plain(result.definition)}, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _is_number(table: pa.Table, name: str) -> bool:
    kind = pa.string() if name == "unit" else table.schema.field(name).type
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _cell(name: str, value: object, unit: Unit) -> str:
    if value is None:
        return _NOTHING
    if name == "measure":
        return _said(_LABELS.get(str(value), str(value)))
    if not isinstance(value, float):
        return f"{value:,}" if name in {"n", "df"} else str(value)
    if name in _IN_UNIT and unit.kind == "share":
        return f"{value * 100:,.2f}"
    if name in _IN_UNIT and unit.kind == "index":
        return f"{value:.4f}"
    whole = name == "population" or (name in _IN_UNIT and unit.kind == "count")
    return f"{value:,.0f}" if whole else f"{value:,.2f}"


def _plain(definition: Definition) -> dict[str, Any]:
    return {key: _said(getattr(definition, key)) for key, _ in _DEFINITION}


def _said(value: str | Text) -> str:
    return value.say(language()) if isinstance(value, Text) else value
