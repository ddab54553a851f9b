"""The real divisions of Qinghai as arrays: those of 2023, and the codes that their villages had in a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from huiyin.kernel.places import Level, ancestor
from huiyin.synthetic.changes import code_in
from huiyin.synthetic.counting import Bools, Floats, Ints
from huiyin.synthetic.data_files import read_rows

ETHNICITIES = ("han", "tibetan", "hui", "tu", "salar", "mongol")

_FIRST_FARMERS_VILLAGE = 200  # 001-199 are residents' committees, 200-399 villagers' committees
_TOWNS = ("0", "1", "4")  # sub-districts, towns and enterprise-like units lie near; 2.. are townships
_SMALLEST_SPLIT = 3
_VILLAGES = 1_000  # numbers that a village's own three digits can tell apart


@dataclass(frozen=True, slots=True)
class Divisions:
    """Counties and villages of 2023 in the order of their codes; `county` points from a village to its county.

    `rural` marks villagers' committees, `near` those in a town rather than a township; the other fields are a
    county's (see `divisions/ATTRIBUTION.md`: only altitude is a fact).
    """

    county_codes: tuple[str, ...]
    prefecture: Ints
    prefecture_codes: tuple[str, ...]
    altitude: Floats
    rural_weight: Floats
    urban_weight: Floats
    low_income: Floats
    pastoral: Bools
    ethnic_mix: Floats
    village_codes: Ints
    county: Ints
    rural: Bools
    near: Bools

    def codes_in(self, year: int) -> Ints:
        """Give each village the code that it had at the end of a year."""
        townships, at = np.unique(self.village_codes // _VILLAGES, return_inverse=True)
        then = [int(code_in(f"{code * _VILLAGES:012}", year)) for code in townships.tolist()]
        return np.array(then)[at] + self.village_codes % _VILLAGES

    def strata(self) -> Ints:
        """Give each village its stratum: twice its county, plus one if it lies far and both kinds are many enough."""
        kinds = self.county * 2 + (~self.near)
        many = np.bincount(kinds[self.rural], minlength=2 * len(self.county_codes)) >= _SMALLEST_SPLIT
        split = many[0::2] & many[1::2]
        return np.where(split[self.county], kinds, self.county * 2)

    def by_prefecture(self, county: Ints, chosen: Bools) -> Iterator[Ints]:
        """Give the chosen rows prefecture by prefecture, so that no table grows with the province.

        Args:
            county: each row's county.
            chosen: which rows are wanted.
        """
        prefecture = self.prefecture[county]
        for one in range(len(self.prefecture_codes)):
            rows = np.flatnonzero(chosen & (prefecture == one))
            if len(rows):
                yield rows


@cache
def load_divisions() -> Divisions:
    """Give the divisions."""
    counties = read_rows("counties.csv")
    codes = tuple(row["code"] + "000000" for row in counties)
    prefectures = tuple(sorted({ancestor(code, Level.PREFECTURE) for code in codes}))
    villages = sorted(row["code"] for row in read_rows("qinghai_divisions.csv") if row["level"] == Level.VILLAGE)
    at = {code: index for index, code in enumerate(codes)}
    mix = np.array([[float(row[key]) for key in ETHNICITIES] for row in counties])
    return Divisions(
        county_codes=codes,
        prefecture=np.array([prefectures.index(ancestor(code, Level.PREFECTURE)) for code in codes]),
        prefecture_codes=prefectures,
        altitude=np.array([float(row["altitude"]) for row in counties]),
        rural_weight=np.array([float(row["rural_thousand"]) for row in counties]),
        urban_weight=np.array([float(row["urban_thousand"]) for row in counties]),
        low_income=np.array([float(row["low_income_percent"]) / 100 for row in counties]),
        pastoral=np.array([row["pastoral"] == "yes" for row in counties]),
        ethnic_mix=mix / mix.sum(axis=1, keepdims=True),
        village_codes=np.array([int(code) for code in villages]),
        county=np.array([at[ancestor(code, Level.COUNTY)] for code in villages]),
        rural=np.array([int(code[9:]) >= _FIRST_FARMERS_VILLAGE for code in villages]),
        near=np.array([code[6] in _TOWNS for code in villages]),
    )
