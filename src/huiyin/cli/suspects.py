"""`huiyin suspects`: which entries of a frozen year somebody should ask about, each with its question."""

import csv
import json
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from huiyin import policy
from huiyin.cli.errors import MissingOptionError
from huiyin.cli.speaking import language, tell
from huiyin.kernel.text import Text
from huiyin.records.snapshots import Snapshots
from huiyin.rules.suspects import Asked, ask, question, rules

_YEAR_DIGITS = 4
_WIDE = 200  # a pipe has no width
_WHICH_YEAR = Text(
    "A folder does not say of which year it is; for example --year 2016.", "文件夹未注明年度；例如 --year 2016。"
)
_COLUMNS = (
    Text("rule", "规则"), Text("severity", "核实次序"), Text("of a", "对象"), Text("suspects", "疑点数"),
)  # fmt: skip
_PASSED_OVER = Text("Not asked: {rule} ({key}): {why}", "未核验：{rule}（{key}）：{why}")
_NO_VERDICT = Text("A suspect is a question to be asked, not a finding.", "疑点仅供核实，不作为认定结论。")


def run(arguments: Namespace) -> None:
    """Ask every rule, and print what to ask."""
    _PRINTED[arguments.format](_asked(arguments))


def _asked(arguments: Namespace) -> Asked:
    if arguments.source.isdigit() and len(arguments.source) == _YEAR_DIGITS:
        return _of_snapshot(Snapshots(arguments.data / "snapshots"), int(arguments.source))
    if arguments.year is None:
        raise MissingOptionError(option="--year", mend=_WHICH_YEAR)
    folder = Path(arguments.source)
    return ask(folder / "households.parquet", folder / "persons.parquet", policy=policy.at(arguments.year))


def _of_snapshot(snapshots: Snapshots, year: int) -> Asked:
    snapshot = snapshots.open(year)
    comparable = year - 1 in snapshots.years() and not policy.series_breaks(year - 1, year)
    return ask(
        snapshot.path("households"),
        snapshot.path("persons"),
        policy=policy.at(year),
        before=snapshots.open(year - 1).path("households") if comparable else None,
    )


def _rows(asked: Asked) -> Iterator[dict[str, Any]]:
    spoken = language()
    for row in asked.suspects.to_pylist():
        values: Mapping[str, Any] = json.loads(row["values"])
        yield row | {"values": values, "question": question(rules()[row["rule"]], values).say(spoken)}


def _table(asked: Asked) -> None:
    spoken = language()
    counts = Counter(asked.suspects["rule"].to_pylist())
    table = Table()
    for at, column in enumerate(_COLUMNS):
        table.add_column(column.say(spoken), justify="right" if at == len(_COLUMNS) - 1 else "left")
    for key, rule in rules().items():
        if key not in asked.passed_over:
            said = (rule.label, rule.severity.label, rule.scope.label)
            table.add_row(*(one.say(spoken) for one in said), f"{counts[key]:,}")
    Console(width=None if sys.stdout.isatty() else _WIDE).print(table)
    for key, why in asked.passed_over.items():
        tell(_PASSED_OVER.fill(rule=rules()[key].label, key=key, why=why))
    tell(_NO_VERDICT)


def _csv(asked: Asked) -> None:
    writer = csv.writer(sys.stdout)
    writer.writerow([*asked.suspects.column_names, "question"])
    for row in _rows(asked):
        writer.writerow([json.dumps(one) if isinstance(one, dict) else one for one in row.values()])


def _json(asked: Asked) -> None:
    passed_over = {key: why.say(language()) for key, why in asked.passed_over.items()}
    told = {"suspects": list(_rows(asked)), "not_asked": passed_over}
    json.dump(told, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


_PRINTED: dict[str, Callable[[Asked], None]] = {"table": _table, "csv": _csv, "json": _json}
