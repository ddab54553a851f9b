"""What every pair costs, in hundredths of a point, part by part; whole numbers, so that parts add up exactly."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from huiyin import policy
from huiyin.kernel.places import Level
from huiyin.planning.pairing.round import Pair, Round
from huiyin.policy import whole_months
from huiyin.records.codes import NEED

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
HUNDREDTHS = 100
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """A round as tables: a row a unit, a column a village, both by their keys.

    Attributes:
        distance, speciality, continuity: the parts of every pair's cost.
        fixed, allowed: which pairs are set, and which may be chosen (the fixed among them).
        most, least: villages of each unit.
        asked, persons: units and registered poor of each village.
        bounds: the poor persons that each unit may have.
    """

    distance: Ints
    speciality: Ints
    continuity: Ints
    fixed: Bools
    allowed: Bools
    most: Ints
    least: Ints
    asked: Ints
    persons: Ints
    bounds: Ints

    @property
    def cost(self) -> Ints:
        """What each pair costs in all."""
        return self.distance + self.speciality + self.continuity


def grid_of(asked: Round) -> Grid:
    """Give an ordered round, which was found fit, as tables, with the numbers of policy of its day.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.
    """
    now = policy.at(asked.on)
    worth = {key: float(now.value(f"pairing_{key}").value) for key in _KEYS}
    times = np.array([worth["deep_weight"] if village.deep else 1.0 for village in asked.villages])
    persons = np.array([village.persons for village in asked.villages])
    most = np.array([unit.most for unit in asked.units])
    bounds = np.maximum(np.floor(worth["load_most"] * persons.mean() * most).astype(np.int64), persons.max())
    shares = {
        "distance": _distances(asked, worth["far_kilometres"]),
        "speciality": _mismatches(asked),
        "continuity": _partings(asked, round(worth["continuity_years"] * _MONTHS)),
    }
    parts = {
        key: np.rint(share * (worth[f"{key}_weight"] * HUNDREDTHS) * times).astype(np.int64)
        for key, share in shares.items()
    }
    fixed = marked(asked, asked.fixed)
    return Grid(
        **parts,
        fixed=fixed,
        allowed=~marked(asked, asked.forbidden),
        most=most,
        least=np.array([unit.least for unit in asked.units]),
        asked=np.array([village.units for village in asked.villages]),
        persons=persons,
        bounds=bounds,
    )


_KEYS = (
    "distance_weight", "speciality_weight", "continuity_weight", "continuity_years", "far_kilometres", "deep_weight",
    "load_most",
)  # fmt: skip


def marked(asked: Round, pairs: Iterable[Pair]) -> Bools:
    """Mark pairs in a table of an ordered round."""
    units, villages = _places_in(asked)
    found = np.zeros((len(units), len(villages)), np.bool_)
    for pair in pairs:
        found[units[pair.unit], villages[pair.village]] = True
    return found


def _places_in(asked: Round) -> tuple[dict[str, int], dict[str, int]]:
    return (
        {unit.key: at for at, unit in enumerate(asked.units)},
        {village.place: at for at, village in enumerate(asked.villages)},
    )


def _distances(asked: Round, farthest: float) -> Floats:
    if asked.distances is not None:
        kilometres = [[asked.distances[unit.key, village.place] for village in asked.villages] for unit in asked.units]
        return np.minimum(np.array(kilometres, np.float64) / farthest, 1.0)
    levels = list(Level)
    found = np.ones((len(asked.units), len(asked.villages)))
    for steps, level in enumerate(levels):
        ours = np.array([unit.place[: level.digits] for unit in asked.units])
        theirs = np.array([village.place[: level.digits] for village in asked.villages])
        found[ours[:, None] == theirs] = 1 - steps / (len(levels) - 1)
    return found


def _mismatches(asked: Round) -> Floats:
    """Give the share of each village's needs that each unit is not good at; nothing where no need is known."""
    keys = NEED.keys()
    needs = np.array([[village.needs.get(key, 0.0) for key in keys] for village in asked.villages])
    unmet = np.array([[key not in unit.specialities for key in keys] for unit in asked.units], np.float64)
    of = needs.sum(axis=1)
    shares = np.divide(needs, of[:, None], out=np.zeros_like(needs), where=of[:, None] > 0)
    mismatch: Floats = unmet @ shares.T
    return mismatch


def _partings(asked: Round, full: int) -> Floats:
    """Give by what share of the full time each pair is younger than the longest of its village."""
    units, villages = _places_in(asked)
    months = np.zeros((len(units), len(villages)))
    for present in asked.present:
        unit, village = units.get(present.pair.unit), villages.get(present.pair.village)
        if unit is not None and village is not None:
            together = min(whole_months(present.since, asked.on), full)
            months[unit, village] = max(months[unit, village], together)
    short: Floats = months.max(axis=0) - months
    return short / full
