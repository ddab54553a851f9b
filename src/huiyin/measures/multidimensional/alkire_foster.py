"""Multidimensional poverty by the counting of Alkire and Foster: who is deprived in enough things at once.

Formulas, linearisation and sources: docs/method/multidimensional.md.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import add, mul
from typing import Any, Literal

import narwhals as nw

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.errors import MissingDeprivationError, MissingWelfareError
from huiyin.measures.estimation.results import Variance, check_confidence, measured
from huiyin.measures.multidimensional.deprivations import Deprivation, Deprivations
from huiyin.measures.multidimensional.words import EVERY_CARDINAL, MEASURES, NAMED, NOT_CARDINAL, UNCERTAINTY
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.grouping import Place, groupings
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.request import Request
from huiyin.measures.survey.rows import ONE, Row, Totals
from huiyin.measures.survey.statistic import SHARE, Statistic, mean_of
from huiyin.measures.tables.engine import count_of, totals
from huiyin.measures.tables.sources import Engine, name_of, open_source

_SIMPLE = Design()


@checked
def multidimensional(  # noqa: PLR0913  the whole question of a measurement, asked in one place
    source: Any,
    deprivations: Sequence[Deprivation],
    measures: str | Sequence[str] = ("incidence", "intensity", "adjusted_headcount"),
    *,
    k: float = 1 / 3,
    by: str | Place | Sequence[str | Place] = (),
    subset: nw.Expr | None = None,
    design: Design = _SIMPLE,
    variance: Variance = "taylor",
    missing: Literal["error", "exclude"] = "error",
    engine: Engine | None = None,
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate multidimensional poverty (Alkire and Foster 2011), with standard errors that honour the design.

    Formulas, linearisation and sources: docs/method/multidimensional.md.

    Args:
        source: what `estimate` takes; a row is a person, or a household whose weight counts its members.
        deprivations: what is counted; weights are divided by their sum. `GUARANTEES` is ready for the register.
        measures: `incidence` (H), `intensity` (A), `adjusted_headcount` (M0 = HA); for each deprivation `uncensored`
            (who is deprived), `censored` (who is poor too) and `contribution` (to M0; for each dimension as well);
            where every deprivation is cardinal `adjusted_gap` (M1) and `adjusted_severity` (M2).
        k: who is deprived in at least this share of the weights is poor; 1 is in all of them.
        by: as in `estimate`, and so are `subset`, `design`, `variance`, `engine` and `confidence`.
        subset: an expression that is true for the rows to measure.
        design: how the sample was drawn.
        variance: the way of the standard errors.
        missing: `"error"` refuses rows of which some deprivation is not known; `"exclude"` leaves them out, counted.
        engine: as `estimate` takes it.
        confidence: the level of the intervals.

    Returns:
        A row for each group and measure, with the columns of `estimate`; all are shares (0 to 1). Measures of one
        deprivation are called `uncensored_<name>`, `censored_<name>` and `contribution_<name>`. Where nobody is poor,
        intensity and contributions are null.

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be measured, with the column, the rows counted and the mend.

    Example:
        >>> import huiyin as hy
        >>> import pyarrow as pa
        >>> people = pa.table({"food": [0, 1, 1, 0], "water": [0, 0, 1, 1], "house": [0, 0, 1, 0]})
        >>> three = [hy.Deprivation(name, name) for name in people.column_names]
        >>> found = hy.multidimensional(people, three, k=2 / 3)
        >>> [(row["measure"], row["estimate"]) for row in found.rows()]
        [('incidence', 0.25), ('intensity', 1.0), ('adjusted_headcount', 0.25)]
    """
    check_confidence(confidence)
    counted = Deprivations(tuple(deprivations), k)
    asked = (measures,) if isinstance(measures, str) else tuple(dict.fromkeys(measures))
    _check_measures(asked, counted)
    frame = open_source(source, engine=engine)
    counted.check(frame)
    request = Request(
        statistics=tuple(one for name in asked for one in _STATISTICS[name](_Rows(counted))),
        values=counted.values(gaps=not _OF_GAPS.isdisjoint(asked)),
        line=None,
        groups=groupings(by),
        subset=subset,
        design=design,
        missing=missing,
    )
    try:
        found = measured(frame, request, source=name_of(source), confidence=confidence, variance=variance)
    except MissingWelfareError as unknown:
        raise _not_known(frame, request, counted, unknown) from unknown
    told = replace(found.definition, uncertainty=UNCERTAINTY.fill(confidence=f"{confidence:.3g}"))
    return replace(found, definition=told)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """What is added up over people, each an expression of `deprived_0`, `poor` and so on."""

    counted: Deprivations

    def deprived(self, at: int) -> Row:
        return Row(f"deprived_{at}", nw.col(f"deprived_{at}"), flag=True)

    def censored(self, at: int) -> Row:
        return Row(f"censored_{at}", nw.col("poor") * nw.col(f"deprived_{at}"), flag=True)

    @property
    def poor(self) -> Row:
        return Row("poor", nw.col("poor"), flag=True)

    @property
    def score(self) -> Row:
        return Row("score", nw.col("poor") * nw.col("score"))

    def gaps(self, order: int) -> Row:
        powers = (reduce(mul, [nw.col(f"gap_{at}")] * order) for at in range(len(self.counted.every)))
        return Row(f"gaps_{order}", nw.col("poor") * self.counted.weighed(powers))


def _share(name: str, label: Text, row: Row, base: Row, interval: Literal["logit", "t"] = "logit") -> Statistic:
    return Statistic(name, label, SHARE, rows=(base, row), formula=mean_of(row, base), interval=interval)


def _incidence(rows: _Rows) -> Iterator[Statistic]:
    yield _share("incidence", NAMED["incidence"], rows.poor, ONE)


def _intensity(rows: _Rows) -> Iterator[Statistic]:
    yield _share("intensity", NAMED["intensity"], rows.score, rows.poor)


def _adjusted_headcount(rows: _Rows) -> Iterator[Statistic]:
    yield _share("adjusted_headcount", NAMED["adjusted_headcount"], rows.score, ONE)


def _adjusted(name: str, order: int) -> Callable[[_Rows], Iterator[Statistic]]:
    def statistics(rows: _Rows) -> Iterator[Statistic]:
        # A gap exceeds 1 where somebody has less than nothing: no share of a whole, and no log odds.
        yield _share(name, NAMED[name], rows.gaps(order), ONE, "t")

    return statistics


def _uncensored(rows: _Rows) -> Iterator[Statistic]:
    for at, one in enumerate(rows.counted.every):
        yield _share(f"uncensored_{one.name}", NAMED["uncensored"].fill(what=one.words), rows.deprived(at), ONE)


def _censored(rows: _Rows) -> Iterator[Statistic]:
    for at, one in enumerate(rows.counted.every):
        yield _share(f"censored_{one.name}", NAMED["censored"].fill(what=one.words), rows.censored(at), ONE)


def _contribution(rows: _Rows) -> Iterator[Statistic]:
    every = rows.counted.every
    parts: list[tuple[str, Text, tuple[int, ...]]] = [(one.name, one.words, (at,)) for at, one in enumerate(every)]
    parts += [(name, Text(name, name), members) for name, members in rows.counted.dimensions.items()]
    for name, words, members in parts:
        yield Statistic(
            name=f"contribution_{name}",
            label=NAMED["contribution"].fill(what=words),
            unit=SHARE,
            rows=(rows.score, *map(rows.censored, members)),
            formula=partial(_part, rows=rows, members=members),
            interval="logit",
        )


def _part(at: Totals, *, rows: _Rows, members: Sequence[int]) -> Linear:
    weighed = (rows.counted.shares[one] * at.total(rows.censored(one)) for one in members)
    return reduce(add, weighed) / at.total(rows.score)


_STATISTICS: dict[str, Callable[[_Rows], Iterator[Statistic]]] = {
    "incidence": _incidence,
    "intensity": _intensity,
    "adjusted_headcount": _adjusted_headcount,
    "uncensored": _uncensored,
    "censored": _censored,
    "contribution": _contribution,
    "adjusted_gap": _adjusted("adjusted_gap", 1),
    "adjusted_severity": _adjusted("adjusted_severity", 2),
}
NAMES = tuple(_STATISTICS)
_OF_GAPS = frozenset({"adjusted_gap", "adjusted_severity"})


def _check_measures(asked: Sequence[str], counted: Deprivations) -> None:
    unknown = [name for name in asked if name not in _STATISTICS]
    if unknown or not asked:
        raise ParameterError(name="measures", value=", ".join(unknown) or "()", allowed=", ".join(NAMES), mend=MEASURES)
    of_gaps = [name for name in asked if name in _OF_GAPS]
    if of_gaps and counted.ordinal:
        mend = NOT_CARDINAL.fill(names=", ".join(counted.ordinal))
        raise ParameterError(name="measures", value=", ".join(of_gaps), allowed=EVERY_CARDINAL, mend=mend)


def _not_known(
    frame: nw.LazyFrame[Any], request: Request, counted: Deprivations, unknown: MissingWelfareError
) -> MissingDeprivationError:
    """Say of which deprivations how many rows are silent: asked only where some are."""
    inside = frame if request.subset is None else frame.filter(request.subset)
    known = inside.select(**{f"deprived_{at}": one.deprived() for at, one in enumerate(counted.every)})
    counts = totals(known, (), {name: count_of(nw.col(name).is_null()) for name in known.collect_schema().names()})
    silent = {one.name: counts[f"deprived_{at}"][0].as_py() for at, one in enumerate(counted.every)}
    told = ", ".join(f"{name} {count:,}" for name, count in silent.items() if count)
    return MissingDeprivationError(each=told, **{name: unknown.fields[name] for name in ("count", "rows")})
