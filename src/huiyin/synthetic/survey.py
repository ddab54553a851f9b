"""A made-up household survey beside the register: 20,000 households a year, drawn like the statistics bureau's.

Counties, each near and far, are the strata; villages are drawn in them, the larger the likelier, and the same number
of households in each. The households stay in the sample for all years. Incomes are lognormal, placed so that the
share below each year's line is expected to be the published one; the sample then differs from it by chance, and never
agrees with the register.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.special import ndtri

from huiyin.measures import Design
from huiyin.measures.survey.carried import with_design
from huiyin.synthetic.counting import Floats, Ints, apportion, solve, stream
from huiyin.synthetic.data_files import read_rows
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.population import YEARS, Population

_HOUSEHOLDS, _MOST_PER_PERSON = 20_000, 200_000  # at scale 1; below 0.1 the sample shrinks with the province
_PER_VILLAGE, _FEWEST_VILLAGES = 10, 2
_SPREAD, _OF_VILLAGES, _LASTING = 0.62, 0.15, 0.6  # of log income; shares of its variance between villages, over time
_MEMBERS = np.arange(1, 9)
_MEMBER_SHARES = np.array([0.04, 0.12, 0.2, 0.27, 0.2, 0.11, 0.04, 0.02])
_HEAPED, _ROUND = 0.4, 100  # share of incomes a head that are multiples of 100 yuan
DESIGN = Design(weights="weight", strata="stratum", clusters="village_code")
_SIDES = ("near", "far")
_INCIDENCE = "nbs_incidence"


def write_survey(
    path: Path, divisions: Divisions, population: Population, lines: Sequence[int], scale: float, seed: int
) -> None:
    """Write the survey of all years as one Parquet file.

    Columns: `household`, `village_code` (the cluster, by its code of the year), `stratum`, `weight` (the people of
    the rural population that the household stands for, its members included; they sum to the rural population of the
    year), `members`, `income` (yuan a head a year), `year`. The file carries its design.
    """
    random = stream(seed, "survey")
    strata = np.where(divisions.rural, divisions.strata(), -1)
    villages = _draw_villages(random, strata, population.rural[0], min(_HOUSEHOLDS, round(_MOST_PER_PERSON * scale)))
    village = np.repeat(villages, _PER_VILLAGE)
    members = random.choice(_MEMBERS, size=len(village), p=_MEMBER_SHARES)
    incomes = _incomes(random, divisions, population, village, lines)
    everybody = [
        pa.table({
            "household": _numbers(divisions, village),
            "village_code": pa.array(divisions.codes_in(year)[village]).cast(pa.string()),
            "stratum": _stratum_names(divisions, strata, village),
            "weight": _weights(strata, village, members, population.rural[at]),
            "members": members.astype(np.int32),
            "income": incomes[at],
            "year": np.full(len(village), year, np.int16),
        })
        for at, year in enumerate(YEARS)
    ]  # fmt: skip
    table = with_design(pa.concat_tables(everybody).combine_chunks(), DESIGN)
    pq.write_table(table, path, compression="zstd")


def _draw_villages(random: np.random.Generator, strata: Ints, people: Ints, households: int) -> Ints:
    """Draw villages without replacement, the larger the likelier, at least two a stratum."""
    present = np.unique(strata[strata >= 0])
    sizes = np.bincount(strata[strata >= 0], people[strata >= 0])[present]
    available = np.bincount(strata[strata >= 0])[present]
    total = max(households // _PER_VILLAGE, _FEWEST_VILLAGES * len(present))

    def quotas(factor: float) -> Floats:
        return np.clip(factor * np.sqrt(sizes), _FEWEST_VILLAGES, available)

    wanted = apportion(quotas(solve(lambda factor: float(quotas(factor).sum()), total, 0, len(strata))), total)
    chosen = []
    for stratum, count in zip(present, wanted, strict=True):
        here = np.flatnonzero(strata == stratum)
        race = np.log(people[here] + 1) + random.gumbel(size=len(here))
        chosen.append(np.sort(here[np.argsort(-race)[:count]]))
    return np.concatenate(chosen)


def _weights(strata: Ints, village: Ints, members: Ints, people: Ints) -> Floats:
    """Give weights in people that add up to the rural population of each stratum."""
    inside = strata >= 0
    known = np.bincount(strata[inside], people[inside])
    home = strata[village]
    return known[home] * members / np.bincount(home, members)[home]


def _incomes(
    random: np.random.Generator, divisions: Divisions, population: Population, village: Ints, lines: Sequence[int]
) -> Floats:
    """Give income a head by year and household."""
    published = {
        int(row["year"]): float(row["value"]) / 100
        for row in read_rows("published.csv")
        if row["indicator"] == _INCIDENCE and row["place_code"] != "000000000000"
    }
    count = len(village)
    of_village = random.normal(0, np.sqrt(_OF_VILLAGES), len(divisions.village_codes))[village]
    lasting = random.normal(size=count)
    heaped = random.random(count) < _HEAPED
    years = []
    for at, line in enumerate(lines):
        own = np.sqrt(_LASTING) * lasting + np.sqrt(1 - _LASTING) * random.normal(size=count)
        noise = of_village + np.sqrt(1 - _OF_VILLAGES) * own
        below = _county_incidence(divisions, population.rural[at], published[YEARS[at]])[divisions.county[village]]
        income = line * np.exp(_SPREAD * (noise - ndtri(below)))
        years.append(np.where(heaped, np.rint(income / _ROUND) * _ROUND, np.rint(income)))
    return np.stack(years)


def _county_incidence(divisions: Divisions, people: Ints, published: float) -> Floats:
    """Give each county the share below the line that makes the province's the published one."""
    level = np.log(divisions.low_income / (1 - divisions.low_income))
    weights = np.bincount(divisions.county, people) / people.sum()

    def share(shift: float) -> Floats:
        return 1 / (1 + np.exp(-level - shift))

    return share(solve(lambda shift: float(share(shift) @ weights), published, -6, 3))


def _numbers(divisions: Divisions, village: Ints) -> pa.Array:
    place = np.arange(len(village)) % _PER_VILLAGE + 1
    return pa.array(divisions.codes_in(YEARS[0])[village] * 100 + place).cast(pa.string())


def _stratum_names(divisions: Divisions, strata: Ints, village: Ints) -> pa.Array:
    """Name a stratum by its county as it was when the sample was drawn, and by its side where the county has two."""
    drawn, at = np.unique(strata[village], return_inverse=True)
    first = dict(zip(strata[village], divisions.codes_in(YEARS[0])[village], strict=True))
    names = [f"{first[one]:012}"[:6] + (f"-{_SIDES[one % 2]}" if one ^ 1 in first else "") for one in drawn.tolist()]
    return pa.array(names).take(pa.array(at))
