"""The words and arguments of the library's own commands; what they do stands in one file each beside this one."""

from argparse import ArgumentParser, _ArgumentGroup
from pathlib import Path

from huiyin.cli.command import Command
from huiyin.cli.numbers import share, year
from huiyin.cli.options import WITH_PARAMETERS
from huiyin.cli.speaking import language
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.measures.indices.catalogue import NAMES
from huiyin.measures.multidimensional.alkire_foster import NAMES as OF_DEPRIVATIONS

_COUNTED = ("headcount", "gap", "severity", "poor_persons")
_NAMES_OF_FILES = ", ".join(name for name in NAMES if name not in _COUNTED)
_COUNTED_DEPRIVATIONS = ", ".join(OF_DEPRIVATIONS)
_LEVELS = ", ".join(list(Level)[1:])


def _say(en: str, zh: str) -> str:
    return Text(en, zh).say(language())


def _measure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "source", help=_say("a snapshot's year, or a Parquet or CSV file", "快照年份，或 Parquet、CSV 文件")
    )
    parser.add_argument(
        "--measures",
        help=_say(
            "names, separated by commas: headcount, gap, severity, poor_persons; of a snapshot also poor_households, "
            "below_line; "
            f"of a file also {_NAMES_OF_FILES} and, with their parameters, {WITH_PARAMETERS}; with --deprived "
            f"{_COUNTED_DEPRIVATIONS} (default: the first three)",
            "指标名称，用逗号分隔：headcount、gap、severity、poor_persons；快照另有 poor_households、below_line；"
            f"文件另有 {_NAMES_OF_FILES}，以及带参数的 {WITH_PARAMETERS}；与 --deprived 同用时为 "
            f"{_COUNTED_DEPRIVATIONS}（默认前三项）",
        ),
    )
    parser.add_argument(
        "--by",
        help=_say(f"a place level ({_LEVELS}) or, of a file, columns", f"行政层级（{_LEVELS}）；文件也可用列名"),
    )
    parser.add_argument(
        "--line",
        type=_number_or_column,
        help=_say(
            "a poverty line in yuan; of a file also a column of lines, or 0.6*median or 0.6*mean of the same data "
            "(default: the year's, from policy)",
            "贫困线（元）；文件也可用贫困线所在列，或同一数据的 0.6*median、0.6*mean；默认取政策参数中当年的贫困线",
        ),
    )
    parser.add_argument(
        "--place-column", default="village_code", help=_say("the column of 12-digit place codes", "12 位行政区划代码列")
    )
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    _measure_files(parser)
    _measure_deprivations(parser)


def _measure_files(parser: ArgumentParser) -> None:
    group = parser.add_argument_group(_say("of a file only", "仅用于文件"))
    group.add_argument(
        "--year",
        type=year,
        help=_say("the year measured and whose poverty line is used", "测算哪一年（并采用当年贫困线）"),
    )
    group.add_argument(
        "--welfare",
        help=_say(
            "the column measured, yuan per person and year (default: income)", "测算的列，单位元/人·年（默认 income）"
        ),
    )
    group.add_argument(
        "--subset",
        action="append",
        metavar="COLUMN=VALUE",
        help=_say(
            "measure only the rows with this value; given again, all must hold",
            "仅测算该列为此值的行；重复给出时须同时满足",
        ),
    )
    _design(group)
    group.add_argument(
        "--missing",
        choices=("error", "exclude"),
        help=_say("what to do with rows without welfare (default: error)", "无收入的行如何处理（默认 error）"),
    )
    group.add_argument(
        "--confidence", type=float, help=_say("of the intervals (default 0.95)", "区间的置信水平（默认 0.95）")
    )


def _design(group: _ArgumentGroup) -> None:
    group.add_argument(
        "--weights",
        help=_say(
            "the column of weights (default: the design that the file carries; '' for none)",
            "权数列（默认取文件自带的抽样设计；填 '' 表示不用）",
        ),
    )
    group.add_argument("--strata", help=_say("the columns of strata, separated by commas", "分层列，用逗号分隔"))
    group.add_argument(
        "--clusters",
        help=_say("the columns of clusters, stage by stage, separated by commas", "各阶段抽样群的列，用逗号分隔"),
    )
    group.add_argument(
        "--fpc",
        help=_say(
            "the columns of how many units each stage drew from, separated by commas",
            "各阶段总体单元数的列，用逗号分隔",
        ),
    )
    group.add_argument(
        "--lonely",
        choices=("error", "certainty", "adjust"),
        help=_say("what to do with a stratum of one cluster (default: error)", "仅有一个群的层如何处理（默认 error）"),
    )
    group.add_argument(
        "--replicates",
        help=_say(
            "columns of replicate weights, separated by commas: standard errors come from them",
            "复制权重列，用逗号分隔；标准误由其得出",
        ),
    )
    group.add_argument(
        "--scale",
        type=float,
        help=_say("of the replicates (default: one over their number)", "复制权重的系数（默认为列数的倒数）"),
    )
    group.add_argument(
        "--bootstrap",
        type=int,
        metavar="DRAWS",
        help=_say("standard errors from so many resampled surveys", "标准误由此次数的重抽样得出"),
    )


def _measure_deprivations(parser: ArgumentParser) -> None:
    group = parser.add_argument_group(_say("multidimensional poverty, of a file only", "多维贫困，仅用于文件"))
    group.add_argument(
        "--deprived",
        metavar="COLUMN,...",
        help=_say(
            "columns that are 1 for who is deprived, or COLUMN<CUTOFF, with :WEIGHT "
            "where they don't weigh alike; or guarantees, the two assurances and three guarantees of the register",
            "以 1 表示被剥夺的列，或 列名<临界值，权重不等时加 :权重；或 guarantees，即台账中的两不愁三保障和饮水安全",
        ),
    )
    group.add_argument(
        "--k",
        type=share,
        help=_say(
            "poor is who is deprived in this share of the weights or more, such as 0.5 or 1/3 (default: a third)",
            "被剥夺项权重占比达到该值者为贫困，例如 0.5 或 1/3（默认三分之一）",
        ),
    )


def _number_or_column(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _suspects(parser: ArgumentParser) -> None:
    parser.add_argument(
        "source",
        help=_say(
            "a snapshot's year, or a folder with households.parquet and persons.parquet",
            "快照年份，或含 households.parquet 和 persons.parquet 的文件夹",
        ),
    )
    parser.add_argument("--year", type=year, help=_say("of a folder: its year", "文件夹数据所属年度"))
    parser.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help=_say("table: how many, by rule; else each with its question", "table 按规则计数；其余逐条列出问题"),
    )


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
SUSPECTS = Command(
    "suspects",
    Text("list the entries of the register that somebody should ask about", "列出台账中需要核实的疑点"),
    _suspects,
    "huiyin.cli.suspects:run",
)
VERIFY = Command(
    "verify",
    Text("check that frozen years were not changed", "校验年度快照是否被改动"),
    _verify,
    "huiyin.cli.verify:run",
)
