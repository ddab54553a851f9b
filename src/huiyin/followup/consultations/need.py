"""A need as it stands: raised by a place, answered by a unit, agreed by the place, and then a promise."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from huiyin.kernel.text import Text


class State(StrEnum):
    """Where a need stands."""

    RAISED = "raised"  # waits for the unit
    OFFERED = "offered"  # the unit promises it, all or in part; waits for the place
    DECLINED = "declined"  # the unit can't; waits for the place
    AGREED = "agreed"  # became a commitment
    SETTLED = "settled"  # the place took note that the unit can't
    LAPSED = "lapsed"  # the unit never answered, and its time is over
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _CALLED[self]


_CALLED = {
    State.RAISED: Text("waits for the unit", "待单位答复"),
    State.OFFERED: Text("promised, waits for the place", "单位已应允，待地方商定"),
    State.DECLINED: Text("declined, waits for the place", "单位不能办理，待地方确认"),
    State.AGREED: Text("agreed", "已商定"),
    State.SETTLED: Text("declined and noted", "不能办理，已确认"),
    State.LAPSED: Text("never answered", "逾期未答复"),
    State.WITHDRAWN: Text("withdrawn", "已撤回"),
}
WAITS = frozenset({State.RAISED, State.OFFERED, State.DECLINED})
OVER = frozenset(State) - WAITS
ANSWERED = frozenset({State.OFFERED, State.DECLINED, State.AGREED, State.SETTLED})


class Part(StrEnum):
    """In which part somebody acts on a need."""

    PLACE = "place"  # an office that answers for the place
    UNIT = "unit"  # the unit that was asked; never whoever raised the need
    GROUP = "group"  # the office of the leading group that called the consultation


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts: their own key and office, whether they answer for the place, and whether they hold the consultation."""

    key: str
    office: str
    for_place: bool = False
    for_group: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A need and its life so far.

    Attributes:
        unit: the organisation that was asked.
        raised_by: the key of whoever raised it.
        raised_on: when.
        answers_by: the last day for the unit's answer.
        state: where it stands.
        since: the day of the last thing done to it.
        quantity: how much is wanted; none where it can't be counted.
        offered: how much the unit promises; none where it can't be counted or nothing was promised.
        asked: how often the unit was asked.
    """

    unit: str
    raised_by: str
    raised_on: date
    answers_by: date
    state: State = State.RAISED
    since: date | None = None
    quantity: Decimal | None = None
    offered: Decimal | None = None
    asked: int = 1

    def parts_of(self, hand: Hand) -> frozenset[Part]:
        """Give the parts in which somebody can act; who raised it, or acts for the place, never answers it."""
        is_unit = hand.office == self.unit and hand.key != self.raised_by and not hand.for_place
        held = (
            (Part.PLACE, hand.for_place and hand.office != self.unit),
            (Part.UNIT, is_unit),
            (Part.GROUP, hand.for_group and hand.office != self.unit),
        )
        return frozenset(part for part, holds in held if holds)

    def days_waiting(self, on: date) -> int | None:
        """Give how many days a need has waited for its unit on a day; none where it does not wait for it."""
        return (on - (self.since or self.raised_on)).days if self.state is State.RAISED else None

    def is_late(self, on: date) -> bool:
        """Say whether the unit has not answered and its time is over."""
        return self.state is State.RAISED and on > self.answers_by
