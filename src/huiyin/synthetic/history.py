"""Who is on the register in which year, and as what.

Two series that must never be joined: until 2013 the low-income people by the standard of their time, from 2014 the
register made by that year's identification. Every yearly total of people is exact.
"""

from dataclasses import dataclass

import numpy as np

from huiyin.records.codes import STANDARD, STATUS
from huiyin.synthetic.counting import Bools, Floats, Ints, choose, rank_within, scaled, solve, stream
from huiyin.synthetic.households import Households, flows
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.population import YEARS, Population

CHEATING_COUNTIES = ("630121000000", "630222000000", "630224000000", "632523000000")
"""Where, in this made-up world, households are pushed just over the line to count as exits: Datong, Minhe, Hualong
and Guide, taken because they are large enough for a detector to decide. It says nothing about the real counties."""

_STATUS = {key: at for at, key in enumerate(STATUS.keys())}
ABSENT = -1
POOR, EXITED, RELAPSED, REMOVED = (_STATUS[key] for key in ("poor", "exited", "relapsed", "removed"))
_NATIONAL, _PROVINCIAL = (STANDARD.keys().index(key) for key in ("national", "provincial"))
_IDENTIFICATION = 2014  # the year that begins the second series

_PUSHED_SHARE = 0.08  # of a cheating county's exits
_CHEATING_PACE = 1.25
_FIRST_BATCH = ("632822000000", "632522000000", "632324000000", "632857000000", "632803000000")  # leave in 2016
_FIRST_BATCH_EXITS = 0.9
_STEEPER = 1.15  # how much stronger the register of 2014 follows a county's poverty than the old list


@dataclass(frozen=True, slots=True)
class History:
    """By year (rows, as `YEARS`) and household (columns).

    Attributes:
        status: an index into the status codes, `ABSENT` before the household is first found.
        standard: an index into the standards, 0 where absent.
        came, left: the household was found anew, found again or relapsed / left poverty in the year.
        pushed: it left on paper only.
        ability: one number a household, the higher the better it earns: incomes follow it.
    """

    status: Ints
    standard: Ints
    came: Bools
    left: Bools
    pushed: Bools
    ability: Floats

    @property
    def poor(self) -> Bools:
        """Who counts as poor: poor or relapsed."""
        return _is_poor(self.status)


class _Teller:
    """Tells the years one after another; what it has told so far is the state."""

    def __init__(
        self, divisions: Divisions, population: Population, households: Households, scale: float, seed: int
    ) -> None:
        self.divisions, self.population, self.households, self.scale = divisions, population, households, scale
        self.random = stream(seed, "history")
        count = len(households)
        self.permanent = self.random.normal(size=count)
        self.status = np.full(count, ABSENT)
        self.standard = np.zeros(count, np.int64)
        self.pushed_before = np.zeros(count, bool)
        self.begin()

    def begin(self) -> None:
        """Begin a year: nobody has come or left yet; everybody earns a little better or worse than for good."""
        count = len(self.households)
        self.came, self.left, self.pushed = (np.zeros(count, bool) for _ in range(3))
        self.ability = self.permanent + self.random.normal(0, 0.5, count)

    def pick(self, who: Bools, score: Floats, quotas: Floats, people: int) -> Ints:
        """Choose among `who` by score, near the counties' quotas and exactly to a number of people."""
        candidates = np.flatnonzero(who)
        home, size = self.households.county[candidates], self.households.size[candidates]
        return candidates[choose(score[candidates], home, quotas, size, people)]

    def people(self, who: Bools) -> Floats:
        """Count people by county."""
        home, size = self.households.county[who], self.households.size[who].astype(float)
        return np.asarray(np.bincount(home, size, minlength=len(self.divisions.county_codes)), np.float64)

    def flow(self, year: int, name: str) -> int:
        """Give a flow's number of people at this scale."""
        return scaled(flows()[year, name], self.scale)

    def enter(self, year: int) -> None:
        """Register the year's newcomers."""
        new = self.households.entered == year
        self.status[new], self.came[new] = POOR, True
        self.standard[new] = _NATIONAL if year >= _IDENTIFICATION else _PROVINCIAL

    def identify(self) -> None:
        """Make the register of 2014 from the poor of the old list; whoever is not on it is removed."""
        old_poor = self.status == POOR
        people = self.flow(_IDENTIFICATION, "registered") - self.flow(_IDENTIFICATION, "entered")
        quotas = self.deprived() * people / self.deprived().sum()
        chosen = self.pick(old_poor, self.random.normal(0, 0.6, len(old_poor)) - self.ability, quotas, people)
        self.status[self.status != ABSENT] = REMOVED
        self.status[chosen], self.standard[chosen], self.came[chosen] = POOR, _NATIONAL, True

    def deprived(self) -> Floats:
        """Give what a county's share in the register should be proportional to."""
        farmers = np.bincount(self.divisions.county, self.population.rural[0])
        return farmers * (self.divisions.low_income / 0.4) ** _STEEPER

    def leave(self, year: int) -> None:
        """Let the ablest of the poor leave; the poorer the county, the slower."""
        poor = _is_poor(self.status)
        by_county = self.people(poor)
        people = self.flow(year, "exits")
        cheats = np.isin(self.divisions.county_codes, CHEATING_COUNTIES)
        pace = (1.35 - 0.9 * self.divisions.low_income) * np.where(cheats, _CHEATING_PACE, 1)
        first = np.isin(self.divisions.county_codes, _FIRST_BATCH) & (year == YEARS[-1])

        def quotas(speed: float) -> Floats:
            return by_county * np.where(first, _FIRST_BATCH_EXITS, np.minimum(speed * pace, 0.95))

        speed = solve(lambda value: float(quotas(value).sum()), people, 0, 2)
        score = self.ability + self.random.normal(0, 0.25, len(poor))
        gone = self.pick(poor, score, quotas(speed), people)
        self.status[gone], self.left[gone] = EXITED, True
        self.push(gone, score)

    def push(self, gone: Ints, score: Floats) -> None:
        """Mark, in the cheating counties, the weakest of those who left from 2014 on as pushed over the line."""
        home = self.households.county[gone]
        cheats = np.isin(np.array(self.divisions.county_codes)[home], CHEATING_COUNTIES)
        weakest = rank_within(home, score[gone]) < _PUSHED_SHARE
        self.pushed[gone] = cheats & weakest & (self.standard[gone] == _NATIONAL)

    def come_back(self, year: int) -> None:
        """Let some who left relapse, those first who had only been pushed; find some of the old list again."""
        gone = (self.status == EXITED) & ~self.left
        people = self.flow(year, "relapsed")
        score = 1.5 * self.pushed_before - self.ability + self.random.normal(0, 1, len(gone))
        quotas = self.people(gone) + 2 * self.people(gone & self.pushed_before)
        back = self.pick(gone, score, quotas * people / quotas.sum(), people)
        self.status[back], self.came[back] = RELAPSED, True
        poor = _is_poor(self.status)
        missing = self.flow(year, "poor") - int(self.households.size[poor].sum())
        listed = self.status == REMOVED
        quotas = self.deprived() * missing / self.deprived().sum()
        found = self.pick(listed, self.random.normal(0, 0.6, len(listed)) - self.ability, quotas, missing)
        self.status[found], self.standard[found], self.came[found] = POOR, _NATIONAL, True

    def tell(self, year: int) -> None:
        """Tell one year: newcomers leave in a later year, but for those of the identification, which begins a year."""
        self.begin()
        if year == _IDENTIFICATION:
            self.identify()
            self.enter(year)
            self.leave(year)
        else:
            if year != YEARS[0]:
                self.leave(year)
            self.enter(year)
        if year > _IDENTIFICATION:
            self.come_back(year)
        self.pushed_before |= self.pushed


def _is_poor(status: Ints) -> Bools:
    poor: Bools = (status == POOR) | (status == RELAPSED)
    return poor


def make_history(
    divisions: Divisions, population: Population, households: Households, scale: float, seed: int
) -> History:
    """Tell all years."""
    teller = _Teller(divisions, population, households, scale, seed)
    years = []
    for year in YEARS:
        teller.tell(year)
        years.append(
            (teller.status.copy(), teller.standard.copy(), teller.came, teller.left, teller.pushed, teller.ability)
        )
    return History(*(np.stack(part) for part in zip(*years, strict=True)))
