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

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import ESTIMATE_COLUMNS, Definition, ResultTable
from huiyin.kernel.text import Text
from huiyin.measures.estimation.intervals import Interval, exact_interval, thinned_interval, wilson_interval
from huiyin.measures.estimation.results import check_confidence
from huiyin.measures.evaluation.findings import (
    ACCEPTANCE,
    FINDING,
    FINDING_COLUMN,
    NEITHER,
    OMISSION,
    WRONG_EXIT,
    Codes,
    answers,
    coded_people,
)
from huiyin.measures.evaluation.words import (
    A_SHARE,
    COUNTS,
    FROM_ONE,
    INTERVALS,
    LABELS,
    METHOD,
    ONE,
    PARTS,
    PERSONS,
    PICK,
    POPULATION,
    TWO_PERCENT,
    UNCERTAINTY,
)
from huiyin.measures.indices.estimating import estimate
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.linear import Floats, Linear
from huiyin.measures.survey.rows import Totals
from huiyin.measures.survey.statistic import SHARE, Statistic
from huiyin.measures.tables.sources import name_of

_SIMPLE = Design()
Rate = dict[str, Any]


class Verdict(StrEnum):
    """What an interval proves of a limit."""

    PASS = "pass"  # noqa: S105  no password
    FAIL = "fail"
    UNDECIDED = "undecided"


@checked
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


@checked
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
    check_confidence(confidence)
    if not 1 <= assumed_deff < math.inf:
        raise ParameterError(name="assumed_deff", value=assumed_deff, allowed=FROM_ONE, mend=ONE)
    ask = _Asked(design, assumed_deff, interval, confidence)
    coded = coded_people(people, group, wrong)
    wrongly = ask.rate(coded, "wrong_exit", WRONG_EXIT)
    omitted = ask.rate(coded, "omission", OMISSION)
    found = [wrongly, omitted, ask.comprehensive(coded, frame, wrongly, omitted)]
    if households is not None:
        found.append(ask.rate(answers(households, acknowledges), "acceptance", ACCEPTANCE))
    told = list(_judged(found, {measure: float(share) for measure, share in (limits or {}).items()}))
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
            rows.to_native(), statistic, welfare=FINDING_COLUMN, subset=only, missing="error", design=self.design,
            confidence=self.confidence,
        ).rows()  # fmt: skip
        return row

    def rate(self, rows: nw.LazyFrame[Any], name: str, codes: Codes) -> Rate:
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
            return frame.remaining / frame.rural + parts[0] * WRONG_EXIT.share(at) + parts[1] * OMISSION.share(at)

        name = "comprehensive_incidence"
        every = tuple(row for codes in (WRONG_EXIT, OMISSION) for row in (codes.cases, codes.every))
        row = self.estimated(rows, Statistic(name, LABELS[name], SHARE, rows=every, formula=formula), FINDING < NEITHER)
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


def _one(number: float) -> Floats:
    return np.array([number], dtype=np.float64)


def _reach(parts: list[float], together: float) -> float:
    """Give how far a sum reaches whose two parts reach so far each; `together` is twice their correlation."""
    one, other = parts
    return math.sqrt(max(one**2 + other**2 + together * one * other, 0.0))


def _judged(found: list[Rate], limits: Mapping[str, float]) -> Iterator[Rate]:
    unknown = sorted(set(limits) - set(LABELS))
    if unknown:
        raise ParameterError(name="limits", value=", ".join(unknown), allowed=", ".join(LABELS), mend=PICK)
    for measure, share in limits.items():
        if not 0 < share < 1:
            raise ParameterError(name=f"limits[{measure!r}]", value=share, allowed=A_SHARE, mend=TWO_PERCENT)
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
_KINDS = {"measure": pa.string(), "method": pa.string(), "df": pa.int64(), "n": pa.int64(), "verdict": pa.string()}
