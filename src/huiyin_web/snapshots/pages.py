"""What the pages of this app show, and what others read of frozen years."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from huiyin.kernel.text import Text
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.registry.pages.households import HouseholdLine


@dataclass(frozen=True, slots=True)
class HouseholdYear:
    """A household as it was frozen: the snapshot's columns by name, personal ones masked; money in fen.

    `help` counts what it received in the year, with the sum in fen of the items that have an amount, none where no item
    has; no help at all where the year was frozen without.
    """

    year: int
    version: int
    series: str
    values: Mapping[str, Any]
    help: tuple[int, int | None] | None


@dataclass(frozen=True, slots=True)
class CountedHousehold:
    """A household behind a figure, as it was frozen, and how many persons it adds to the figure."""

    line: HouseholdLine
    persons: int


@dataclass(frozen=True, slots=True)
class CountedHouseholds:
    """One turn of them, how many come before it, and how many there are in all."""

    rows: tuple[CountedHousehold, ...] = ()
    before: int = 0
    total: int = 0

    @property
    def after(self) -> int:
        """How many come before the next turn."""
        return self.before + len(self.rows)

    @property
    def is_last(self) -> bool:
        """Whether no turn follows."""
        return self.after >= self.total


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    """What a year that is to be frozen has and lacks, and the decision.

    Attributes:
        title, lead, crumbs: the head of the page; the sentence says whether it can be frozen.
        year: the year.
        table: one check a row.
        blockers: why it cannot be frozen; empty where it can.
        seen: the flaws that the table shows, as the decision sends them back; empty where there is none.
        is_frozen: whether the year is frozen already, so that a new version needs a reason.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    year: int
    table: Table
    blockers: tuple[Text, ...]
    seen: str
    is_frozen: bool


@dataclass(frozen=True, slots=True)
class SnapshotsPage:
    """The frozen years.

    Attributes:
        title, lead, crumbs: the head of the page.
        table: one version of a year a row, the latest first.
        verdict: what the last verification said; none where there was none.
        problems: what it found.
        may_freeze: whether the person may freeze a year and have all verified.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    table: Table
    verdict: Text | None
    problems: tuple[Text, ...]
    may_freeze: bool
