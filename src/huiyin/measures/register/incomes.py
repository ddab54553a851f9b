"""Poverty at any line, from incomes that are read once: what a slider asks for many times a minute.

Values only: the register is counted whole and has no sampling error; a survey's intervals come from `estimate`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from huiyin.kernel.money import FEN_PER_YUAN
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.measures.register.rates import POOR_STATUSES
from huiyin.measures.register.recoding import codes_that_ended, under_codes_of
from huiyin.measures.register.villages import Villages, Whole, laid_out
from huiyin.measures.tables.engine import collected
from huiyin.measures.tables.sources import open_source
from huiyin.policy import at
from huiyin.records.snapshots import Snapshot

Floats = NDArray[np.float64]
_KEPT = 16  # years in memory, 32 bytes a household
_APART = 1e7  # yuan between two villages' keys: a line lies far below it, and a fen counts in seven million villages


@dataclass(frozen=True, slots=True)
class LineRate:
    """A rate of the register that moves with the line: the FGT of an order over the rural population.

    Attributes:
        key: its name.
        order: 0, 1 or 2.
        label: what it is called.
        definition: what is counted, over which base.
    """

    key: str
    order: int
    label: Text
    definition: Text


_LINE_RATES = (
    LineRate("below_line", 0, Text("share below the line", "低于贫困线的比例"),
             Text("The {who} persons whose income is known and below the line, over the rural population.",
                  "收入已知且低于贫困线的{who}人口占农村人口的比例。")),
    LineRate("gap", 1, Text("poverty gap", "贫困深度"),
             Text("Mean shortfall of the {who} below the line, as a share of the line, over the rural population; "
                  "whoever lies on the line or above it, or whose income is unknown, counts as zero.",
                  "{who}人口收入低于贫困线的缺口占贫困线的比例，按农村人口平均；达到或超过贫困线的、收入不详的，缺口计为零。")),
    LineRate("severity", 2, Text("poverty severity", "贫困强度"),
             Text("Mean squared shortfall of the {who} below the line, as a share of the line, over the rural "
                  "population: the poorest weigh most.",
                  "{who}人口收入缺口占贫困线比例的平方，按农村人口平均；收入越低，权重越大。")),
)  # fmt: skip


@cache
def line_rates_of(year: int) -> dict[str, LineRate]:
    """Give the rates that move with the line, in the words of a year."""
    who = at(year).pack.series.who
    return {one.key: replace(one, definition=one.definition.fill(who=who)) for one in _LINE_RATES}


@dataclass(frozen=True, slots=True)
class Below:
    """The persons below a line.

    Attributes:
        persons: how many they are.
        shortfall: the sum of their shortfalls, each as a share of the line.
        squared: the sum of the squares of these shares.
    """

    persons: float = 0.0
    shortfall: float = 0.0
    squared: float = 0.0

    def __add__(self, other: "Below") -> "Below":
        return Below(self.persons + other.persons, self.shortfall + other.shortfall, self.squared + other.squared)

    def power(self, order: int) -> float:
        """Give the sum of the shares to a power: 0 counts persons; over a population it is the FGT of that order."""
        return (self.persons, self.shortfall, self.squared)[order]


NOBODY = Below()


@dataclass(frozen=True, slots=True, eq=False)
class Incomes:
    """Persons with their incomes: village by village, in each the poorest first.

    Attributes:
        villages: at which row each village begins.
        key: the income, moved so far that every village lies above the one before: all of them are searched at once.
        sums: up to each row, the persons, their incomes and the squares of these; `sums[:, 0]` is nothing.
    """

    villages: Villages
    key: Floats
    sums: Floats

    def below(self, line: float, level: Level, *codes: str) -> dict[str, Below]:
        """Give who lies below a line, by the places of a level within some places.

        Args:
            line: yuan a year, above zero and below two million.
            level: of the places, not above that of `codes`.
            codes: the places that are looked at.
        """
        found: dict[str, Below] = {}
        for villages in map(self.villages.of_place, codes):
            names, place = np.unique(self.villages.codes[villages].astype(f"<U{level.digits}"), return_inverse=True)
            poor = self._poorer(line, villages)
            sums = np.array([np.bincount(place, each, minlength=len(names)) for each in poor])
            found |= zip((str(name).ljust(12, "0") for name in names), _below(line, sums), strict=True)
        return found

    def along(self, lines: Sequence[float], *codes: str) -> list[Below]:
        """Give who lies below each of some lines within some places, all of them together."""
        parts = [self._poorer(line, villages) for line in lines for villages in map(self.villages.of_place, codes)]
        sums = np.array([part.sum(axis=1) for part in parts]).reshape(len(lines), -1, 3).sum(axis=1)
        return [one for line, each in zip(lines, sums, strict=True) for one in _below(line, each[:, None])]

    def persons(self, *codes: str) -> float:
        """Give the persons of known income within some places."""
        rows = map(self.villages.within, codes)
        return float(sum(self.sums[0, own.stop] - self.sums[0, own.start] for own in rows))

    def _poorer(self, line: float, villages: slice) -> Floats:
        """Give the persons below a line, their incomes and the squares of these, by village."""
        first = self.villages.first[:-1][villages]
        numbers = np.arange(villages.start, villages.stop)
        ends = np.searchsorted(self.key, _key(numbers, np.full(len(numbers), line)))
        sums: Floats = self.sums[:, ends] - self.sums[:, first]
        return sums


def incomes_of(table: pa.Table) -> Incomes:
    """Give the incomes of a table.

    Args:
        table: the columns `village_code`, `income` (yuan, or null: below no line) and `persons`.
    """
    table = table.filter(pc.is_valid(table["income"]))
    income, persons = (table[name].cast(pa.float64()).to_numpy() for name in ("income", "persons"))
    villages, rows = laid_out(table["village_code"], income)
    counted = np.array([persons, persons * income, persons * income**2])[:, rows]
    return Incomes(
        villages=villages,
        key=_key(villages.numbers, income[rows]),
        sums=np.concatenate([np.zeros((3, 1)), counted.cumsum(axis=1)], axis=1),
    )


def _key(village: Whole, income: Floats) -> Floats:
    return np.asarray(village * _APART + np.clip(income, -_APART / 4, _APART / 4), dtype=np.float64)


def _below(line: float, sums: Floats) -> list[Below]:
    """Give who lies below a line, from sums of persons, incomes and squares by place."""
    persons, total, squares = sums
    squared = persons - 2 * total / line + squares / line**2
    return [Below(*map(float, one)) for one in zip(persons, persons - total / line, squared, strict=True)]


@lru_cache(maxsize=_KEPT)
def registered_incomes(snapshot: Snapshot) -> Incomes:
    """Give the incomes of a frozen year's registered poor, in yuan, under the place codes of the year.

    They are those whom the figures of the year count as poor, so at the year's own line gap and severity are theirs.
    """
    households: nw.LazyFrame[Any] = open_source(snapshot.path("households"))
    poor = households.filter(nw.col("status").is_in(list(POOR_STATUSES)))
    rows = under_codes_of(codes_that_ended(snapshot), poor).select(
        village_code="village_code",
        income=nw.col("income_per_capita").cast(nw.Float64) / FEN_PER_YUAN,
        persons=nw.col("member_count").cast(nw.Float64),
    )
    return incomes_of(collected(rows))
