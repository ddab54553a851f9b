"""A commitment as it stands: what was promised, and what was done to it since. Plain values only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from huiyin.kernel.text import Text


class State(StrEnum):
    """Where a commitment stands."""

    PLEDGED = "pledged"
    DECLINED = "declined"  # its owner says that it is not theirs; whoever gave it hands it over or withdraws it
    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    SENT_BACK = "sent_back"
    MISSED = "missed"  # somebody other than its owner has said so, once it was overdue
    EXPLAINED = "explained"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _CALLED[self]


_CALLED = {
    State.PLEDGED: Text("pledged", "已承诺"),
    State.DECLINED: Text("declined", "未认领"),
    State.ACCEPTED: Text("accepted", "已认领"),
    State.UNDER_WAY: Text("in progress", "进行中"),
    State.DELIVERED: Text("delivered", "待核验"),
    State.SENT_BACK: Text("sent back", "已退回"),
    State.MISSED: Text("missed", "未兑现"),
    State.EXPLAINED: Text("explained", "已说明"),
    State.CLOSED: Text("verified and closed", "已办结"),
    State.WITHDRAWN: Text("withdrawn", "已撤回"),
}
OVER = frozenset({State.CLOSED, State.WITHDRAWN})


class Part(StrEnum):
    """In which part somebody acts on a commitment."""

    GIVER = "giver"  # who gave it: the meeting's office, the signing government, the inspection, the unit that pledged
    OWNER = "owner"  # who has to keep it
    ACCEPTER = "accepter"  # who says whether it was kept


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does something.

    Attributes:
        by: the person, by a stable key.
        offices: the offices for which they act, by the keys that commitments know them by.
    """

    by: str
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to a commitment.

    Attributes:
        act: the act's key.
        on: its day.
        by: who did it, by a stable key.
        due_on: the new due date, where the act sets one.
        until: until when it is on hold, the last day included, where the act puts it there.
        amount: how much of the quantity is done so far, or was found when it was verified.
    """

    act: str
    on: date
    by: str
    due_on: date | None = None
    until: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise and its life so far.

    Attributes:
        kind: a key of `KINDS`.
        given_on, starts_on, due_on: the days on which it was given, begins, and was first due.
        giver, owner, accepter: the offices that gave it, have to keep it, and say whether it was kept, by stable keys.
        quantity: how much was promised, in its unit; none where it can't be counted.
        state: where it stands.
        done: what was done, in order.
        evidence: how many things prove it.
        open_parts: how many parts of supporting organisations are not over.
    """

    kind: str
    given_on: date
    starts_on: date
    due_on: date
    giver: str
    owner: str
    accepter: str
    quantity: Decimal | None = None
    state: State = State.PLEDGED
    done: tuple[Done, ...] = ()
    evidence: int = 0
    open_parts: int = 0

    def parts_of(self, hand: Hand) -> frozenset[Part]:
        """Give the parts in which somebody can act."""
        offices = {Part.GIVER: self.giver, Part.OWNER: self.owner, Part.ACCEPTER: self.accepter}
        return frozenset(part for part, office in offices.items() if office in hand.offices)

    @property
    def is_over(self) -> bool:
        """Whether nothing can be done but reopen it."""
        return self.state in OVER

    @property
    def now_due(self) -> date:
        """The due date that is in force."""
        return next((done.due_on for done in reversed(self.done) if done.due_on), self.due_on)

    @property
    def slips(self) -> int:
        """How often its due date was put off."""
        return sum(done.due_on is not None for done in self.done)

    @property
    def workers(self) -> frozenset[str]:
        """Who reported on it or delivered it."""
        return frozenset(done.by for done in self.done if done.act in _WORK)

    @property
    def last_hold(self) -> tuple[date, date] | None:
        """The first and last day of its last hold; none where nothing ever held it."""
        return max(self._holds(), default=None)

    @property
    def since(self) -> date:
        """The day of the last thing that was done to it."""
        return self.done[-1].on if self.done else self.given_on

    def held_until(self, on: date) -> date | None:
        """Give until when it is on hold on a day; none where it is not."""
        return next((last for first, last in self._holds() if first <= on <= last), None)

    def overdue_days(self, on: date) -> int:
        """Give by how many days it is overdue: not over, not delivered, not on hold; 0 where it is not."""
        if self.is_over or self.state is State.DELIVERED or self.held_until(on):
            return 0
        return max((on - self.now_due).days, 0)

    def age(self, on: date) -> tuple[int, int]:
        """Give the days since it was given until a day: all, and those on which it was not on hold."""
        held = sum((min(last, on) - first).days + 1 for first, last in self._holds() if first <= on)
        whole = (on - self.given_on).days
        return whole, max(whole - held, 0)

    def _holds(self) -> Iterator[tuple[date, date]]:
        """Give the spells on hold, first and last day; one that something ended stops the day before."""
        for place, done in enumerate(self.done):
            if done.until is None:
                continue
            ended = next((later.on for later in self.done[place + 1 :] if later.act in _END_A_HOLD), None)
            last = done.until if ended is None else min(done.until, date.fromordinal(ended.toordinal() - 1))
            if last >= done.on:
                yield done.on, last


_WORK = frozenset({"report", "deliver"})
_END_A_HOLD = frozenset({"hold", "resume", "withdraw"})
