"""Made-up provinces whose later years are known, for the back-test of the forecast.

They differ from what the forecast assumes: villages' rates are drawn from beta distributions, and each province has
its own rates and its own spread from year to year.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from huiyin.kernel.places import Level
from huiyin.planning.forecast.history import Codes, Floats, Flow, Moved, Standing, Whole

_FIRST_YEAR = 2014  # a policy pack says what is held of the spread, so the years are those of a real register
# Of a province: the least and the largest yearly rate of each flow.
_RATES = {Flow.LEFT: (0.15, 0.5), Flow.REMOVED: (0.005, 0.03), Flow.RETURNED: (0.01, 0.06), Flow.FOUND: (0.005, 0.04)}
_YEARLY = (0.15, 0.55)  # the spread of a province's rates from year to year, on the logit scale
_BETWEEN = {Level.PREFECTURE: 0.2, Level.COUNTY: 0.3, Level.TOWNSHIP: 0.2}  # how places differ for good
_ALONE = 0.15  # and in a year alone
_AS_MANY = 15.0  # a village's rate is drawn as if from so many households
_SIZES = np.array([0.08, 0.14, 0.2, 0.24, 0.16, 0.1, 0.05, 0.03])  # households of one person, of two, ...
_POOR, _OUT, _REMOVED = range(3)


@dataclass(frozen=True, slots=True)
class Size:
    """How large the made-up provinces are: how many places of each level lie in one of the level above.

    Attributes:
        prefectures, counties, townships, villages: as many lie in each place above.
        households: the mean number of poor households of a village when the register begins.
    """

    prefectures: int = 4
    counties: int = 4
    townships: int = 5
    villages: int = 8
    households: float = 30.0

    def codes(self) -> Codes:
        """Give the codes of the villages, ascending."""
        return np.array([
            f"63{prefecture:02d}{county:02d}{township:03d}{village:03d}"
            for prefecture in range(1, self.prefectures + 1) for county in range(1, self.counties + 1)
            for township in range(1, self.townships + 1) for village in range(1, self.villages + 1)
        ])  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A made-up province: what a forecast is given, and what came.

    Attributes:
        standing, history: as `forecast` takes them.
        poor, lifted: in persons, of each year to come (rows) and village (columns); lifted since the standing.
        village: the villages' codes, ascending.
    """

    standing: Standing
    history: tuple[Moved, ...]
    poor: Whole
    lifted: Whole
    village: Codes


@dataclass(slots=True, eq=False)
class _Province:
    """A made-up register while its years pass."""

    random: np.random.Generator
    codes: Codes
    village: Whole
    persons: Whole
    state: Whole
    lifted: Whole
    centre: dict[Flow, Floats] = field(default_factory=dict)
    yearly: dict[Flow, float] = field(default_factory=dict)

    @classmethod
    def begun(cls, random: np.random.Generator, size: Size) -> "_Province":
        """Begin a register: everybody on it is poor."""
        codes = size.codes()
        village = np.repeat(np.arange(len(codes)), 1 + random.poisson(size.households - 1, len(codes)))
        persons = random.choice(len(_SIZES), len(village), p=_SIZES) + 1
        made = cls(random, codes, village, persons, np.zeros(len(village), np.int64), np.zeros(len(codes), np.int64))
        for flow, (least, largest) in _RATES.items():
            rate = random.uniform(least, largest)
            made.yearly[flow] = random.uniform(*_YEARLY)
            made.centre[flow] = np.log(rate / (1 - rate)) + made.between(_BETWEEN)
        return made

    def between(self, spreads: dict[Level, float]) -> Floats:
        """Draw what the places of each level differ from those beside them."""
        differs = np.zeros(len(self.codes))
        for level, spread in spreads.items():
            _, unit = np.unique(self.codes.astype(f"<U{level.digits}"), return_inverse=True)
            differs += self.random.normal(0, spread, unit.max() + 1)[unit]
        return differs

    def rate(self, flow: Flow) -> Floats:
        """Draw the year's rate of each village."""
        alone = self.between(dict.fromkeys(_BETWEEN, _ALONE))
        mean = 1 / (1 + np.exp(-(self.centre[flow] + self.random.normal(0, self.yearly[flow]) + alone)))
        return self.random.beta(mean * _AS_MANY, (1 - mean) * _AS_MANY)

    def pass_year(self, year: int) -> Moved:
        """Let a year pass."""
        poor, out = self.state == _POOR, self.state == _OUT
        rate = {flow: self.rate(flow)[self.village] for flow in (Flow.LEFT, Flow.REMOVED, Flow.RETURNED)}
        draw = self.random.random(len(self.village))
        left = poor & (draw < rate[Flow.LEFT])
        removed = poor & (draw > 1 - rate[Flow.REMOVED]) & ~left
        returned = out & (draw < rate[Flow.RETURNED])
        found = self.random.poisson(self.rate(Flow.FOUND) * self.counted(poor | out))
        moved = Moved(
            year, self.codes, self.counted(poor), self.counted(out),
            left=self.counted(left), removed=self.counted(removed), returned=self.counted(returned), found=found,
        )  # fmt: skip
        self.lifted = np.bincount(self.village, self.persons * left, len(self.codes)).astype(np.int64)
        self.state[left], self.state[removed], self.state[returned] = _OUT, _REMOVED, _POOR
        home = np.repeat(np.arange(len(self.codes)), found)
        self.village = np.append(self.village, home)
        self.persons = np.append(self.persons, self.random.choice(len(_SIZES), len(home), p=_SIZES) + 1)
        self.state = np.append(self.state, np.zeros(len(home), np.int64))
        return moved

    def counted(self, who: NDArray[np.bool_]) -> Whole:
        """Count households by village."""
        return np.bincount(self.village[who], minlength=len(self.codes))

    def standing(self, year: int) -> Standing:
        """Give who is registered."""
        there = self.state != _REMOVED
        return Standing(year, self.codes[self.village[there]], self.state[there] == _POOR, self.persons[there])

    def poor(self) -> Whole:
        """Count the poor, in persons by village."""
        return np.bincount(self.village, self.persons * (self.state == _POOR), len(self.codes)).astype(np.int64)


def made_up(random: np.random.Generator, *, seen: int, ahead: int, size: Size) -> Known:
    """Make up a province.

    Args:
        random: where its rates and its people's moves come from.
        seen: how many years the forecast is given.
        ahead: how many years then come.
        size: how large it is.
    """
    province = _Province.begun(random, size)
    history = tuple(province.pass_year(_FIRST_YEAR + at) for at in range(seen))
    last = _FIRST_YEAR + seen - 1
    standing = province.standing(last)
    poor, lifted = [], []
    for at in range(ahead):
        province.pass_year(last + 1 + at)
        poor.append(province.poor())
        lifted.append(province.lifted)
    return Known(standing, history, np.stack(poor), np.cumsum(lifted, axis=0), province.codes)
