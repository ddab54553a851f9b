"""Two frozen years side by side: which two, whether they may be compared, and the addresses of what they show."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.measures.register.transitions import Cell, Transitions, register_transitions
from huiyin.policy import series_breaks
from huiyin_web.core.errors import NotFoundError
from huiyin_web.overview.queries.frozen import Frozen, FrozenYear

_SOURCE = Text("{before}; {now}", "{before}；{now}")
_YEARS = Text("The frozen years {before} and {now}", "{before} 年和 {now} 年的年度快照")


@dataclass(frozen=True, slots=True)
class TwoYears:
    """Two frozen years, the earlier first."""

    before: FrozenYear
    now: FrozenYear

    @property
    def broken(self) -> Text | None:
        """Why the two may not be compared, where that is so."""
        gaps = series_breaks(self.before.year, self.now.year)
        return Text.join([gap.label for gap in gaps], " ", "") if gaps else None

    @property
    def matched(self) -> Transitions:
        """Their households side by side."""
        return register_transitions(self.before.snapshot, self.now.snapshot)

    @property
    def source(self) -> Text:
        """Where the figures come from."""
        return _SOURCE.fill(before=self.before.source, now=self.now.source)

    @property
    def hashes(self) -> str:
        """The hashes of both snapshots."""
        return f"{self.before.hash} {self.now.hash}"

    def address(self, place: str) -> str:
        """Give the address of the matrix of a place."""
        asked = {"place": place, "earlier": self.before.year, "later": self.now.year}
        return f"{reverse('overview:transitions')}?{urlencode(asked)}"

    def cell_address(self, cell: Cell, place: str) -> str:
        """Give the address of the households of a cell."""
        asked = urlencode({"earlier": self.before.year, "later": self.now.year})
        return f"{reverse('overview:transition_households', args=[place, cell.key])}?{asked}"


def two_years(known: Frozen, earlier: int | None, later: int | None) -> TwoYears | None:
    """Give two frozen years; where one is not named, the nearest that may be compared with the other.

    Returns:
        Nothing where there are no two.

    Raises:
        NotFoundError: a year is not among those frozen, or the earlier does not lie before the later.
    """
    found = {one.year: one for one in known.every}
    if {earlier, later} - {None} - found.keys() or (earlier and later and earlier >= later):
        raise NotFoundError(what=_YEARS.fill(before=earlier or "--", now=later or "--"))
    pairs = [
        TwoYears(before, now)
        for now in known.every
        for before in known.every
        if before.year < now.year and earlier in {None, before.year} and later in {None, now.year}
    ]
    return next((pair for pair in pairs if pair.broken is None), pairs[0] if pairs else None)
