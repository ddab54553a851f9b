"""Every household that is ever registered: where it lives, how many it has, in which year it is first found.

All years are laid out at once, so that a household keeps its number for good.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from huiyin.synthetic.counting import Floats, Ints, positions, scaled, solve, stream
from huiyin.synthetic.data_files import read_rows
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.population import YEARS, Population

_SIZES = np.arange(1, 10)
_SIZE_SHARES = np.array([0.08, 0.17, 0.25, 0.245, 0.145, 0.07, 0.027, 0.01, 0.003])
_MEAN_SIZE = float(_SIZES @ _SIZE_SHARES)
_VILLAGE_SPREAD = 0.45
_FAR = 0.3  # on the logit scale
_MOST_IN_A_VILLAGE = 0.8
_PER_VILLAGE = 10_000  # numbers that the last four digits of a household number can tell apart


@dataclass(frozen=True, slots=True)
class Households:
    """In the order of their villages, with numbers made of the village codes of the first year.

    `village` and `county` point into the divisions, `first` to the household's first person.
    """

    number: Ints
    village: Ints
    county: Ints
    size: Ints
    entered: Ints
    first: Ints

    def __len__(self) -> int:
        return len(self.number)


@cache
def flows() -> dict[tuple[int, str], int]:
    """Give how many people enter, leave and return each year, at full scale."""
    return {(int(row["year"]), row["flow"]): int(row["persons"]) for row in read_rows("flows.csv")}


def make_households(divisions: Divisions, population: Population, scale: float, seed: int) -> Households:
    """Lay out all households: each year's newcomers have exactly as many people as its flow says."""
    random = stream(seed, "households")
    incidence = village_incidence(divisions, population, scale, seed)
    villages, sizes, entered = [], [], []
    for at, year in enumerate(YEARS):
        people = scaled(flows().get((year, "entered"), 0), scale)
        if people:
            size = _sizes(random, people)
            sizes.append(size)
            villages.append(_settle(size, incidence * population.rural[at]))
            entered.append(np.full(len(size), year))
    order = np.lexsort((np.concatenate(entered), np.concatenate(villages)))
    village, size = np.concatenate(villages)[order], np.concatenate(sizes)[order]
    return Households(
        number=divisions.codes_in(YEARS[0])[village] * _PER_VILLAGE + positions(village) + 1,
        village=village,
        county=divisions.county[village],
        size=size,
        entered=np.concatenate(entered)[order],
        first=np.cumsum(size) - size,
    )


def village_incidence(divisions: Divisions, population: Population, scale: float, seed: int) -> Floats:
    """Give each village's share of low-income people in 2012; the province's is the published one."""
    noise = stream(seed, "incidence").normal(0, _VILLAGE_SPREAD, len(divisions.village_codes))
    level = np.log(divisions.low_income / (1 - divisions.low_income))[divisions.county]
    level = level + noise + _FAR * (~divisions.near - 0.5)
    farmers = population.rural[0]
    target = scaled(flows()[2012, "entered"], scale)

    def share(shift: float) -> Floats:
        return np.minimum(1 / (1 + np.exp(-level - shift)), _MOST_IN_A_VILLAGE)

    return share(solve(lambda shift: float(share(shift) @ farmers), target, -5, 5))


def _sizes(random: np.random.Generator, people: int) -> Ints:
    """Draw household sizes that sum exactly to a number of people; the last household takes what is left."""
    drawn = random.choice(_SIZES, size=int(people / _MEAN_SIZE * 1.1) + 50, p=_SIZE_SHARES)
    count = int(np.searchsorted(np.cumsum(drawn), people))
    size: npt.NDArray[np.int64] = drawn[: count + 1].astype(np.int64)
    size[-1] -= size.sum() - people
    return size


def _settle(size: Ints, weights: Floats) -> Ints:
    """Put households into villages: stand all people in a row, cut it by weight, see where each one's middle is."""
    ends = np.cumsum(weights) / weights.sum() * size.sum()
    return np.searchsorted(ends, np.cumsum(size) - size / 2).astype(np.int64)
