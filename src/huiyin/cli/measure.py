"""`huiyin measure`: poverty of a frozen year by place, or of any table with its sampling design."""

import math
import re
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from operator import and_
from pathlib import Path
from typing import Literal, TypedDict

import narwhals as nw
import pyarrow as pa

from huiyin import policy
from huiyin.cli.deprived import chosen_deprivations
from huiyin.cli.errors import MissingOptionError, NoInstallationError
from huiyin.cli.options import in_options
from huiyin.cli.printing import print_csv, print_json, print_table
from huiyin.cli.speaking import complain, language
from huiyin.cli.survey_design import chosen_design, named
from huiyin.cli.tables import columns_of, years_in
from huiyin.kernel.errors import HuiyinError, ParameterError
from huiyin.kernel.places import Level
from huiyin.kernel.tables import ResultTable
from huiyin.kernel.text import Text
from huiyin.measures import (
    Bootstrap,
    Deprivation,
    Design,
    Place,
    Relative,
    estimate,
    multidimensional,
    register_rates,
)
from huiyin.measures.estimation.results import Variance
from huiyin.measures.indices.catalogue import declared, spelled
from huiyin.records.snapshots import Snapshot, Snapshots, figures_of

# A frozen year is counted whole: what tells of a sample, or of another table, has no meaning there.
OF_FILES = (
    "year", "welfare", "deprived", "k", "weights", "strata", "clusters", "fpc", "lonely", "replicates", "scale",
    "bootstrap", "missing", "subset", "confidence",
)  # fmt: skip
_OF_WELFARE = ("headcount", "gap", "severity")
_OF_DEPRIVATIONS = ("incidence", "intensity", "adjusted_headcount")
_RELATIVE = re.compile(r"(\d*\.?\d+)\*(median|mean)")
_YEAR_DIGITS = 4
_WHICH_YEAR = Text("The table holds several years ({held}); choose one.", "该表含多个年份（{held}），请指定其一。")
# A frozen year is one province's: of the nation it has no more to tell.
_FROZEN_LEVELS = tuple(level for level in Level if level is not Level.NATION)
_TO_MEASURE = Text("measure", "测算")
_FILES_ONLY = Text("only where a file is measured", "仅用于测算文件")
_LEAVE_OUT = Text("A frozen year is counted whole; leave this option out.", "年度快照为全数统计，请去掉该选项。")
_ONE_LEVEL = Text(
    "Choose one level: a frozen year is broken down by its places.", "请选择其中一级：年度快照按地方分组。"
)
_CODES = Text(
    "Name the column that holds the 12-digit codes of places, or leave --by out.",
    "请指定 12 位区划代码所在的列，或去掉 --by。",
)
_LEVEL_OR_COLUMN = Text(
    "Choose levels of places or columns of the file, with commas between.", "请选择行政级别或文件中的列，以逗号分隔。"
)
_ALONE = Text("only without --replicates", "不得与 --replicates 同时使用")
_ONE_WAY = Text("Choose one way of standard errors.", "标准误的算法请任选其一。")
_ABOVE = Text("a number above 0", "大于 0 的数")
_WHICH_LINE = Text(
    "Give the poverty line in yuan a year, or name the year whose line is meant with --year.",
    "请按元/年给出贫困线，或用 --year 指定采用哪一年的贫困线。",
)
_YUAN = Text("Give the poverty line in yuan a year.", "请按元/年给出贫困线。")
_EQUATION = Text("COLUMN=VALUE", "列名=值")
_FOR_EXAMPLE = Text("For example --subset sex=female.", "例如 --subset sex=female。")
_RURAL = Text(
    "rural population: the place's own statistic, else the sum of the places below it",
    "农村人口：本级统计数；本级没有的，为下级之和",
)
_PRINTED: Mapping[str, Callable[[ResultTable], None]] = {
    "table": print_table, "csv": print_csv, "json": print_json
}  # fmt: skip


def run(arguments: Namespace) -> None:
    """Measure and print, with the definition beneath.

    Raises:
        HuiyinError: the data or the request is wrong, told in options.
    """
    try:
        _run(arguments)
    except HuiyinError as refused:
        raise HuiyinError(what=in_options(refused)) from refused


def _run(arguments: Namespace) -> None:
    snapshots = Snapshots(arguments.data / "snapshots")
    if arguments.source.isdigit() and len(arguments.source) == _YEAR_DIGITS:
        if not snapshots.folder.is_dir():
            raise NoInstallationError(what=_TO_MEASURE, where=snapshots.folder)
        snapshot = snapshots.open(int(arguments.source))
        result = _with_names(_of_snapshot(arguments, snapshot), snapshot)
    else:
        latest = max(snapshots.readable(), key=lambda one: (one.year, one.version), default=None)
        result = _with_names(_of_table(arguments), latest)
    _PRINTED[arguments.format](result)


def _of_snapshot(arguments: Namespace, snapshot: Snapshot) -> ResultTable:
    for name in OF_FILES:
        if (value := getattr(arguments, name)) is not None:
            raise ParameterError(name=f"--{name}", value=value, allowed=_FILES_ONLY, mend=_LEAVE_OUT)
    by = Level.PREFECTURE if arguments.by is None else arguments.by
    if by not in _FROZEN_LEVELS:
        raise ParameterError(name="--by", value=by or "''", allowed=", ".join(_FROZEN_LEVELS), mend=_ONE_LEVEL)
    place = Place(Level(by), arguments.place_column)
    line = float(_line_of(snapshot.year)) if arguments.line is None else arguments.line
    if isinstance(line, str) or not 0 < line < math.inf:
        raise ParameterError(name="--line", value=line, allowed=_ABOVE, mend=_YUAN)
    return register_rates(
        snapshot.path("households"),
        # The frozen denominators, so that this and every page say the same of a place.
        figures_of(snapshot).values("rural_population", place.level),
        year=snapshot.year,
        line=Decimal(f"{line:.15g}"),
        measures=_measures(arguments, _OF_WELFARE),
        by=place,
        base=_RURAL,
    )


def _of_table(arguments: Namespace) -> ResultTable:
    year, source = arguments.year, Path(arguments.source)
    held = years_in(source)
    if year is None and len(held) > 1:
        raise MissingOptionError(option="--year", mend=_WHICH_YEAR.fill(held=", ".join(map(str, held))))
    columns = columns_of(source)
    wanted = [_equals(one, columns) for one in arguments.subset or ()]
    wanted += [nw.col("year") == year] if year is not None and held else []
    by = named(arguments.by)
    if arguments.by is not None and not by:
        raise ParameterError(
            name="--by", value=f"'{arguments.by}'", allowed=_allowed_by(columns), mend=_LEVEL_OR_COLUMN
        )
    _check_by(by, arguments.place_column, columns)
    chosen = chosen_design(arguments, source)
    if chosen.warning:
        complain(chosen.warning)
    asked = _Asked(
        by=[Place(Level(name), arguments.place_column) if name in set(Level) else name for name in by],
        subset=reduce(and_, wanted) if wanted else None,
        design=chosen.design,
        variance=_variance(arguments),
        missing=arguments.missing or "error",
        confidence=0.95 if arguments.confidence is None else arguments.confidence,
    )
    deprivations = chosen_deprivations(arguments)
    if arguments.deprived is None:
        found = _estimated(source, arguments, asked)
    else:
        found = _counted(source, arguments, deprivations, asked)
    told = [found.definition.method, *([chosen.origin] if chosen.origin else [])]
    period = str(year or next(iter(held), ""))
    return replace(found, definition=replace(found.definition, period=period, method=Text.join(told, "; ", "；")))


def _variance(arguments: Namespace) -> Variance:
    if arguments.bootstrap is not None and arguments.replicates is not None:
        raise ParameterError(name="--bootstrap", value=arguments.bootstrap, allowed=_ALONE, mend=_ONE_WAY)
    if arguments.bootstrap is not None:
        return Bootstrap(arguments.bootstrap)
    return "taylor" if arguments.replicates is None else "replicates"


class _Asked(TypedDict):
    """What every measurement of a table is asked with."""

    by: list[str | Place]
    subset: nw.Expr | None
    design: Design
    variance: Variance
    missing: Literal["error", "exclude"]
    confidence: float


def _estimated(source: Path, arguments: Namespace, asked: _Asked) -> ResultTable:
    year, measures = arguments.year, [spelled(word) for word in _measures(arguments, _OF_WELFARE)]
    line = _line_of(year) if arguments.line is None and year else _relative(arguments.line)
    if line is None and any(one.needs_line for one in declared(measures)):
        raise MissingOptionError(option="--line", mend=_WHICH_LINE)
    return estimate(source, measures, welfare=arguments.welfare or "income", line=line, **asked)


def _counted(source: Path, arguments: Namespace, deprivations: Sequence[Deprivation], asked: _Asked) -> ResultTable:
    k = 1 / 3 if arguments.k is None else arguments.k
    return multidimensional(source, deprivations, _measures(arguments, _OF_DEPRIVATIONS), k=k, **asked)


def _measures(arguments: Namespace, usual: Sequence[str]) -> Sequence[str]:
    return usual if arguments.measures is None else named(arguments.measures)


def _check_by(by: Sequence[str], place_column: str, columns: Sequence[str]) -> None:
    """Refuse what a table cannot be broken down by; a pattern of several files says itself what it lacks."""
    levels = [name for name in by if name in set(Level)]
    if columns and levels and place_column not in columns:
        raise ParameterError(name="--place-column", value=place_column, allowed=", ".join(columns), mend=_CODES)
    unknown = [name for name in by if columns and name not in {*levels, *columns}]
    if unknown:
        raise ParameterError(name="--by", value=", ".join(unknown), allowed=_allowed_by(columns), mend=_LEVEL_OR_COLUMN)


def _allowed_by(columns: Sequence[str]) -> str:
    return ", ".join([*Level, *columns])


def _equals(equation: str, columns: Sequence[str]) -> nw.Expr:
    column, sign, value = equation.partition("=")
    if not sign:
        raise ParameterError(name="--subset", value=equation, allowed=_EQUATION, mend=_FOR_EXAMPLE)
    if columns and column not in columns:
        raise ParameterError(name="--subset", value=equation, allowed=", ".join(columns), mend=_FOR_EXAMPLE)
    return nw.col(column).cast(nw.String) == value


def _relative(line: float | str | None) -> float | str | Relative | None:
    """Read `0.6*median`; a number or a column stays what it is."""
    found = _RELATIVE.fullmatch(line) if isinstance(line, str) else None
    return Relative(float(found[1]), "median" if found[2] == "median" else "mean") if found else line


def _line_of(year: int) -> Decimal:
    return policy.at(year).value("poverty_line").value


def _with_names(result: ResultTable, snapshot: Snapshot | None) -> ResultTable:
    """Put the names of places beside their codes, in the terminal's language, as the snapshot knows them."""
    names = _names_in(snapshot) if snapshot else {}
    levels = [name for name in result.table.column_names if name in set(Level)] if names else []
    table = result.table
    for level in levels:
        said = [names[code].say(language()) if code in names else None for code in table[level].to_pylist()]
        table = table.add_column(table.column_names.index(level) + 1, f"{level}_name", pa.array(said, pa.string()))
    return ResultTable(table, result.definition)


def _names_in(snapshot: Snapshot) -> dict[str, Text]:
    if "places" not in snapshot.manifest.files:
        return {}
    rows = snapshot.table("places", ["code", "name", "name_en"]).to_pylist()
    return {row["code"]: Text(row["name_en"] or row["name"], row["name"]) for row in rows}
