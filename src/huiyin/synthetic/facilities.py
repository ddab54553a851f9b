"""The files of village facilities, year by year, and of the lists of poor villages and counties.

How many villages and counties are poor, deeply poor and left in 2016 is published (1,622, 559 and 404; 42 and 15);
which villages they are is made up, by their county's poverty and by chance.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa

from huiyin.records.sheets import FACILITIES, FACILITY_KEYS, POOR_PLACES
from huiyin.synthetic.columns import SheetFile, digits, flags
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.data_files import write_sheet
from huiyin.synthetic.history import History
from huiyin.synthetic.households import Households
from huiyin.synthetic.place_file import rows_of_year
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.population import YEARS, Population

FACILITY_YEARS = (2014, 2015, 2016)
POOR_VILLAGES, DEEP_VILLAGES, LEFT_IN_2016, POOR_COUNTIES = 1_622, 559, 404, 42
_LISTED_YEAR, _LEFT_ON = "2015", "2016-12-20"
_CITY_DISTRICTS = ("630102", "630103", "630104", "630105")  # the four of 46 that were on no list
_DEEP_COUNTIES = ("6326", "6327", "632321", "632322", "632323")  # Guoluo, Yushu, and three of Huangnan
_STILL_LISTED = 630_223_100  # the township of the demo's cast: its villages are led out by cases, one after another
_VILLAGE = 1_000  # numbers that a village's own three digits can tell apart
_SPREAD = 0.35  # of a village's poverty about its county's, in logs
# The share of villages with each facility in 2014 and 2016, and how much a poor village lies behind.
_SHARES = {
    "road": (0.82, 0.94, 0.14), "power": (0.90, 0.97, 0.08), "water": (0.80, 0.92, 0.12), "network": (0.45, 0.78, 0.20),
    "clinic": (0.85, 0.95, 0.08), "school": (0.88, 0.93, 0.06), "culture": (0.60, 0.86, 0.15),
}  # fmt: skip
_SOURCE = "Numbers as published, villages made up for the demo / 数目为公布数，具体村为演示数据"


def choose_poor_villages(divisions: Divisions, seed: int) -> Bools:
    """Choose the poor villages among those of farmers and herders."""
    random = stream(seed, "poor villages")
    poverty = divisions.low_income[divisions.county] * np.exp(random.normal(0, _SPREAD, len(divisions.village_codes)))
    return _first(np.where(divisions.rural, -poverty, np.inf), POOR_VILLAGES)


def write_facilities(path: Callable[[int], Path], divisions: Divisions, poor: Bools, seed: int) -> None:
    """Write the file of each year: what was built stays."""
    random = stream(seed, "facilities")
    count = len(divisions.village_codes)
    luck = {key: random.random(count) for key in FACILITY_KEYS}
    income = np.exp(random.normal(10, 0.8, count)) * np.where(poor, 0.5, 1)
    few = random.integers(0, 4, count)
    rural = divisions.rural
    for at, year in enumerate(FACILITY_YEARS):
        there = {key: _there(key, at, poor, luck[key]) for key in FACILITY_KEYS}
        columns = _columns(there, few, np.rint(income * 1.15**at).astype(np.int64))
        codes = digits(divisions.codes_in(year))
        years = pa.repeat(pa.scalar(year, pa.int16()), count)
        with SheetFile(path(year), FACILITIES) as file:
            table = {"village_code": codes, "year": years, **columns}
            file.write({key: pa.array(values).filter(pa.array(rural)) for key, values in table.items()})


def write_poor_places(
    path: Path, divisions: Divisions, population: Population, households: Households, history: History, poor: Bools
) -> None:  # fmt: skip
    """Write the list as it stood at the end of the last year: the counties, then the villages."""
    last = len(YEARS) - 1
    codes = divisions.codes_in(YEARS[last])
    persons = np.bincount(households.village, households.size * history.poor[last], minlength=len(codes))
    share = persons / np.maximum(population.rural[last], 1)
    left = _first(np.where(poor & (codes // _VILLAGE != _STILL_LISTED), share, np.inf), LEFT_IN_2016)
    deep = poor & _first(np.where(poor, -_deepness(codes, divisions), np.inf), DEEP_VILLAGES)
    counties = [row["code"] for row in rows_of_year(YEARS[last]) if row["level"] == "county"]
    rows = [
        _row(code, deep=code.startswith(_DEEP_COUNTIES)) for code in counties if not code.startswith(_CITY_DISTRICTS)
    ]
    rows += [
        _row(f"{code:012}", deep=bool(is_deep), left=_LEFT_ON if has_left else "")
        for code, is_poor, is_deep, has_left in zip(codes, poor, deep, left, strict=True)
        if is_poor
    ]
    write_sheet(path, [field.key for field in POOR_PLACES.fields], rows)


def _there(key: str, at: int, poor: Bools, luck: Floats) -> Bools:
    first, last, behind = _SHARES[key]
    share = first + (last - first) * at / (len(FACILITY_YEARS) - 1)
    return luck < np.where(poor, share - behind, share)


def _columns(there: dict[str, Bools], few: Ints, income: Ints) -> dict[str, object]:
    """Give the columns: what is counted of a facility is 0 where it is there."""
    return {
        **{key: flags(values) for key, values in there.items()},
        "unpaved_km": np.where(there["road"], 0, 3 + 4 * few),
        "unpaved_villages": np.where(there["road"], 0, 1 + few),
        "bus": flags(there["road"] & (few > 0)),
        "unsafe_water_households": np.where(there["water"], 0, 6 + 9 * few),
        "doctors": np.where(there["clinic"], 1 + few // 2, 0),
        "collective_income": income,
        "cooperatives": few,
    }


def _deepness(codes: Ints, divisions: Divisions) -> Floats:
    """Give the order in which poor villages are deeply poor: those of the deeply poor counties first."""
    in_deep = np.array([f"{code:012}".startswith(_DEEP_COUNTIES) for code in codes.tolist()])
    return in_deep * 100 + divisions.low_income[divisions.county]


def _first(order: Floats, count: int) -> Bools:
    """Mark the first so many by an order."""
    chosen = np.zeros(len(order), bool)
    chosen[np.argsort(order, kind="stable")[:count]] = True
    return chosen


def _row(code: str, *, deep: bool, left: str = "") -> dict[str, str]:
    return {
        "place_code": code, "listed_year": _LISTED_YEAR, "deep": "yes" if deep else "no", "exited_on": left,
        "source": _SOURCE,
    }  # fmt: skip
