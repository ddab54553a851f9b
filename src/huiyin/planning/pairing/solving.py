"""The best pairing of a round, with a lower bound that is proven over all pairs.

The linear relaxation over every pair gives a price to each unit's places and load and to each village. By weak duality
the prices alone prove how little any pairing can cost, whoever found them, and how much more one costs that has a
given pair (its reduced cost). So a whole pairing sought among the pairs of small reduced cost is known to be best once
it costs no more than the bound and the smallest reduced cost left out; else more pairs are let in.
Nemhauser and Wolsey (1988), Integer and Combinatorial Optimization, II.3.6 and II.5.2; solver: HiGHS.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy  # by its name: its parts come when they are asked for, and a process that pairs nobody spares 25 MB

from huiyin.planning.pairing.costs import Bools, Floats, Grid, Ints

WITHIN = 0.01  # of the cost: how far from the bound a pairing may lie before more pairs are let in
_FIRST, _WIDER = 10_000, 4  # pairs looked among first; how many times as many next
_EXACT, _RELATIVE = 5_000, 1e-4  # up to so many pairs the best itself is sought, else one that is so near
_NODES = 2_000  # branches looked at, never seconds: the same input gives the same pairs on every machine
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found, in hundredths of a point.

    Attributes:
        chosen: the pairs.
        lower_bound: what no pairing can cost less than.
        place_prices, person_prices: what one more village, and one more poor person, for a unit would save at the
            margin of the relaxation.
    """

    chosen: Bools
    lower_bound: float
    place_prices: Floats
    person_prices: Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """The free pairs as columns, and the rows that bind them: units of villages, villages and persons of units."""

    units: Ints
    villages: Ints
    asked: Ints
    least: Ints
    most: Ints
    persons: Ints
    bounds: Ints

    def matrices(self) -> tuple[Any, Any, Any]:
        """Give the three kinds of rows; persons are counted in those of an average village, as solvers like."""
        at, ones = np.arange(len(self.units)), np.ones(len(self.units))
        wide = len(at)
        return (
            scipy.sparse.csc_array((ones, (self.villages, at)), (len(self.asked), wide)),
            scipy.sparse.csc_array((ones, (self.units, at)), (len(self.most), wide)),
            scipy.sparse.csc_array(
                (self.persons[self.villages] / self.scale, (self.units, at)), (len(self.most), wide)
            ),
        )

    @property
    def scale(self) -> float:
        """The persons of an average village."""
        return max(float(self.persons.mean()), 1.0)

    def only(self, kept: Ints) -> "Rows":
        """Give the rows of some of the columns."""
        return Rows(self.units[kept], self.villages[kept], self.asked, self.least, self.most, self.persons, self.bounds)


def free_rows(grid: Grid) -> Rows:
    """Give what is left to choose once what is fixed is taken out."""
    units, villages = np.nonzero(grid.allowed & ~grid.fixed)
    taken = grid.fixed.sum(axis=1)
    return Rows(
        units=units,
        villages=villages,
        asked=grid.asked - grid.fixed.sum(axis=0),
        least=np.maximum(grid.least - taken, 0),
        most=grid.most - taken,
        persons=grid.persons,
        bounds=grid.bounds - grid.fixed @ grid.persons,
    )


def solve(grid: Grid) -> Solution | None:
    """Give the best pairing of a round that has room (see `checking.check_room`), or none where there is none."""
    rows = free_rows(grid)
    cost = grid.cost[rows.units, rows.villages].astype(np.float64)
    set_cost = float(grid.cost[grid.fixed].sum())
    if not len(cost):
        nothing = np.zeros(len(grid.most))
        return Solution(grid.fixed, set_cost, nothing, nothing)
    relaxed = _relax(rows, cost)
    if relaxed.status != 0:
        return None
    reduced, bound = _proven(rows, cost, relaxed)
    found = _whole(rows, cost, reduced, bound)
    if found is None:
        return None
    picked, proven = found
    chosen = grid.fixed.copy()
    chosen[rows.units[picked], rows.villages[picked]] = True
    places, persons, _ = np.split(-relaxed.ineqlin.marginals, 3)
    return Solution(chosen, set_cost + proven, places, persons / rows.scale)


def _relax(rows: Rows, cost: Floats) -> Any:
    of_villages, of_units, of_persons = rows.matrices()
    return scipy.optimize.linprog(
        cost,
        A_ub=scipy.sparse.vstack([of_units, of_persons, -of_units], format="csc"),
        b_ub=np.concatenate([rows.most, rows.bounds / rows.scale, -rows.least]),
        A_eq=of_villages,
        b_eq=rows.asked,
        bounds=(0, 1),
        method="highs-ipm",
    )


def _proven(rows: Rows, cost: Floats, relaxed: Any) -> tuple[Floats, float]:
    """Give every pair's reduced cost and the bound, from the prices alone: rounding can't make them prove too much."""
    villages = relaxed.eqlin.marginals
    places, persons, least = np.split(np.minimum(relaxed.ineqlin.marginals, 0), 3)
    at, to = rows.units, rows.villages
    reduced = cost - villages[to] - places[at] - persons[at] * (rows.persons[to] / rows.scale) + least[at]
    paid = villages @ rows.asked + places @ rows.most + persons @ (rows.bounds / rows.scale) - least @ rows.least
    return reduced, float(paid + np.minimum(reduced, 0).sum())


def _whole(rows: Rows, cost: Floats, reduced: Floats, bound: float) -> tuple[Ints, float] | None:
    """Give the columns of the best whole pairing and its proven bound."""
    order = np.argsort(reduced, kind="stable")
    count = _FIRST
    while True:
        kept = np.sort(order[:count])
        found = _branch(rows.only(kept), cost[kept])
        everything = count >= len(order)
        if found.x is not None:
            picked = kept[found.x > 1 / 2]
            spent = float(cost[picked].sum())
            beyond = np.inf if everything else bound + float(reduced[order[count]])
            proven = min(max(bound, min(found.mip_dual_bound, beyond)), spent)
            if spent - proven <= WITHIN * spent + _TINY or everything:
                return picked, proven
        elif everything:
            return None
        count *= _WIDER


def _branch(rows: Rows, cost: Floats) -> Any:
    of_villages, of_units, of_persons = rows.matrices()
    return scipy.optimize.milp(
        cost,
        integrality=np.ones(len(cost)),
        bounds=scipy.optimize.Bounds(0, 1),
        constraints=[
            scipy.optimize.LinearConstraint(of_villages, rows.asked, rows.asked),
            scipy.optimize.LinearConstraint(of_units, rows.least, rows.most),
            scipy.optimize.LinearConstraint(of_persons, -np.inf, rows.bounds / rows.scale),
        ],
        options={"mip_rel_gap": 0.0 if len(cost) <= _EXACT else _RELATIVE, "node_limit": _NODES},
    )
