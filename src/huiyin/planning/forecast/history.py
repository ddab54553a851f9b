"""What a forecast is made from: the register as it stands, and what happened in the years before.

Everything is counted in households, because they leave poverty and return to it as one; persons stand beside them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.planning.forecast.errors import HistoryError

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Codes = NDArray[np.str_]


class Flow(StrEnum):
    """A way in which the poor of the register become fewer or more within a year."""

    LEFT = "left"
    REMOVED = "removed"
    RETURNED = "returned"
    FOUND = "found"

    @property
    def label(self) -> Text:
        """Its name."""
        return _LABELS[self]


_LABELS = {
    Flow.LEFT: Text("left poverty", "脱贫"),
    Flow.REMOVED: Text("removed from the register", "注销"),
    Flow.RETURNED: Text("returned to poverty", "返贫"),
    Flow.FOUND: Text("newly identified or readmitted", "新识别和重新纳入"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The registered households at a year's end: one entry each, in any order.

    Attributes:
        year: the year at whose end they stand so.
        village: the code of each household's village.
        poor: who is poor; the others have left poverty. Who was removed is not among them.
        persons: how many each has.
    """

    year: int
    village: Codes
    poor: NDArray[np.bool_]
    persons: Whole

    def __post_init__(self) -> None:
        """Refuse what can't stand on a register.

        Raises:
            HistoryError: uneven columns, nobody at all, a code of no village, or a household without persons.
        """
        _check_lengths(self.year, self.village, self.poor, self.persons)
        _check_villages(self.year, self.village)
        if self.persons.min() < 1:
            raise HistoryError(year=self.year, what=_NOBODY, mend=_COUNT)

    def in_order(self) -> "Standing":
        """Give the same households in the one order that does not depend on how they came."""
        order = np.lexsort((self.persons, self.poor, self.village))
        return Standing(self.year, self.village[order], self.poor[order], self.persons[order])


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """What happened within one year, in households: one entry a village.

    Attributes:
        year: the year in which it happened.
        village: each village's code, once.
        poor, out: how many were poor, and how many had left poverty, when the year began.
        left, removed: how many of the poor left poverty or were removed.
        returned: how many of those that had left became poor again.
        found: how many became poor that had been neither: newly identified, or readmitted.
    """

    year: int
    village: Codes
    poor: Whole
    out: Whole
    left: Whole
    removed: Whole
    returned: Whole
    found: Whole

    def __post_init__(self) -> None:
        """Refuse a year that can't have been.

        Raises:
            HistoryError: uneven columns, a village twice, fewer than none, or more who moved than there were.
        """
        counts = (self.poor, self.out, self.left, self.removed, self.returned, self.found)
        _check_lengths(self.year, self.village, *counts)
        _check_villages(self.year, self.village)
        if len(np.unique(self.village)) < len(self.village):
            raise HistoryError(year=self.year, what=_TWICE, mend=_ADD_UP)
        if min(int(one.min()) for one in counts) < 0:
            raise HistoryError(year=self.year, what=_NEGATIVE, mend=_COUNT)
        for moved, there in ((self.left + self.removed, self.poor), (self.returned, self.out)):
            too_many = np.flatnonzero(moved > there)
            if too_many.size:
                at = too_many[0]
                what = _MORE.fill(village=self.village[at], moved=int(moved[at]), there=int(there[at]))
                raise HistoryError(year=self.year, what=what, mend=_COUNT)

    def count(self, flow: Flow) -> Whole:
        """Give how many households of each village a flow took."""
        counted: Whole = getattr(self, flow.value)
        return counted

    def base(self, flow: Flow) -> Whole:
        """Give of how many: the poor, those who had left, or (for those found) all who were registered."""
        if flow is Flow.FOUND:
            return self.poor + self.out
        return self.out if flow is Flow.RETURNED else self.poor


def in_a_row(standing: Standing, history: Sequence[Moved]) -> list[Moved]:
    """Give the years in order, the latest last.

    Raises:
        HistoryError: there is none, one lacks in between, or the last is not the year of the standing.
    """
    years = sorted(history, key=lambda one: one.year)
    if not years:
        raise HistoryError(year=standing.year, what=_NONE, mend=_GIVE)
    for before, now in pairwise([one.year for one in years]):
        if now != before + 1:
            raise HistoryError(year=now, what=_GAP.fill(before=before), mend=_GIVE)
    if years[-1].year != standing.year:
        raise HistoryError(year=standing.year, what=_GAP.fill(before=years[-1].year), mend=_GIVE)
    return years


def _check_lengths(year: int, *columns: NDArray[Any]) -> None:
    if len({len(one) for one in columns}) > 1:
        raise HistoryError(year=year, what=_UNEVEN, mend=_SAME)
    if not len(columns[0]):
        raise HistoryError(year=year, what=_EMPTY, mend=_GIVE)


def _check_villages(year: int, codes: Codes) -> None:
    wrong = next((code for code in np.unique(codes).tolist() if level_of(code) is not Level.VILLAGE), None)
    if wrong is not None:
        raise HistoryError(year=year, what=_NO_VILLAGE.fill(code=wrong), mend=_VILLAGES)


_UNEVEN = Text("the columns are of different lengths.", "各列长度不一致。")
_SAME = Text("Give every column one entry a row.", "请使各列行数相同。")
_EMPTY = Text("there are no rows.", "没有任何行。")
_NOBODY = Text("a household has no persons.", "有的户人口数小于 1。")
_NEGATIVE = Text("a number of households is below zero.", "有的户数小于零。")
_COUNT = Text("Count them again.", "请重新核对计数。")
_TWICE = Text("a village stands there twice.", "有的村出现两次。")
_ADD_UP = Text("Add its rows up.", "请合并同村各行。")
_MORE = Text("in {village}, {moved} of {there} households moved.", "{village} 有 {moved} 户变动，而年初仅 {there} 户。")
_NO_VILLAGE = Text("{code} is not the code of a village.", "{code} 不是村级代码。")
_VILLAGES = Text("Count by village.", "请按村统计。")
_NONE = Text("there is no year before it to learn from.", "没有可供参照的以往年度。")
_GAP = Text("it does not follow {before}.", "与 {before} 年不相连。")
_GIVE = Text("Give every year of the series up to the standing, one after another.", "请逐年给出截至台账年末的各年。")
