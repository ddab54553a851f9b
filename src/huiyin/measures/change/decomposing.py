"""Which part of poverty or inequality each group makes up. Formulas, linearisation, sources: docs/method/change.md."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import Definition, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.change.groups import Groups
from huiyin.measures.change.parts import COLUMNS, Part, table_of_parts
from huiyin.measures.estimation.definitions import survey_definition
from huiyin.measures.estimation.replication import Bootstrap, resampled
from huiyin.measures.estimation.results import Resampling, check_confidence, way_of
from huiyin.measures.estimation.sample import Sample, sample_of
from huiyin.measures.indices.catalogue import Measure, declared
from huiyin.measures.indices.estimating import line_of
from huiyin.measures.indices.inequality import GE
from huiyin.measures.indices.poverty import FGT
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.linear import Floats, Linear, log
from huiyin.measures.survey.request import Request, totals_by_cluster
from huiyin.measures.survey.rows import ONE, VALUE, Row, Totals
from huiyin.measures.survey.statistic import Statistic
from huiyin.measures.survey.welfare import Welfare, welfare_in
from huiyin.measures.tables.sources import Engine, name_of, open_source

_SIMPLE = Design()
Formula = Callable[[Totals, Totals], Linear]  # of a group's totals and everybody's


@dataclass(frozen=True, slots=True, eq=False)
class _Decomposed:
    """A statistic with its parts: of each group, and of everybody as sums over the groups."""

    statistic: Statistic
    of_group: Mapping[str, Formula]
    summed: tuple[str, ...] = ()


@checked
def decompose(  # noqa: PLR0913  the whole question of a decomposition, asked in one place
    source: Any,
    measures: Measure | Sequence[Measure] = ("headcount", "gap", "severity"),
    *,
    by: str | Place | Sequence[str | Place],
    welfare: str | Welfare,
    line: float | Decimal | str | None = None,
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    missing: Literal["error", "exclude"] = "error",
    variance: Resampling = "taylor",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Decompose poverty or inequality by groups that everybody belongs to one of.

    Poverty (Foster, Greer and Thorbecke 1984) adds up: a group contributes its share of the population times its own
    index. Generalised entropy (Shorrocks 1984) is what lies within the groups and what lies between their means.

    Args:
        source: as `estimate` takes it.
        measures: headcount, gap, severity, watts or `FGT`; theil_l, theil_t or `GE`.
        by: the columns or places that name a group.
        welfare: the column of income or consumption, in any unit; or `Welfare(column, ...)` in prices of another year,
            per equivalent adult, bottom or top coded.
        line: the poverty line in the unit of welfare, a number or a column, for poverty only; of a relative line give
            the value that was estimated first.
        subset: an expression that is true for the rows to measure.
        design: how the sample was drawn.
        missing: `"error"` refuses rows without welfare; `"exclude"` leaves them out, and the definition counts them.
        engine: as `estimate` takes it.
        variance: `"taylor"`, linearisation; or `Bootstrap(draws, seed)`, resampled clusters.
        confidence: the level of the intervals.

    Returns:
        The columns of `by`, then `part`, then those of every estimate. Of each group, for poverty `contribution` and
        `share` (contribution over the whole); for inequality its terms `within` and `between`. Of everybody, with
        null for `by`, `whole`, and for inequality `within` and `between`. Standard errors are those of the whole
        sample, a group's share of the population being estimated too. `n`, `population` and `df` are the group's own.

    Raises:
        ParameterError: an argument outside what is allowed, such as a measure that has no such parts.
        SourceError: data that can't be measured.

    Example:
        >>> import pyarrow as pa
        >>> people = pa.table({"income": [100, 110, 150, 160], "town": ["a", "b", "b", "b"]})
        >>> for row in decompose(people, "gap", by="town", welfare="income", line=125).rows():
        ...     print(row["town"], row["part"], round(row["estimate"], 4))
        a contribution 0.05
        a share 0.625
        b contribution 0.03
        b share 0.375
        None whole 0.08
    """
    check_confidence(confidence)
    every = (measures,) if isinstance(measures, Measure) else measures
    asked = list({one.statistic.name: one for one in map(_decomposed, every)}.values())
    statistics = declared([one.statistic for one in asked])
    groups = groupings(by, columns=COLUMNS)
    if not groups:
        raise ParameterError(name="by", value=by, allowed=_ONE_GROUP, mend=_NAME)
    request = Request(
        statistics=statistics,
        values=welfare_in(welfare),
        line=line_of(line, statistics),
        groups=groups,
        subset=subset,
        design=design,
        missing=missing,
    )
    sample = sample_of(totals_by_cluster(open_source(source, engine=engine), request), request)
    way = variance.words if isinstance(variance, Bootstrap) else None
    told = survey_definition(request, sample, source=name_of(source), confidence=confidence, way=way)
    return ResultTable(_table(sample, asked, design, confidence, variance), _defined(told, asked, request))


def _table(
    sample: Sample, asked: Sequence[_Decomposed], design: Design, confidence: float, variance: Resampling
) -> pa.Table:
    """Lay out the parts of each group, then those of everybody."""
    groups = Groups(sample)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [Part(name, of, groups.of_each(found)) for name, of, found in _of_groups(groups, asked)]
        parts += [Part(name, of, groups.of_everybody(found)) for name, of, found in _of_everybody(groups, asked)]
    if isinstance(variance, Bootstrap):

        def again(factor: Floats) -> list[Floats]:
            drawn = Groups(sample.times(factor))
            with np.errstate(divide="ignore", invalid="ignore"):
                found = chain(_of_groups(drawn, asked), _of_everybody(drawn, asked))
                return [np.asarray(one.value) for _, _, one in found]

        found = resampled(variance, design, sample, [one.estimates for one in parts], again)
        parts = [replace(one, estimates=own) for one, own in zip(parts, found, strict=True)]
    of_groups = sum(len(one.of_group) for one in asked)
    both = ((sample, parts[:of_groups]), (groups.whole, parts[of_groups:]))
    return pa.concat_tables([table_of_parts(of, some, confidence, way_of(variance)) for of, some in both])


def _of_groups(groups: Groups, asked: Sequence[_Decomposed]) -> Iterator[tuple[str, Statistic, Linear]]:
    """Give each part of all groups; a group without people divides by zero, and is dropped or has no figure."""
    for one in asked:
        for name, formula in one.of_group.items():
            yield name, replace(one.statistic, interval="t"), formula(groups.own, groups.everybody)


def _of_everybody(groups: Groups, asked: Sequence[_Decomposed]) -> Iterator[tuple[str, Statistic, Linear]]:
    """Give each statistic of everybody, and its parts as sums over the groups."""
    for one in asked:
        yield "whole", one.statistic, one.statistic.of_totals(groups.everybody)
        for name in one.summed:
            yield name, one.statistic, groups.summed(one.of_group[name](groups.own, groups.everybody))


def _decomposed(measure: Measure) -> _Decomposed:
    (statistic,) = declared(measure)
    order = measure.order if isinstance(measure, GE) else _ENTROPY.get(statistic.name)
    if order is not None:
        return _Decomposed(statistic, _inequality(order, statistic), summed=("within", "between"))
    if isinstance(measure, FGT) or statistic.name in _ADDITIVE:
        return _Decomposed(statistic, _poverty(statistic.rows[1]))
    raise ParameterError(name="measures", value=statistic.name, allowed=_ALLOWED, mend=_PICK)


def _poverty(row: Row) -> dict[str, Formula]:
    return {
        "contribution": lambda group, everybody: group.total(row) / everybody.total(ONE),
        "share": lambda group, everybody: group.total(row) / everybody.total(row),
    }


def _inequality(order: float, statistic: Statistic) -> dict[str, Formula]:
    def people(group: Totals, everybody: Totals) -> Linear:
        return group.total(ONE) / everybody.total(ONE)

    def richer(group: Totals, everybody: Totals) -> Linear:
        return _mean(group) / _mean(everybody)

    def within(group: Totals, everybody: Totals) -> Linear:
        if order in _LOGARITHMS:
            return people(group, everybody) * richer(group, everybody) ** order * statistic.of_totals(group)
        # Not as the product with the group's own entropy, which a group without income has not.
        spread = group.total(statistic.rows[2]) / group.total(ONE) - _mean(group) ** order
        return people(group, everybody) * spread / _mean(everybody) ** order / (order * (order - 1))

    def between(group: Totals, everybody: Totals) -> Linear:
        ratio = richer(group, everybody)
        if order in _LOGARITHMS:
            return people(group, everybody) * (ratio if order else -1.0) * log(ratio)
        return people(group, everybody) * (ratio**order - 1) / (order * (order - 1))

    return {"within": within, "between": between}


def _mean(at: Totals) -> Linear:
    return at.total(VALUE) / at.total(ONE)


def _defined(told: Definition, asked: Sequence[_Decomposed], request: Request) -> Definition:
    """Say which parts there are, and of what groups."""
    parts = dict.fromkeys(name for one in asked for name in one.of_group)
    groups = _BY.fill(groups=", ".join(group.name for group in request.groups))
    return replace(told, what=Text.join([told.what, groups, *(_PARTS[name] for name in parts)], "; ", "；"))


_LOGARITHMS = (0, 1)
_ENTROPY = {"theil_l": 0.0, "theil_t": 1.0}
_ADDITIVE = ("headcount", "gap", "severity", "watts")
_ALLOWED = f"{', '.join((*_ADDITIVE, *_ENTROPY))}, FGT(order), GE(order)"
_PICK = Text("Only these are the sum of parts by groups.", "只有这些指标可按组分解。")
_ONE_GROUP = Text("a column or Place(level), or several", "一个或多个列名或 Place(level)")
_NAME = Text("Name what tells the groups apart.", "请给出区分各组的列。")
_BY = Text("decomposed by {groups}", "按 {groups} 分解")
_PARTS = {
    "contribution": Text(
        "contribution: the group's share of the population times its own index",
        "contribution：该组人口比重乘以该组指数",
    ),
    "share": Text("share: the contribution over the whole", "share：贡献占总体的比例"),
    "within": Text("within: inequality within the groups", "within：组内不平等"),
    "between": Text("between: inequality between the means of the groups", "between：各组均值之间的不平等"),
}
