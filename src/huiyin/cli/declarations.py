"""The words and arguments of the library's own commands; what they do stands in one file each beside this one."""

from argparse import ArgumentParser
from pathlib import Path

from huiyin.cli.command import Command
from huiyin.cli.speaking import language
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text

_LEVELS = ", ".join(list(Level)[1:])


def _say(en: str, zh: str) -> str:
    return Text(en, zh).say(language())


def _measure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "source", help=_say("a snapshot's year, or a Parquet or CSV file", "快照年份，或 Parquet、CSV 文件")
    )
    parser.add_argument(
        "--year",
        type=int,
        help=_say("the year measured and whose poverty line is used", "测算哪一年（并采用当年贫困线）"),
    )
    parser.add_argument(
        "--measures", default="headcount,gap,severity", help=_say("names, separated by commas", "指标名称，用逗号分隔")
    )
    parser.add_argument(
        "--by", default="", help=_say(f"a place level ({_LEVELS}) or columns", f"行政层级（{_LEVELS}）或列名")
    )
    parser.add_argument(
        "--welfare",
        default="income",
        help=_say("the column measured, yuan per person and year", "测算的列，单位元/人·年"),
    )
    parser.add_argument(
        "--line",
        type=float,
        help=_say(
            "a poverty line in yuan (default: the year's, from policy)", "贫困线（元）；默认取政策参数中当年的贫困线"
        ),
    )
    parser.add_argument(
        "--weights",
        help=_say(
            "the column of weights (default: the design that the file carries; '' for none)",
            "权数列（默认取文件自带的抽样设计；填 '' 表示不用）",
        ),
    )
    parser.add_argument("--strata", help=_say("the column of strata", "分层列"))
    parser.add_argument("--clusters", help=_say("columns of clusters, first stage first", "抽样群列，先写第一阶段"))
    parser.add_argument(
        "--place-column", default="village_code", help=_say("the column of 12-digit place codes", "12 位行政区划代码列")
    )
    parser.add_argument(
        "--confidence",
        type=float,
        default=0.95,
        help=_say("of the intervals (default 0.95)", "区间的置信水平（默认 0.95）"),
    )
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _verify(parser: ArgumentParser) -> None:
    parser.add_argument(
        "bundle",
        nargs="?",
        type=Path,
        help=_say("a folder of snapshots (default: the installation's)", "快照目录（默认：本平台的快照）"),
    )


MEASURE = Command(
    "measure",
    Text("measure poverty in a snapshot or a file", "测算快照或文件中的贫困状况"),
    _measure,
    "huiyin.cli.measure:run",
)
VERIFY = Command(
    "verify",
    Text("check that frozen years were not changed", "校验年度快照是否被改动"),
    _verify,
    "huiyin.cli.verify:run",
)
