"""Why a village gets a unit: the parts of its cost, the second best, and what kept that from being taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np

from huiyin.kernel.text import Text
from huiyin.planning.pairing.costs import HUNDREDTHS, Bools, Floats, Grid, Ints
from huiyin.planning.pairing.round import Pair, Round, Unit, Village
from huiyin.planning.pairing.solving import Solution

_CENT = Decimal("0.01")


class Why(StrEnum):
    """What kept the second best unit from being taken; the first that holds."""

    FIXED = "fixed"  # the pair was set by hand
    DEARER = "dearer"
    FULL = "full"  # it has all the villages that it can take
    LOADED = "loaded"  # it would have more poor persons than its bound
    NEEDED = "needed"  # the unit that was taken would fall below its least
    NEAR = "near"  # nothing but that the search stops this near the optimum


@dataclass(frozen=True, slots=True)
class Load:
    """What a unit has of a pairing, and what one more village or a hundred more poor persons for it would save.

    The savings, in points, are the shadow prices of the relaxation; none where the pairs were chosen by hand.
    """

    unit: Unit
    villages: int
    persons: int
    most_persons: int
    place_price: Decimal | None = None
    persons_price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """The cheapest other unit that the village may have: what it would cost in points, and why it was not taken."""

    load: Load
    cost: Decimal
    why: Why


@dataclass(frozen=True, slots=True)
class Choice:
    """A unit for a village and why; the parts, in points, add up to the cost exactly.

    `load` is the unit's whole load, of which the village's `persons` are a part; it costs no points, it is bounded.
    """

    village: Village
    unit: Unit
    distance: Decimal
    speciality: Decimal
    continuity: Decimal
    load: Load
    other: Other | None = None

    @property
    def pair(self) -> Pair:
        """Which pair it is."""
        return Pair(self.village.place, self.unit.key)

    @property
    def cost(self) -> Decimal:
        """What it costs in all."""
        return self.distance + self.speciality + self.continuity

    @property
    def words(self) -> Text:
        """The sentences for people."""
        own = _OWN.fill(
            unit=self.unit.name, cost=self.cost, distance=self.distance, speciality=self.speciality,
            continuity=self.continuity, persons=self.village.persons, all=self.load.persons,
            most=self.load.most_persons,
        )  # fmt: skip
        if self.other is None:
            return own
        unit, load = self.other.load.unit, self.other.load
        why = _WHY[self.other.why].fill(
            unit=self.unit.name, most=unit.most, place=load.place_price, persons=load.persons,
            bound=load.most_persons, price=load.persons_price,
        )  # fmt: skip
        return Text.join([own, _OTHER.fill(unit=unit.name, cost=self.other.cost, why=why)], " ", "")


_OWN = Text(
    "{unit} costs {cost} points: distance {distance}, speciality {speciality}, continuity {continuity}. "
    "It brings {persons} of the {all} poor persons of the unit, which may have {most}.",
    "{unit}成本 {cost} 分：距离 {distance}，专长 {speciality}，延续 {continuity}。"
    "该村贫困人口 {persons} 人，单位合计 {all} 人，上限 {most} 人。",
)
_OTHER = Text("Next best is {unit} with {cost}; {why}", "次优为{unit}，成本 {cost} 分；{why}")
_WHY = {
    Why.FIXED: Text("the pair was set by hand.", "本结对为手工指定。"),
    Why.DEARER: Text("that is not better.", "并不更优。"),
    Why.FULL: Text(
        "it has the {most} that it takes at the most, and one more would save {place} points.",
        "其 {most} 村的上限已满，多一村可省 {place} 分。",
    ),
    Why.LOADED: Text(
        "it has {persons} poor persons, may have {bound}, and a hundred more would save {price} points.",
        "其贫困人口已有 {persons} 人，上限 {bound} 人，上限多一百人可省 {price} 分。",
    ),
    Why.NEEDED: Text("{unit} would fall below its least.", "{unit}将低于下限。"),
    Why.NEAR: Text(
        "it is cheaper by itself, but the search stops within the stated gap.", "单看更优，但求解在所示差距内即停止。"
    ),
}


def points(hundredths: float) -> Decimal:
    """Give hundredths of a point as points."""
    return (Decimal(float(hundredths)) / HUNDREDTHS).quantize(_CENT)


def loads_of(asked: Round, grid: Grid, chosen: Bools, prices: Sequence[Floats] = ()) -> tuple[Load, ...]:
    """Give the load of every unit; `prices` are those of a place and of a person, where they are known."""
    villages, persons = chosen.sum(axis=1), chosen @ grid.persons
    return tuple(
        Load(
            unit, int(villages[at]), int(persons[at]), int(grid.bounds[at]),
            *(points(price[at] * times) for price, times in zip(prices, (1, 100), strict=False)),
        )
        for at, unit in enumerate(asked.units)
    )  # fmt: skip


def choices_of(asked: Round, grid: Grid, chosen: Bools, loads: Sequence[Load]) -> tuple[Choice, ...]:
    """Give every pair with the parts of its cost, by village."""
    return tuple(
        Choice(
            asked.villages[village], asked.units[unit], points(grid.distance[unit, village]),
            points(grid.speciality[unit, village]), points(grid.continuity[unit, village]), loads[unit],
        )
        for village, unit in np.argwhere(chosen.T)
    )  # fmt: skip


def others_of(grid: Grid, solution: Solution, loads: Sequence[Load]) -> list[Other | None]:
    """Give the second best of every pair, in the order of `choices_of`."""
    cost = grid.cost
    open_to = np.where(grid.allowed & ~solution.chosen, cost, np.iinfo(np.int64).max)
    best = open_to.argmin(axis=0)
    return [
        Other(
            loads[best[village]],
            points(cost[best[village], village]),
            _why(grid, cost, loads, (unit, best[village], village)),
        )
        if open_to[best[village], village] < np.iinfo(np.int64).max
        else None
        for village, unit in np.argwhere(solution.chosen.T)
    ]


def _why(grid: Grid, cost: Ints, loads: Sequence[Load], of: tuple[int, int, int]) -> Why:
    unit, other, village = of
    own, its = loads[unit], loads[other]
    holding = {
        Why.FIXED: grid.fixed[unit, village],
        Why.DEARER: cost[other, village] >= cost[unit, village],
        Why.FULL: its.villages >= its.unit.most,
        Why.LOADED: its.persons + grid.persons[village] > its.most_persons,
        Why.NEEDED: own.villages <= own.unit.least,
    }
    return next((why for why, holds in holding.items() if holds), Why.NEAR)
