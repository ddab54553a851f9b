"""How often what came lay within a forecast's interval: of frozen years, or of made-up provinces."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from huiyin.kernel.places import Level, ancestors, level_of
from huiyin.planning.forecast.forecasting import forecast
from huiyin.planning.forecast.history import Whole
from huiyin.planning.forecast.provinces import Known, Size, made_up
from huiyin.planning.forecast.spread import Expected

_FULL = Size()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the interval held what came, at one level and so many years ahead.

    Attributes:
        level: of the places.
        ahead: years from the standing.
        measure: `poor_persons` or `lifted_persons`.
        held, of: in how many of how many places of all provinces.
    """

    level: Level
    ahead: int
    measure: str
    held: int
    of: int

    @property
    def share(self) -> float:
        """The share that it held."""
        return self.held / self.of


@dataclass(frozen=True, slots=True)
class Compared:
    """What was expected of a place, and what came.

    Attributes:
        place: its code.
        ahead: years from the standing.
        measure: `poor_persons` or `lifted_persons`.
        expected: with its interval.
        came: what was counted in the end.
    """

    place: str
    ahead: int
    measure: str
    expected: Expected
    came: int

    @property
    def held(self) -> bool:
        """Whether the interval holds what came, its ends included."""
        return self.expected.low <= self.came <= self.expected.high


def coverage(compared: Iterable[Compared]) -> list[Coverage]:
    """Count how often the interval held what came, by level, years ahead and measure."""
    held: dict[tuple[Level, int, str], list[bool]] = {}
    for one in compared:
        held.setdefault((level_of(one.place), one.ahead, one.measure), []).append(one.held)
    return [Coverage(*key, sum(inside), len(inside)) for key, inside in held.items()]


def back_test(*, provinces: int, seen: int = 3, ahead: int = 2, size: Size = _FULL, walks: int = 200,
              seed: int = 1) -> list[Coverage]:  # fmt: skip
    """Forecast made-up provinces from their first years and compare with the years that came.

    The same seed gives the same provinces.

    Args:
        provinces: how many.
        seen: how many years each forecast learns from.
        ahead: how many years it looks ahead.
        size: of each province.
        walks: of each forecast.
        seed: of the provinces and of the forecasts.
    """
    return coverage(
        one
        for number in range(provinces)
        for one in _compared(
            made_up(np.random.default_rng((seed, number)), seen=seen, ahead=ahead, size=size), walks, number
        )
    )


def _compared(known: Known, walks: int, seed: int) -> Iterator[Compared]:
    last = known.standing.year + len(known.poor)
    told = forecast(known.standing, known.history, until=last, walks=walks, seed=seed)
    came = {"poor_persons": _added(known, known.poor), "lifted_persons": _added(known, known.lifted)}
    for code in told.places:
        for at, year in enumerate(told.years):
            for measure, of in (("poor_persons", told.poor_of), ("lifted_persons", told.lifted_of)):
                yield Compared(code, at + 1, measure, of(code, year), int(came[measure][code][at]))


def _added(known: Known, values: Whole) -> dict[str, Whole]:
    """Add villages up to all places above them, year by year."""
    sums: dict[str, Whole] = {}
    for code, column in zip(known.village.tolist(), values.T, strict=True):
        for place in (*ancestors(code), code):
            sums[place] = sums.get(place, np.zeros(len(values), np.int64)) + column
    return sums
