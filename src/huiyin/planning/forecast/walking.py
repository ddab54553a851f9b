"""The register walks into the years to come: every household by itself, many times over.

A walk first draws what nobody can know: how fast the poor leave, return and are found in each village and year. Then
each household draws one number a year, and moves by where that number falls. The same household has the same number
under every question, so that more help never lifts fewer.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from huiyin.kernel.arguments import checked
from huiyin.planning.forecast.history import Flow, Standing, Whole
from huiyin.planning.forecast.learning import Learned, Part
from huiyin.planning.forecast.spread import Counts

Heard = Callable[[float], object]
_AT_ONCE = 2  # more threads wait for memory


def unheard(share: float) -> None:
    """Hear which share of the walks is done, and do nothing."""


@checked
@dataclass(frozen=True, slots=True)
class WhatIf:
    """A question put to the forecast: rates as they are learnt, times so much.

    Attributes:
        exits: of those who leave poverty in a year (1.2: a fifth more).
        returns: of those who return to it.
    """

    exits: float = 1.0
    returns: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Households in the order of their villages.

    Attributes:
        first: where each village's households begin; one entry more, the number of households.
        poor: who is poor.
        persons: how many each has.
    """

    first: Whole
    poor: NDArray[np.bool_]
    persons: NDArray[np.int32]

    @classmethod
    def of(cls, standing: Standing) -> "Register":
        """Find the villages of a standing that is in order."""
        _, first = np.unique(standing.village, return_index=True)
        return cls(np.append(first, len(standing.village)), standing.poor, standing.persons.astype(np.int32))


def walked(
    register: Register,
    rates: Mapping[Flow, Learned | None],
    *,
    years: int,
    walks: int,
    seed: int,
    what_if: WhatIf,
    heard: Heard = unheard,
) -> tuple[Counts, Counts]:
    """Walk; `heard` is told after each walk which share of them is done, and what it raises ends the work.

    Returns:
        The poor at each year's end, and who has left since the beginning, in persons: years by walks by villages.
    """
    shape = (years, walks, len(register.first) - 1)
    poor, lifted = np.empty(shape, np.int32), np.empty(shape, np.int32)

    def walk(number: int) -> None:
        random = np.random.default_rng((seed, number))
        drawn = {flow: _rates(rates[flow], years, shape[2], random) for flow in Flow}
        drawn[Flow.LEFT] *= what_if.exits
        drawn[Flow.RETURNED] *= what_if.returns
        poor[:, number], lifted[:, number] = _walk(register, drawn, random)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, _ in enumerate(pool.map(walk, range(walks)), start=1):
            heard(done / walks)
    return poor, lifted


def _rates(rate: Learned | None, years: int, villages: int, random: np.random.Generator) -> NDArray[np.float32]:
    """Draw a rate for each year and village."""
    if rate is None:
        return np.zeros((years, villages), np.float32)
    spread = _spread(rate.whole, random)
    whole = random.normal(0, spread / np.sqrt(rate.years)) + random.normal(0, spread, (years, 1))
    value = rate.centre + whole
    for part in rate.parts:
        units = len(part.doubt)
        lasting = random.standard_normal(units) * part.doubt
        alone = random.standard_normal((years, units)) * _spread(part, random)
        value = value + (lasting + alone)[:, part.unit]
    drawn: NDArray[np.float32] = expit(value).astype(np.float32)
    return drawn


def _spread(part: Part, random: np.random.Generator) -> float:
    return float(np.sqrt(part.sum_of_squares / random.chisquare(part.freedom)))


def _walk(
    register: Register, rates: Mapping[Flow, NDArray[np.float32]], random: np.random.Generator
) -> tuple[Counts, Counts]:
    people = _with_newcomers(register, random.poisson(rates[Flow.FOUND] * np.diff(register.first)), random)
    poor, away, began = people.poor, people.comes > 0, people.first[:-1]
    told, lifted = np.empty((2, *rates[Flow.LEFT].shape), np.int32)
    gone = np.zeros(told.shape[1], np.int64)
    for year in range(len(told)):
        number = random.random(len(poor), np.float32)
        low = rates[Flow.REMOVED][year]
        high, back = low + rates[Flow.LEFT][year], 1 - rates[Flow.RETURNED][year]
        removed = poor & (number < people.each(low))
        leaves = (poor & (number < people.each(high))) ^ removed
        returns = (number >= people.each(back)) & ~(poor | away)
        comes = people.comes == year + 1
        poor, away = (poor ^ (removed | leaves)) | returns | comes, (away | removed) ^ comes
        gone += np.add.reduceat(people.persons * leaves, began)
        told[year], lifted[year] = np.add.reduceat(people.persons * poor, began), gone
    return told, lifted


@dataclass(frozen=True, slots=True, eq=False)
class _People:
    """The households of a walk, village by village: those registered and then those yet to be found, year by year.

    `comes` is the year of the walk in which a household is found, the first being 1; 0 for those registered.
    """

    first: Whole
    poor: NDArray[np.bool_]
    persons: NDArray[np.int32]
    comes: NDArray[np.int8]

    def each(self, of_village: NDArray[np.float32]) -> NDArray[np.float32]:
        """Give every household what its village has."""
        return np.repeat(of_village, np.diff(self.first))


def _with_newcomers(register: Register, found: Whole, random: np.random.Generator) -> _People:
    """Put who will be found beside who is registered; each is as large as some household of its village."""
    before = np.append(0, found.sum(axis=0).cumsum())  # newcomers of the villages before
    size = len(register.persons) + int(before[-1])
    known = np.arange(len(register.persons)) + np.repeat(before[:-1], np.diff(register.first))
    new = np.arange(int(before[-1])) + np.repeat(register.first[1:], np.diff(before))
    home = np.repeat(np.arange(found.shape[1]), np.diff(before))
    like = register.first[home] + (random.random(len(home)) * np.diff(register.first)[home]).astype(np.int64)
    poor, persons, comes = np.zeros(size, np.bool_), np.empty(size, np.int32), np.zeros(size, np.int8)
    poor[known], persons[known] = register.poor, register.persons
    persons[new] = register.persons[like]
    comes[new] = np.repeat(np.tile(np.arange(1, len(found) + 1), found.shape[1]), found.T.ravel())
    return _People(register.first + before, poor, persons, comes)
