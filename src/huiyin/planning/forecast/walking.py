"""The register walks into the years to come: every household by itself, many times over.

A walk first draws what nobody can know: how fast the poor leave, return and are found in each village and year. Then
each household draws one number a year, and moves by where that number falls. The same household has the same number
under every question, so that more help never lifts fewer.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from huiyin.kernel.arguments import checked
from huiyin.planning.forecast.history import Flow, Standing, Whole
from huiyin.planning.forecast.learning import Learned, Part

Counts = NDArray[np.int32]
_AT_ONCE = 2  # more threads wait for memory


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
        village: of each household, the number of its village.
        first: where each village's households begin; one entry more, the number of households.
        poor: who is poor.
        persons: how many each has.
    """

    village: Whole
    first: Whole
    poor: NDArray[np.bool_]
    persons: NDArray[np.int32]

    @classmethod
    def of(cls, standing: Standing) -> "Register":
        """Number the villages of a standing that is in order."""
        _, first, village = np.unique(standing.village, return_index=True, return_inverse=True)
        return cls(village, np.append(first, len(village)), standing.poor, standing.persons.astype(np.int32))


def walked(
    register: Register, rates: Mapping[Flow, Learned | None], *, years: int, walks: int, seed: int, what_if: WhatIf
) -> tuple[Counts, Counts]:
    """Walk.

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
        list(pool.map(walk, range(walks)))
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
    village, persons, poor = register.village, register.persons, register.poor
    away = np.zeros(len(poor), np.bool_)
    told, lifted = np.empty((2, *rates[Flow.LEFT].shape), np.int32)
    gone = np.zeros(len(register.first) - 1, np.int64)
    for year in range(len(told)):
        number = random.random(len(village), np.float32)
        low = rates[Flow.REMOVED][year]
        high, back = low + rates[Flow.LEFT][year], 1 - rates[Flow.RETURNED][year]
        removed = poor & (number < low[village])
        leaves = (poor & (number < high[village])) ^ removed
        returns = (number >= back[village]) & ~(poor | away)
        poor, away = (poor ^ (removed | leaves)) | returns, away | removed
        gone += _added(register, village, persons, leaves)
        new, size = _newcomers(register, random.poisson(rates[Flow.FOUND][year] * np.diff(register.first)), random)
        village, persons = np.append(village, new), np.append(persons, size)
        poor, away = np.append(poor, np.ones(len(new), np.bool_)), np.append(away, np.zeros(len(new), np.bool_))
        told[year], lifted[year] = _added(register, village, persons, poor), gone
    return told, lifted


def _added(register: Register, village: Whole, persons: NDArray[np.int32], who: NDArray[np.bool_]) -> Whole:
    """Add persons up by village: those of the register lie village by village, those found since behind them."""
    counted, known = persons * who, len(register.village)
    found = np.bincount(village[known:], counted[known:], minlength=len(register.first) - 1)
    return np.add.reduceat(counted[:known], register.first[:-1], dtype=np.int64) + found.astype(np.int64)


def _newcomers(register: Register, found: Whole, random: np.random.Generator) -> tuple[Whole, NDArray[np.int32]]:
    """Give who is found: each lives in its village, and is as large as some household there."""
    home = np.repeat(np.arange(len(found)), found)
    first, number = register.first[home], np.diff(register.first)[home]
    like = first + (random.random(len(home)) * number).astype(np.int64)
    return home, register.persons[like]
