"""`huiyin`: find the commands, run one, turn a refusal into a message and exit code 1.

Exit codes: 0 done; 1 the data or the request is wrong (the message says what and where); 2 wrong usage.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path
from pkgutil import resolve_name

from huiyin.cli.command import Command
from huiyin.cli.declarations import MEASURE, SUSPECTS, VERIFY
from huiyin.cli.speaking import complain, language
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text

GROUP = "huiyin.commands"
DONE, REFUSED = 0, 1
_ABOUT = Text(
    "The operating system of a poverty-reduction office. Exit codes: 0 done; 1 the data or the request is wrong "
    "(the message says what and where); 2 wrong usage.",
    "扶贫机构的业务平台。退出码：0 完成；1 数据或请求有误（提示会说明原因和位置）；2 用法有误。",
)
_DATA = Text(
    "what the installation owns: database, snapshots, attachments (or HUIYIN_DATA)",
    "数据目录：数据库、快照、附件（或用环境变量 HUIYIN_DATA）",
)


def commands() -> dict[str, Command]:
    """Give every command by name: the library's, then the platform's, which may widen one of the same name."""
    found = {command.name: command for command in (MEASURE, SUSPECTS, VERIFY)}
    found |= {entry.name: entry.load() for entry in sorted(entry_points(group=GROUP), key=lambda one: one.name)}
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    arguments = _parser().parse_args(argv)
    os.environ["HUIYIN_DATA"] = str(arguments.data)
    try:
        resolve_name(arguments.runs)(arguments)
    except HuiyinError as error:
        complain(error.text)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
    return DONE


def declare(parser: ArgumentParser, command: Command) -> None:
    """Add the arguments of a command to its parser: the folder that every command knows, then its own."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ.get("HUIYIN_DATA", "huiyin-data")),
        metavar="DIR",
        help=_DATA.say(language()),
    )
    command.configure(parser)


def _parser() -> ArgumentParser:
    spoken = language()
    parser = ArgumentParser(prog="huiyin", description=_ABOUT.say(spoken))
    words = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, command in sorted(commands().items()):
        word = words.add_parser(name, help=command.help.say(spoken), description=command.help.say(spoken))
        declare(word, command)
        word.set_defaults(runs=command.runs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
