"""`huiyin measure`: poverty of a frozen year by place, or of any table with its sampling design."""

import csv
import json
import sys
from argparse import Namespace
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow.compute as pc
from pyarrow.dataset import dataset
from rich.console import Console
from rich.table import Table

from huiyin import policy
from huiyin.cli.speaking import complain, language
from huiyin.cli.survey_design import chosen_design
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import Level
from huiyin.kernel.tables import Definition, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures import Place, estimate, register_rates
from huiyin.measures.definitions import joined
from huiyin.records.snapshots import Snapshots, figures_of

_YEAR_DIGITS = 4
_WHICH_YEAR = Text("The table holds several years; choose one.", "该表含多个年份，请指定其一。")
_RURAL = Text(
    "rural population: the place's own statistic, else the sum of the places below it",
    "农村人口：本级统计数；本级没有的，为下级之和",
)
_NOT_SAID = Text("not stated", "未注明")
_DECIMALS = 6
_WIDE = 200
_DEFINITION = (
    ("what", Text("what", "指标")),
    ("unit", Text("unit", "单位")),
    ("population", Text("population", "总体")),
    ("period", Text("period", "时期")),
    ("source", Text("source", "来源")),
    ("method", Text("method", "方法")),
    ("uncertainty", Text("uncertainty", "不确定性")),
)


def run(arguments: Namespace) -> None:
    """Measure and print, with the definition beneath."""
    is_year = arguments.source.isdigit() and len(arguments.source) == _YEAR_DIGITS
    result = _of_snapshot(arguments) if is_year else _of_table(arguments)
    {"table": _print_table, "csv": _print_csv, "json": _print_json}[arguments.format](result)


def _of_snapshot(arguments: Namespace) -> ResultTable:
    snapshot = Snapshots(arguments.data / "snapshots").open(int(arguments.source))
    level = Level(arguments.by or Level.PREFECTURE)
    return register_rates(
        snapshot.path("households"),
        # The frozen denominators, so that this and every page say the same of a place.
        figures_of(snapshot).values("rural_population", level),
        year=snapshot.year,
        line=_line(arguments, snapshot.year),
        by=Place(level, arguments.place_column),
        base=_RURAL,
    )


def _of_table(arguments: Namespace) -> ResultTable:
    year, source = arguments.year, Path(arguments.source)
    held = _years_in(source)
    if year is None and len(held) > 1:
        raise ParameterError(name="--year", value="--", allowed=", ".join(map(str, held)), mend=_WHICH_YEAR)
    names = [name for name in arguments.by.split(",") if name]
    chosen = chosen_design(arguments, source)
    if chosen.warning:
        complain(chosen.warning)
    found = estimate(
        source,
        arguments.measures.split(","),
        welfare=arguments.welfare,
        line=_line(arguments, year) if arguments.line or year else None,
        by=[Place(Level(name), arguments.place_column) if name in set(Level) else name for name in names],
        subset=nw.col("year") == year if year is not None and held else None,
        design=chosen.design,
        confidence=arguments.confidence,
    )
    method = found.definition.method if chosen.origin is None else joined([found.definition.method, chosen.origin])
    period = str(year or next(iter(held), ""))
    return replace(found, definition=replace(found.definition, period=period, method=method))


def _years_in(source: Path) -> list[int]:
    """Give the years of a table that has a column `year`; a table of one moment has none."""
    if not source.exists():
        return []
    table = dataset(source, format="csv" if source.suffix == ".csv" else "parquet")
    if "year" not in table.schema.names:
        return []
    years: list[int] = pc.unique(table.to_table(columns=["year"])["year"]).to_pylist()
    return sorted(years)


def _line(arguments: Namespace, year: int) -> Decimal:
    if arguments.line:
        return Decimal(str(arguments.line))
    return policy.at(year).value("poverty_line").value


def _print_table(result: ResultTable) -> None:
    spoken = language()
    # A pipe has no width: a table that is read by a program must not be cut to the width of no terminal.
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    table = Table()
    for name in result.table.column_names:
        table.add_column(name, justify="right" if name not in {"measure", "method"} else "left")
    for row in result.rows():
        table.add_row(*(_shown(value) for value in row.values()))
    console.print(table)
    for key, label in _DEFINITION:
        value = getattr(result.definition, key) or _NOT_SAID
        console.print(f"{label.say(spoken)}: {value.say(spoken) if isinstance(value, Text) else value}", soft_wrap=True)


def _print_csv(result: ResultTable) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow(result.table.column_names)
    writer.writerows(row.values() for row in result.rows())


def _print_json(result: ResultTable) -> None:
    rows = list(result.rows())
    json.dump({"rows": rows, "definition": _plain(result.definition)}, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _plain(definition: Definition) -> dict[str, Any]:
    spoken = language()
    values = {key: getattr(definition, key) for key, _ in _DEFINITION}
    return {key: value.say(spoken) if isinstance(value, Text) else value for key, value in values.items()}


def _shown(value: object) -> str:
    if value is None:
        return "--"
    return f"{value:,.{_DECIMALS}g}" if isinstance(value, float) else str(value)
