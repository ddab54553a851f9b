"""A document as it stands. Only an issued one binds, from its effective day until another takes its place."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList


class State(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    CONSULTED = "consulted"  # offices are asked for their opinions
    APPROVED = "approved"  # in principle, by a meeting
    REVISED = "revised"  # as the meeting asked
    ISSUED = "issued"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _CALLED[self]


_CALLED = {
    State.DRAFT: Text("draft", "起草"),
    State.CONSULTED: Text("under consultation", "征求意见"),
    State.APPROVED: Text("approved in principle", "原则通过"),
    State.REVISED: Text("revised", "修改完善"),
    State.ISSUED: Text("issued", "已印发"),
    State.SUPERSEDED: Text("superseded", "已被替代"),
    State.WITHDRAWN: Text("withdrawn", "已撤回"),
}
OVER = frozenset({State.SUPERSEDED, State.WITHDRAWN})
KINDS = CodeList(
    "document",
    Text("kind of document", "文件类型"),
    (
        Code("method", Text("method", "办法")),
        Code("plan", Text("plan", "方案规划")),
        Code("opinion", Text("opinion", "意见")),
        Code("order", Text("notice", "通知")),
    ),
)
AGREES = "agrees"
STANCES = CodeList(
    "stance",
    Text("what an office says of a draft", "反馈态度"),
    (
        Code(AGREES, Text("agrees", "无意见")),
        Code("changes", Text("asks for changes", "提出修改意见")),
        Code("objects", Text("objects", "不同意")),
    ),
)
TAKEN_UP = CodeList(
    "taken_up",
    Text("what became of an opinion", "采纳情况"),
    (
        Code("adopted", Text("adopted", "采纳")),
        Code("partly", Text("adopted in part", "部分采纳")),
        Code("not_adopted", Text("not adopted", "不采纳")),
    ),
)


class Part(StrEnum):
    """In which part somebody acts on a document."""

    KEEPER = "keeper"  # the office of the leading group that keeps it
    MEETING = "meeting"  # a meeting of the leading group, by its conclusion
    ASKED = "asked"  # an office that was asked for its opinion


@dataclass(frozen=True, slots=True)
class Hand:
    """For which office somebody acts, and whether they do so by concluding a meeting of the leading group."""

    office: str
    by_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an office that was asked says.

    Attributes:
        office: who was asked.
        until: by when.
        stance: a key of `STANCES`; empty until it has answered.
        is_answered: whether the keeper has said what became of it.
    """

    office: str
    until: date
    stance: str = ""
    is_answered: bool = False

    def waits_for_its_office(self, on: date) -> bool:
        """Say whether the office can still be waited for."""
        return not self.stance and on <= self.until

    @property
    def waits_for_an_answer(self) -> bool:
        """Whether it asks for something and was not answered."""
        return self.stance not in {"", AGREES} and not self.is_answered


@dataclass(frozen=True, slots=True)
class Document:
    """A document and its life so far.

    Attributes:
        keeper: the office that keeps it.
        state: where it stands.
        since: the day of the last thing done to it.
        has_text: whether its latest version has at least one clause.
        opinions: what offices that were asked say.
        conditions: what the meeting that approved it asked to be revised before it is issued.
        number: under which it was issued.
        effective_on, ended_on: its first day in force, and the day on which another took its place.
    """

    keeper: str
    state: State = State.DRAFT
    since: date | None = None
    has_text: bool = False
    opinions: tuple[Opinion, ...] = ()
    conditions: str = ""
    number: str = ""
    effective_on: date | None = None
    ended_on: date | None = None

    def parts_of(self, hand: Hand) -> frozenset[Part]:
        """Give the parts in which somebody can act."""
        asked = any(one.office == hand.office for one in self.opinions)
        held = (
            (Part.KEEPER, hand.office == self.keeper and not hand.by_meeting),
            (Part.MEETING, hand.office == self.keeper and hand.by_meeting),
            (Part.ASKED, asked and not hand.by_meeting),
        )
        return frozenset(part for part, holds in held if holds)

    def binds_on(self, day: date) -> bool:
        """Say whether it is in force on a day: only what was issued is, from its effective day on."""
        return (
            self.effective_on is not None
            and self.effective_on <= day
            and (self.ended_on is None or day < self.ended_on)
        )
