"""`huiyin crosscheck`: compare a list of another department with the register; people decide about it on their page."""

from argparse import Namespace

from huiyin.cli.progress import progress
from huiyin.cli.speaking import tell
from huiyin.kernel.text import Text
from huiyin_web.access.actor import platform
from huiyin_web.config.commands.import_files import FileMissingError
from huiyin_web.config.commands.preparing import prepare
from huiyin_web.core.clock import now, today
from huiyin_web.imports.folders import at_work
from huiyin_web.quality.actions.compare_list import compare_list
from huiyin_web.quality.actions.take_list import Sent, take_list
from huiyin_web.quality.queries.lists import sum_of

_DONE = Text(
    "To be asked: {new} new, {changed} with other facts or found again; no longer so: {gone}.",
    "待核实：新增 {new} 条，内容变化或重新出现 {changed} 条，消除 {gone} 条。",
)


def run(arguments: Namespace) -> None:
    """Take the list in, compare it, and say what became of its rows and how many questions there are."""
    path = arguments.file
    if not path.is_file():
        raise FileMissingError(file=path)
    prepare()
    by, as_of = platform("command line"), arguments.as_of or today()
    with at_work():
        with path.open("rb") as stream:
            made = take_list(sent=Sent(arguments.kind, as_of, arguments.place, path.name, stream), by=by, at=now())
        with progress(Text(f"comparing {path.name}", f"比对 {path.name}")) as report:
            counts = compare_list(number=made.pk, by=by, at=now(), report=report)
    made.refresh_from_db()
    tell(sum_of(made))
    tell(_DONE.fill(**{key: f"{count:,}" for key, count in counts.items()}))
