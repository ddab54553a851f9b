"""The register's rates: what its poor households are of the population, counted, with no sample and no error of one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.money import fen
from huiyin.kernel.places import Level, ancestor, check_code, prefix_of
from huiyin.kernel.tables import ESTIMATE_COLUMNS, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.errors import BadWeightsError, MissingPopulationError, NestedPlacesError, listed
from huiyin.measures.estimation.definitions import register_definition
from huiyin.measures.survey.grouping import Place
from huiyin.measures.survey.rows import WELFARE, shortfall
from huiyin.measures.tables.columns import Asked, check_columns
from huiyin.measures.tables.engine import count_of, totals
from huiyin.measures.tables.sources import Engine, name_of, open_source

MEASURES = ("headcount", "gap", "severity", "poor_persons", "poor_households")
# Who lies below a line tells of another line than the one by which they were registered.
OFFERED = (*MEASURES, "below_line")
POOR_STATUSES = ("poor", "relapsed")
# Whoever is about to leave is no longer among the poor, so left; if the exit fails, the household is poor again.
LEFT_STATUSES = ("planned_exit", "exited")
_COUNTY = Place(Level.COUNTY)
_MEMBERS = nw.col("members")


@checked
def register_rates(  # noqa: PLR0913  the whole question of a count, asked in one place
    households: Any,
    population: Mapping[str, float] | Any,
    *,
    year: int,
    line: float | Decimal,
    measures: Sequence[str] = MEASURES,
    by: Place = _COUNTY,
    poor_statuses: Sequence[str] = POOR_STATUSES,
    base: Text | None = None,
    engine: Engine | None = None,
) -> ResultTable:
    """Give the register's headcount, gap and severity of each place, with the numbers of poor persons and households.

    Poor is who is registered as such, whatever income stands beside it: the headcount is registered poor persons over
    the population. The gap and the severity count a poor person at or above the line, or of unknown income, as zero;
    the definition says how many are of unknown income. Nothing is estimated: `se`, the interval, `df` and `deff` are
    null, and the method is "census".

    Args:
        households: a source (see `open_source`) with the columns `village_code`, `status`, `member_count` (persons)
            and `income_per_capita` (fen, or null); `by.column` names another column of codes.
        population: persons by place code, at the level of `by` or at one below it: a mapping, or a source with the
            columns `place_code` and `population`.
        year: the year that the register describes.
        line: the poverty line of that year, in yuan.
        measures: names out of headcount, gap, severity, poor_persons, poor_households, and below_line (the registered
            poor whose income lies below the line, over the population).
        by: the level of the places.
        poor_statuses: the statuses that count as poor.
        base: which population it is (rural, total), for the definition.
        engine: as `estimate` takes it.

    Returns:
        A row a measure for every place that has a population; `n` is the number of poor households, `population` the
        denominator.

    Raises:
        ParameterError: a line that is not above zero, or a measure that is none of these.
        SourceError: columns that are missing, places without population, codes counted twice.
    """
    if not line > 0:
        raise ParameterError(name="line", value=line, allowed=_ABOVE, mend=_YUAN)
    chosen = _chosen(measures)
    denominators = _denominators(population, by, engine)
    counted = _counted(open_source(households, engine=engine), line, by, poor_statuses)
    _check_denominators(counted, denominators)
    unknown = sum(row["unknown"] for row in counted.values())
    return ResultTable(
        table=_table(by.name, counted, denominators, chosen),
        definition=register_definition(
            measures=chosen, year=year, line=line, source=name_of(households), base=base, statuses=poor_statuses,
            unknown=int(unknown),
        ),
    )  # fmt: skip


def _chosen(measures: Sequence[str]) -> tuple[str, ...]:
    """Give the measures asked for, each once, in the order of asking."""
    wrong = [name for name in measures if name not in OFFERED]
    if wrong or not measures:
        raise ParameterError(name="measures", value=", ".join(wrong) or "--", allowed=", ".join(OFFERED), mend=_PICK)
    return tuple(dict.fromkeys(measures))


def _counted(
    frame: nw.LazyFrame[Any], line: float | Decimal, by: Place, statuses: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Add up the poor households by place: households, persons, gap, severity, persons of unknown income."""
    places, status = replace(by.asked, role=Text("places", "地方")), Asked("status", Text("status", "状态"))
    members = Asked("member_count", Text("persons of the household", "家庭人口数"), numeric=True)
    income = Asked("income_per_capita", Text("income in fen", "人均收入（分）"), numeric=True)
    check_columns(frame, (places, status, members, income))
    poor = frame.filter(nw.col(status.column).is_in(list(statuses))).select(
        place=by.expression(),
        members=nw.col(members.column).cast(nw.Float64),
        welfare=nw.col(income.column).cast(nw.Float64),
        line=nw.lit(float(fen(Decimal(str(line))))),
    )
    table = totals(
        poor,
        ["place"],
        {
            "households": nw.len(),
            "sized": count_of(_MEMBERS >= 0),
            "persons": _MEMBERS.sum(),
            "below": (_MEMBERS * shortfall(0).expression).sum(),
            "gap": (_MEMBERS * shortfall(1).expression).sum(),
            "severity": (_MEMBERS * shortfall(2).expression).sum(),
            "unknown": nw.when(WELFARE.is_null()).then(_MEMBERS).otherwise(nw.lit(0.0)).sum(),
        },
    )
    rows = table.set_column(0, "place", by.codes(table["place"])).to_pylist()
    sized, every = sum(row["sized"] for row in rows), sum(row["households"] for row in rows)
    if sized < every:
        raise BadWeightsError(column=members.column, count=f"{every - sized:,}", rows=f"{every:,}")
    return {row.pop("place"): row for row in rows}


def _denominators(population: Mapping[str, float] | Any, by: Place, engine: Engine | None) -> dict[str, float]:
    if not isinstance(population, Mapping):
        frame = open_source(population, engine=engine)
        places = Asked("place_code", Text("places", "地方"))
        persons = Asked("population", Text("population", "人口数"), numeric=True)
        check_columns(frame, (places, persons))
        rows = frame.select(code=nw.col(places.column).cast(nw.String), persons=nw.col(persons.column).cast(nw.Float64))
        table = totals(rows, ["code"], {"persons": nw.col("persons").sum()})
        population = dict(zip(table["code"].to_pylist(), table["persons"].to_pylist(), strict=True))
    codes = sorted(check_code(str(code)) for code in population)
    for upper, lower in pairwise(codes):
        # Sorted, a place stands right before the first of those that lie in it.
        if lower.startswith(prefix_of(upper)):
            raise NestedPlacesError(upper=upper, lower=lower)
    sums: dict[str, float] = {}
    for code in codes:
        place = ancestor(code, Level(by.level))
        sums[place] = sums.get(place, 0.0) + float(population[code])
    return sums


def _check_denominators(counted: Mapping[str, Mapping[str, float]], denominators: Mapping[str, float]) -> None:
    bare = sorted(str(place) for place in counted if not denominators.get(place, 0) > 0)
    if bare:
        raise MissingPopulationError(count=len(bare), places=listed(bare))


def _table(
    name: str, counted: Mapping[str, Mapping[str, float]], denominators: Mapping[str, float], chosen: Sequence[str]
) -> pa.Table:
    places = sorted(denominators)
    none = {"households": 0, "persons": 0.0, "below": 0.0, "gap": 0.0, "severity": 0.0}
    rows = [counted.get(place, none) for place in places]
    people = np.array([denominators[place] for place in places])
    counts = {key: np.array([float(row[key]) for row in rows]) for key in none}
    with np.errstate(invalid="ignore"):
        shares = {key: counts[key] / people for key in ("persons", "below", "gap", "severity")}
    columns = {
        "headcount": shares["persons"], "below_line": shares["below"], "gap": shares["gap"],
        "severity": shares["severity"], "poor_persons": counts["persons"], "poor_households": counts["households"],
    }  # fmt: skip
    length = len(places) * len(chosen)
    arrays = {
        "measure": pa.array(list(chosen) * len(places)),
        "estimate": pa.array(np.stack([columns[one] for one in chosen], axis=1).ravel(), from_pandas=True),
        "n": pa.array(np.repeat([int(row["households"]) for row in rows], len(chosen)), pa.int64()),
        "population": pa.array(np.repeat(people, len(chosen))),
        "method": pa.array(["census"] * length),
        "df": pa.nulls(length, pa.int64()),
    }
    unknown = pa.nulls(length, pa.float64())
    return pa.table(
        {name: pa.array(np.repeat(places, len(chosen)))}
        | {column: arrays.get(column, unknown) for column in ESTIMATE_COLUMNS}
    )


_PICK = Text("Name at least one of them.", "请至少选择其中一项。")
_ABOVE = Text("a number above 0", "大于 0 的数")
_YUAN = Text("Give the poverty line in yuan a year.", "请按元/年给出贫困线。")
