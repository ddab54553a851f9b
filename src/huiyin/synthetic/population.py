"""How many people live in each village each year, farmers and others: made up, adding up exactly to the totals."""

from dataclasses import dataclass

import numpy as np

from huiyin.synthetic.counting import Ints, apportion, scaled, stream
from huiyin.synthetic.data_files import read_rows
from huiyin.synthetic.places import Divisions

YEARS = (2012, 2013, 2014, 2015, 2016)

_SPREAD = 0.5
_BOUNDS = (0.3, 3.0)


@dataclass(frozen=True, slots=True)
class Population:
    """Persons by year (rows, as `YEARS`) and village (columns)."""

    rural: Ints
    total: Ints


def make_population(divisions: Divisions, scale: float, seed: int) -> Population:
    """Share the province's rural and total population of each year out over its villages."""
    noise = np.exp(stream(seed, "population").normal(0, _SPREAD, len(divisions.village_codes)))
    size = np.clip(noise, *_BOUNDS)
    rural_weight = _within_counties(size * divisions.rural, divisions.county) * divisions.rural_weight[divisions.county]
    urban_weight = (
        _within_counties(size * ~divisions.rural, divisions.county) * divisions.urban_weight[divisions.county]
    )
    rural, total = [], []
    for row in read_rows("totals.csv"):
        farmers = scaled(float(row["rural_population"]), scale)
        everyone = scaled(float(row["total_population"]), scale)
        rural.append(apportion(rural_weight, farmers))
        total.append(rural[-1] + apportion(urban_weight, everyone - farmers))
    return Population(np.stack(rural), np.stack(total))


def _within_counties(weights: np.ndarray, county: Ints) -> np.ndarray:
    return weights / np.bincount(county, weights)[county]
