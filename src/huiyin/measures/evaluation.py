"""Third-party evaluation of a county that wants to leave poverty: its rates, their intervals, and what they prove.

Wrong exits are counted among the exited, omissions among those who are not registered, acceptance among households;
comprehensive incidence carries the first two to the county's population. Definitions: Measures for the special
evaluation of counties leaving poverty (2017, no. 56). Formulas and intervals: docs/method/verification.md.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS, Definition, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.columns import Asked, check_columns
from huiyin.measures.designs import Design
from huiyin.measures.engine import count_of, totals
from huiyin.measures.errors import NotSaidError
from huiyin.measures.estimating import estimate
from huiyin.measures.evaluation_words import (
    ACKNOWLEDGES,
    COUNTS,
    FROM_ONE,
    GROUP,
    INTERVALS,
    LABELS,
    METHOD,
    ONE,
    PARTS,
    PERSONS,
    PICK,
    POPULATION,
    UNCERTAINTY,
    WRONG,
)
from huiyin.measures.intervals import Interval, exact_interval, thinned_interval, wilson_interval
from huiyin.measures.linear import Floats, Linear
from huiyin.measures.results import check_choice
from huiyin.measures.rows import WELFARE, Row, Totals
from huiyin.measures.sources import name_of, open_source
from huiyin.measures.statistic import SHARE, Statistic

_SIMPLE = Design()
Rate = dict[str, Any]


class Verdict(StrEnum):
    """What an interval proves of a limit."""

    PASS = "pass"  # noqa: S105  no password
    FAIL = "fail"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a county has in all, in persons: the denominators that a sample can't give.

    Attributes:
        remaining: registered poor who have not exited.
        exited: registered persons who have exited.
        unregistered: rural persons who are not registered.
        rural: the rural (agricultural registered) population.

    Raises:
        ParameterError: a count is negative or infinite, or there is no rural population.
    """

    remaining: float
    exited: float
    unregistered: float
    rural: float

    def __post_init__(self) -> None:
        for name in ("remaining", "exited", "unregistered", "rural"):
            value = getattr(self, name)
            if not 0 <= value < math.inf or (name == "rural" and value == 0):
                raise ParameterError(name=f"Frame.{name}", value=value, allowed=COUNTS, mend=PERSONS)
        if (parts := self.remaining + self.exited + self.unregistered) > self.rural * (1 + _HAIR):
            raise ParameterError(name="Frame.rural", value=self.rural, allowed=PARTS.fill(parts=parts), mend=PERSONS)


def verification(  # noqa: PLR0913  the whole question of an evaluation, asked in one place
    people: Any,
    frame: Frame,
    *,
    group: str = "group",
    wrong: str = "wrong",
    households: Any = None,
    acknowledges: str = "acknowledges",
    design: Design = _SIMPLE,
    limits: Mapping[str, float] | None = None,
    assumed_deff: float = 1.0,
    interval: Literal["exact", "wilson"] = "exact",
    confidence: float = 0.95,
) -> ResultTable:
    """Estimate what an evaluation found in a county, and what it proves against the limits.

    Args:
        people: who was looked at, a row a person: a source as `estimate` takes it.
        frame: what the county has in all.
        group: the column that says `exited` (registered and exited) or `unregistered`; other rows are not counted.
        wrong: the column that is 1 for who was found wrongly exited, or omitted, and 0 for the others.
        households: the households that were asked, a row a household; without them acceptance is left out.
        acknowledges: its column, 1 for a household that acknowledges, 0 for the others.
        design: how persons and households were drawn; the same columns in both sources.
        limits: by measure, the share to stay below; for `acceptance` the share to exceed. From the policy pack.
        assumed_deff: the design effect where not one case was found, as such a sample can't tell its own.
        interval: `"exact"` never covers less than it says; `"wilson"` is shorter, and covers what it says on average.
        confidence: the level of the intervals; a verdict rests on one of their ends.

    Returns:
        A row each for `wrong_exit`, `omission`, `comprehensive_incidence` and `acceptance`: the columns of every
        estimate, then `limit` and `verdict` (pass, fail or undecided; both null without a limit).

    Raises:
        ParameterError: an argument outside what is allowed.
        SourceError: data that can't be measured.

    Example:
        >>> import pyarrow as pa
        >>> people = pa.table({"group": ["exited"] * 200 + ["unregistered"] * 300, "wrong": [1] * 2 + [0] * 498})
        >>> frame = Frame(remaining=400, exited=9_000, unregistered=60_000, rural=69_400)
        >>> found = verification(people, frame, limits={"wrong_exit": 0.02, "omission": 0.02})
        >>> for row in found.rows():
        ...     print(row["measure"], round(row["estimate"], 4), round(row["ci_high"], 4), row["verdict"])
        wrong_exit 0.01 0.0357 undecided
        omission 0.0 0.0122 pass
        comprehensive_incidence 0.0071 0.0181 None
    """
    if not 1 <= assumed_deff < math.inf:
        raise ParameterError(name="assumed_deff", value=assumed_deff, allowed=FROM_ONE, mend=ONE)
    check_choice("interval", interval, tuple(_INTERVALS))
    ask = _Asked(design, assumed_deff, interval, confidence)
    coded = _coded(people, group, wrong)
    wrongly = ask.rate(coded, "wrong_exit", _WRONG_EXIT)
    omitted = ask.rate(coded, "omission", _OMISSION)
    found = [wrongly, omitted, ask.comprehensive(coded, frame, wrongly, omitted)]
    if households is not None:
        found.append(ask.rate(_answers(households, acknowledges), "acceptance", _ACCEPTANCE))
    told = list(_judged(found, limits or {}))
    kinds = pa.schema([*((name, _KINDS.get(name, pa.float64())) for name in (*ESTIMATE_COLUMNS, "limit", "verdict"))])
    return ResultTable(pa.Table.from_pylist(told, schema=kinds), ask.definition(name_of(people), told))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What each rate is asked with."""

    design: Design
    assumed_deff: float
    interval: Literal["exact", "wilson"]
    confidence: float

    def estimated(self, rows: nw.LazyFrame[Any], statistic: Statistic, only: nw.Expr) -> Rate:
        (row,) = estimate(
            rows.to_native(), statistic, welfare=_FINDING_COLUMN, subset=only, missing="error", design=self.design,
            confidence=self.confidence,
        ).rows()  # fmt: skip
        return row

    def rate(self, rows: nw.LazyFrame[Any], name: str, codes: "_Codes") -> Rate:
        """Estimate the share of cases, with its interval, thinned by the design effect."""
        statistic = Statistic(name, LABELS[name], SHARE, rows=(codes.cases, codes.every), formula=codes.share)
        row = self.estimated(rows, statistic, codes.inside)
        share, n = row["estimate"], row["n"]
        independent = share * (1 - share) / n
        deff = row["se"] ** 2 / independent if independent > 0 else self.assumed_deff
        found = f"taylor, {self.interval} thinned" if independent > 0 else f"no spread, design effect {deff:g} assumed"
        of = _INTERVALS[self.interval]
        ends = thinned_interval(_one(share), _one(n), _one(row["df"]), _one(deff), self.confidence, of)
        return row | {"ci_low": float(ends[0][0]), "ci_high": float(ends[1][0]), "deff": deff, "method": found}

    def comprehensive(self, rows: nw.LazyFrame[Any], frame: Frame, wrongly: Rate, omitted: Rate) -> Rate:
        """Carry both rates to the county: counted are the registered poor, estimated the two others.

        The ends are those of Zou and Donner (2008) for a sum, with the correlation that the sample shows.
        """
        parts = (frame.exited / frame.rural, frame.unregistered / frame.rural)

        def formula(at: Totals) -> Linear:
            return frame.remaining / frame.rural + parts[0] * _WRONG_EXIT.share(at) + parts[1] * _OMISSION.share(at)

        name = "comprehensive_incidence"
        every = tuple(row for codes in (_WRONG_EXIT, _OMISSION) for row in (codes.cases, codes.every))
        row = self.estimated(
            rows, Statistic(name, LABELS[name], SHARE, rows=every, formula=formula), _FINDING < _NEITHER
        )
        rates = (wrongly, omitted)
        spread = [part * rate["se"] for part, rate in zip(parts, rates, strict=True)]
        both = row["se"] ** 2 - spread[0] ** 2 - spread[1] ** 2
        together = both / (spread[0] * spread[1]) if spread[0] * spread[1] > 0 else 0.0
        low, high = (
            _reach([part * (rate[end] - rate["estimate"]) for part, rate in zip(parts, rates, strict=True)], together)
            for end in ("ci_low", "ci_high")
        )
        ends = {"ci_low": max(row["estimate"] - low, 0.0), "ci_high": min(row["estimate"] + high, 1.0)}
        return row | ends | {"deff": None, "method": "census and taylor, sum of two"}

    def definition(self, source: str, told: list[Rate]) -> Definition:
        """Say what the rates mean."""
        return Definition(
            what=Text.join([LABELS[row["measure"]] for row in told], "; ", "；"),
            units={row["measure"]: SHARE for row in told},
            population=POPULATION,
            period="",
            source=source,
            method=METHOD,
            uncertainty=UNCERTAINTY.fill(
                confidence=f"{self.confidence:.3g}", deff=f"{self.assumed_deff:g}", interval=INTERVALS[self.interval]
            ),
        )


@dataclass(frozen=True, slots=True)
class _Codes:
    """The findings that a rate is made of: which count as cases, among which."""

    name: str
    low: float

    @property
    def inside(self) -> nw.Expr:
        return _FINDING.is_between(self.low, self.low + 1)

    @property
    def every(self) -> Row:
        return Row(f"{self.name}_all", WELFARE.is_between(self.low, self.low + 1).cast(nw.Float64))

    @property
    def cases(self) -> Row:
        # Findings are whole numbers, and floats are not compared for being equal.
        case = WELFARE.is_between(self.low + 0.5, self.low + 1.5)
        return Row(f"{self.name}_cases", case.cast(nw.Float64))

    def share(self, at: Totals) -> Linear:
        return at.total(self.cases) / at.total(self.every)


def _one(number: float) -> Floats:
    return np.array([number], dtype=np.float64)


def _reach(parts: list[float], together: float) -> float:
    """Give how far a sum reaches whose two parts reach so far each; `together` is twice their correlation."""
    one, other = parts
    return math.sqrt(max(one**2 + other**2 + together * one * other, 0.0))


def _coded(people: Any, group: str, wrong: str) -> nw.LazyFrame[Any]:
    """Give each person one number, the finding: exited 0, or 1 where wrongly; not registered 2, or 3 where omitted."""
    rows = open_source(people)
    check_columns(rows, [Asked(group, GROUP), Asked(wrong, WRONG, numeric=True)])
    of_group, finding = nw.col(group).cast(nw.String), nw.col(wrong).cast(nw.Float64)
    counted = of_group.is_in(["exited", "unregistered"])
    _check_findings(rows.filter(counted), wrong)
    # Whoever is of neither group stays in the sample: their villages count in the design.
    coded = nw.when(of_group == "exited").then(finding).when(of_group == "unregistered").then(finding + 2)
    return rows.with_columns(**{_FINDING_COLUMN: coded.otherwise(nw.lit(_NEITHER))})


def _answers(households: Any, acknowledges: str) -> nw.LazyFrame[Any]:
    rows = open_source(households)
    check_columns(rows, [Asked(acknowledges, ACKNOWLEDGES, numeric=True)])
    _check_findings(rows, acknowledges)
    return rows.with_columns(**{_FINDING_COLUMN: nw.col(acknowledges).cast(nw.Float64)})


def _check_findings(rows: nw.LazyFrame[Any], column: str) -> None:
    finding = nw.col(column).cast(nw.Float64)
    said = ((finding == 0) | (finding == 1)).fill_null(value=False)
    found = totals(rows.select(wrong=~said), (), {"rows": nw.len(), "wrong": count_of(nw.col("wrong"))}).to_pylist()[0]
    if found["wrong"]:
        raise NotSaidError(column=column, count=f"{found['wrong']:,}", rows=f"{found['rows']:,}")


def _judged(found: list[Rate], limits: Mapping[str, float]) -> Iterator[Rate]:
    unknown = sorted(set(limits) - set(LABELS))
    if unknown:
        raise ParameterError(name="limits", value=", ".join(unknown), allowed=", ".join(LABELS), mend=PICK)
    for row in found:
        limit = limits.get(row["measure"])
        yield row | {"limit": limit, "verdict": None if limit is None else _verdict(row, limit)}


def _verdict(row: Rate, limit: float) -> Verdict:
    """A rate of errors must lie below its limit, acceptance above."""
    low, high = row["ci_low"], row["ci_high"]
    if row["measure"] == "acceptance":
        low, high, limit = -high, -low, -limit
    if high < limit:
        return Verdict.PASS
    return Verdict.FAIL if low >= limit else Verdict.UNDECIDED


_INTERVALS: Mapping[str, Interval] = {"exact": exact_interval, "wilson": wilson_interval}
_HAIR = 1e-9  # counts may come rounded
_FINDING_COLUMN, _NEITHER = "finding of the evaluation", 9.0
_FINDING = nw.col(_FINDING_COLUMN)
_WRONG_EXIT, _OMISSION, _ACCEPTANCE = _Codes("exited", 0.0), _Codes("unregistered", 2.0), _Codes("asked", 0.0)
_KINDS = {"measure": pa.string(), "method": pa.string(), "df": pa.int64(), "n": pa.int64(), "verdict": pa.string()}
