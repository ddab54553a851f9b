"""An assessment scheme as data: whom it assesses, in which blocks, by which indicators, rules, bands and limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.policy import Source
from huiyin.scoring.rules import Direction, Rule
from huiyin.scoring.values import ValueKind

FULL_MARK = Fraction(100)


class Origin(StrEnum):
    """Where a raw figure comes from."""

    REGISTER = "register"
    STATISTIC = "statistic"

    @property
    def label(self) -> Text:
        """The origin's name."""
        return _ORIGINS[self]


_ORIGINS = {
    Origin.REGISTER: Text("frozen register", "年度快照"),
    Origin.STATISTIC: Text("imported statistics table", "导入的统计表"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """A raw figure that an indicator needs: `key` in its origin, of the year assessed or some years before."""

    role: str
    label: Text
    unit: Text
    origin: Origin
    key: str
    years_ago: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured and how it earns its points; `weight` is its full mark."""

    key: str
    label: Text
    definition: Text
    unit: Text
    population: Text
    direction: Direction
    weight: Fraction
    value: ValueKind
    inputs: tuple[Input, ...]
    rule: Rule
    assumption: Text | None


@dataclass(frozen=True, slots=True)
class Block:
    """Indicators that belong together; their weights add up to the block's."""

    key: str
    label: Text
    weight: Fraction
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A class of results, from `least` points up."""

    key: str
    label: Text
    least: Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """A fault that keeps a result from any band better than `best`: the indicator's value lies below `below`."""

    key: str
    label: Text
    indicator: str
    below: Decimal
    best: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A whole scheme, best band first.

    `hash` is the content hash of the document: the same wording anywhere, another after any change. `least_covered`
    is the least part of the 100 points that must be scored before there is a total.
    """

    key: str
    version: int
    label: Text
    level: Level
    year: int
    sources: tuple[Source, ...]
    assumption: Text | None
    least_covered: Decimal
    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]
    limits: tuple[Limit, ...]
    hash: str

    def indicators(self) -> Iterator[Indicator]:
        """Give all indicators in order."""
        for block in self.blocks:
            yield from block.indicators
