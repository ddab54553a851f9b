"""What is asked of two states of a population: samples, lines and prices of both, and whether they share clusters."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import narwhals as nw

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.tables import Definition
from huiyin.kernel.text import Text
from huiyin.measures.survey.designs import Design, as_names
from huiyin.measures.survey.grouping import Column, Place
from huiyin.measures.survey.request import Request, check_source, number
from huiyin.measures.survey.statistic import Statistic
from huiyin.measures.survey.welfare import welfare_in
from huiyin.measures.tables.columns import shared_key
from huiyin.measures.tables.sources import Engine, open_source

BEFORE, NOW = "before", "now"
# Names with blanks, so that no column that is asked for is called the same.
STATE, _INSIDE = "which state", "inside the subset"


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What is asked of two states, whatever statistic it is.

    Attributes:
        sources: the earlier and the later one.
        welfare: the column of each.
        lines: the line of each, in its own money.
        prices: what one unit of the earlier money is in the later.
        paired: whether both lie in the same clusters.
        groups, subset, design, missing: as a request has them.
        engine: as `estimate` takes it.

    Raises:
        ParameterError: paired states without clusters.
    """

    sources: tuple[Any, Any]
    welfare: tuple[str, str]
    lines: tuple[float, float]
    prices: float
    paired: bool
    groups: tuple[Column | Place, ...]
    subset: nw.Expr | None
    design: Design
    missing: Literal["error", "exclude"]
    engine: Engine | None

    def __post_init__(self) -> None:
        if self.paired and not as_names(self.design.clusters):
            raise ParameterError(name="Design.clusters", value=self.design.clusters, allowed=_SHARED, mend=_UNIT)

    @property
    def column(self) -> str:
        """The name of welfare in messages."""
        return self.welfare[0] if self.welfare[0] == self.welfare[1] else " → ".join(self.welfare)

    def request(self, statistics: Sequence[Statistic]) -> Request:
        """Give the request to the stacked rows, as the definition tells it."""
        before, now = self.welfare
        values = replace(welfare_in(self.column), method=_WELFARE.fill(before=before, now=now))
        subset = None if self.subset is None else nw.col(_INSIDE)
        # The line that a statistic is taken at depends on both means: totals at one line don't suffice.
        ranked = tuple(replace(one, rows=(), formula=None) for one in statistics)
        return Request(ranked, values, None, self.groups, subset, self.design, self.missing)

    def by_state(self, request: Request) -> Request:
        """Give the request that tells the states apart: as groups, and as strata where nothing ties them together."""
        strata = as_names(self.design.strata) if self.paired else (STATE, *as_names(self.design.strata))
        return replace(
            request, groups=(*request.groups, Column(STATE)), design=replace(self.design, strata=strata or None)
        )

    def stacked(self, request: Request) -> nw.LazyFrame[Any]:
        """Put the rows of both states under each other, with the columns that are asked for.

        Raises:
            SourceError: one of them lacks a column, has text where a number is needed, or a key of another kind.
        """
        frames = [open_source(source, engine=self.engine) for source in self.sources]
        for frame, welfare in zip(frames, self.welfare, strict=True):
            check_source(frame, replace(request, values=welfare_in(welfare), subset=self.subset))
        design = self.design
        numbers = {*as_names(design.weights), *as_names(design.fpc)}
        keys = {*(group.column for group in self.groups), *as_names(design.strata), *as_names(design.clusters)}
        inside = nw.lit(value=True) if self.subset is None else self.subset
        shared = {name: number(name) for name in sorted(numbers)}
        shared |= {name: shared_key(frames, name) for name in sorted(keys - numbers)}
        return nw.concat(
            [
                frame.select(
                    **{**shared, self.column: number(welfare), _INSIDE: inside, STATE: nw.lit(state)},
                )
                for frame, welfare, state in zip(frames, self.welfare, (BEFORE, NOW), strict=True)
            ]
        )

    def defined(self, told: Definition) -> Definition:
        """Add to what the rows mean how the two states compare."""
        parts = [_PAIRED if self.paired else _INDEPENDENT, _PRICES.fill(prices=f"{self.prices:.10g}")]
        if not math.isnan(self.lines[0]):
            parts.append(_LINE.fill(before=f"{self.lines[0]:,.10g}", now=f"{self.lines[1]:,.10g}"))
        return replace(told, method=Text.join([told.method, *parts], "; ", "；"))


def as_pair(welfare: str | Sequence[str]) -> tuple[str, str]:
    """Give the column of each state, where one name for both is also taken."""
    return (welfare, welfare) if isinstance(welfare, str) else (welfare[0], welfare[1])


def in_money(line: Any, prices: float) -> tuple[tuple[float, float], float]:
    """Give the line of each state in its own money, and what one unit of the earlier money is in the later.

    Args:
        line: in the earlier money, or a pair of the earlier and the later line: prices are then that of the line.
            None where none is needed.
        prices: the later prices over the earlier ones.

    Raises:
        ParameterError: a line or price index that is none, or an index beside a pair of lines.
    """
    if not 0 < prices < math.inf:
        raise ParameterError(name="prices", value=repr(prices), allowed=_ABOVE_ZERO, mend=_INDEX)
    if line is None:
        return (math.nan, math.nan), float(prices)
    pair = tuple(line) if isinstance(line, tuple | list) else None
    if not all(0 < one < math.inf for one in pair or (line,)):
        raise ParameterError(name="line", value=repr(line), allowed=_LINES, mend=_MONEY)
    if pair is None:
        return (float(line), float(line) * float(prices)), float(prices)
    if prices != 1:
        raise ParameterError(name="prices", value=prices, allowed=_ONE, mend=_EITHER)
    return (float(pair[0]), float(pair[1])), float(pair[1]) / float(pair[0])


_SHARED = Text("the column of the units that both states share", "两期共有单元所在的列")
_UNIT = Text(
    "Name it (households or persons of a panel, villages), or pass paired=False for two independent samples.",
    "请给出该列（追踪调查的户或人、村），或对两个独立样本使用 paired=False。",
)
_ABOVE_ZERO = Text("a number above 0", "大于 0 的数")
_INDEX = Text("1.05 says that prices rose by 5% between the two.", "1.05 表示两期间价格上涨 5%。")
_LINES = Text("a number above 0, or a pair of them", "大于 0 的数，或两个这样的数")
_MONEY = Text(
    "Give the line in the earlier money, or each year's own line.", "请给出按前期价格计的贫困线，或两期各自的贫困线。"
)
_ONE = Text("1 beside a pair of lines", "已给出两条贫困线时只能为 1")
_EITHER = Text(
    "Give one line with prices, or each year's own line.", "请给出一条贫困线和价格指数，或两期各自的贫困线。"
)
_WELFARE = Text("welfare in the column '{before}' before and '{now}' now", "收入列前期为“{before}”、后期为“{now}”")
_PAIRED = Text("both states lie in the same clusters", "两期同群，配对估计")
_INDEPENDENT = Text("two independent samples", "两期为独立样本")
_PRICES = Text("prices now {prices} times those before", "后期价格为前期的 {prices} 倍")
_LINE = Text(
    "poverty line {before} before and {now} now, each in its money", "贫困线前期 {before}、后期 {now}（各按当期价格）"
)
