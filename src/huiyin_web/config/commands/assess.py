"""`huiyin assess`: run a scheme over a frozen year and print the results."""

import json
import sys
from argparse import Namespace
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from huiyin.cli.errors import MissingOptionError
from huiyin.cli.speaking import language, tell
from huiyin.kernel.text import Language, Text
from huiyin_web.access.actor import platform
from huiyin_web.assessment.actions.assess_year import assess_year
from huiyin_web.assessment.exports import results_file
from huiyin_web.assessment.models import Round
from huiyin_web.assessment.queries import round_page
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.config.commands.writing import need_writable
from huiyin_web.core.clock import now
from huiyin_web.core.exports import as_file
from huiyin_web.core.tables import Cell

BY = platform("command line")
# As it is kept and hashed: a reader who sorts it otherwise no longer gets the hash.
_ORDER = Text(
    "The results stand by place code, not by rank; 'limits' says why a band is held below that of the points.",
    "各项结果按区划代码排列，不分先后；“limits”说明等次低于得分对应等次的原因。",
)
_WRITTEN = Text("Written to {path}.", "已写入 {path}。")


def run(arguments: Namespace) -> None:
    """Assess, then print or write what came out."""
    if arguments.format == "xlsx":
        if not arguments.out:
            raise MissingOptionError(option="--out", mend=_NAME)
        need_writable("--out", arguments.out)
    prepare()
    computed = assess_year(year=arguments.year, scheme_key=arguments.scheme, by=BY, at=now())
    {"table": _print, "json": _json, "xlsx": _xlsx}[arguments.format](computed, arguments)


def _print(computed: Round, _arguments: Namespace) -> None:
    page, spoken = round_page(actor=BY, round_id=computed.pk), language()
    # A pipe has no width; a result that a program reads must not be cut to that of no terminal.
    console = Console(width=None if sys.stdout.isatty() else 200)
    table = Table(title=page.title.say(spoken), caption=page.lead.say(spoken), show_lines=True)
    for column in page.results.heads:
        table.add_column(column.label.say(spoken), justify="right" if column.is_number else "left")
    for row in page.results.rows:
        table.add_row(*(_shown(cell, spoken) for cell in row.cells[: len(table.columns)]))
    console.print(table)


def _json(computed: Round, _arguments: Namespace) -> None:
    told = {"hash": computed.result_hash, "order": asdict(_ORDER)}
    json.dump(computed.result | told, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _xlsx(computed: Round, arguments: Namespace) -> None:
    page = round_page(actor=BY, round_id=computed.pk)
    answer = as_file(results_file(page), "xlsx", by=BY.name, at=now())
    arguments.out.write_bytes(answer.getvalue())
    tell(_WRITTEN.fill(path=arguments.out))


def _shown(cell: Any, spoken: Language) -> str:
    """Word a cell as the page does: what stands under its value is its second line."""
    if isinstance(cell, Cell):
        return "\n".join(line for line in (_shown(cell.value, spoken), _shown(cell.under, spoken)) if line)
    return cell.say(spoken) if isinstance(cell, Text) else "--" if cell is None else str(cell)


_NAME = Text(
    "With --format xlsx, name the file to write, for example --out results.xlsx.",
    "使用 --format xlsx 时须指定要写入的文件，例如 --out results.xlsx。",
)
