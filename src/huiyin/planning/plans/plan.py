"""A plan: its time in phases, and indicators that know of which figure they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin.planning.pace.path import Path, Phase, by_phases
from huiyin.planning.targets import Better, Indicator, Kind
from huiyin.policy import Source


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a number of each place is read in a frozen year.

    Attributes:
        table: `figure` (of the register), `statistic` (as published), `left` or `listed` (places of a level that left
            the list of the poor within the year, or stood on it when the year began), `lacking` (villages without a
            facility at the year's end, by their yearly register).
        key: the indicator in that table, the level, or the facility.
    """

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """What a plan sets targets for.

    Attributes:
        key, label, kind, step, better: as of every indicator.
        unit: a key of the units of commitments.
        binding: whether its targets must be reached; the others are expected.
        about: what a commitment to reach a target of it is about.
        clause: what of which document it rests on.
        counted: where the register or the statistics count it; none where only people report it.
        shared_by: by what a target of it is handed down; none where only by hand.
        begins: its value on the day before the plan begins; none where nobody published it.
        goal: what the plan's last day is to find; none where the plan names none.
        years: what the plan itself asks of single years.
    """

    key: str
    label: Text
    kind: Kind
    step: Decimal
    better: Better
    unit: str
    binding: bool
    about: str
    clause: Source
    counted: Counted | None
    shared_by: Counted | None
    begins: Decimal | None
    goal: Decimal | None
    years: Mapping[int, Decimal]

    def between(self, since: date, until: date) -> Indicator:
        """Give it for a period: a year of the plan, or the whole of it."""
        return Indicator(
            self.key, self.label, self.kind, UNITS.label_of(self.unit), self.step, since, until, self.binding,
            self.better,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan.

    Attributes:
        key, label: which it is.
        place: whose it is.
        since, until: its first and last day.
        slack: how much of what is expected by a day may lack within the band, 0 to 1.
        source: the document.
        phases: one after another, each with its share of the way.
        indicators: by key.
    """

    key: str
    label: Text
    place: str
    since: date
    until: date
    slack: float
    source: Source
    phases: tuple[Phase, ...]
    indicators: Mapping[str, PlanIndicator]

    @property
    def years(self) -> range:
        """The years it covers."""
        return range(self.since.year, self.until.year + 1)

    @property
    def eve(self) -> date:
        """The day before it begins, at whose end its values stand as they begin."""
        return self.since - timedelta(days=1)

    def phase_of(self, year: int) -> Phase:
        """Give the phase in which a year ends."""
        return next(one for one in self.phases if one.until.year >= year)

    def indicator(self, key: str, year: int | None) -> Indicator:
        """Give an indicator for a year of the plan, or for the whole of it."""
        if year is None:
            return self.indicators[key].between(self.since, self.until)
        return self.indicators[key].between(date(year, 1, 1), date(year, 12, 31))

    def path(self, begins: Decimal, goal: Decimal) -> Path:
        """Draw the way from the value with which the plan begins to its goal."""
        return by_phases(self.eve, float(begins), float(goal), self.phases, slack=self.slack)
