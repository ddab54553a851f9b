"""A pair of an eastern partner and a western county: who enters and who confirms, and whether figures agree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin.followup.cooperation.words import ITEMS, LONGEST_DOCUMENT, LONGEST_REASON, LONGEST_WHAT, MOST
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason


class Side(StrEnum):
    """Which of the two somebody acts for."""

    EAST = "east"
    WEST = "west"


class State(StrEnum):
    """Where an entry stands."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    REFUSED = "refused"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STATES[self]


class Step(StrEnum):
    """What can be done to a pair in a year."""

    PLAN = "plan"
    AGREE = "agree"
    ENTER = "enter"
    CONFIRM = "confirm"
    REFUSE = "refuse"
    PLACE = "place"
    REPORT = "report"

    @property
    def label(self) -> Text:
        """What it is called where it can be done."""
        return _LABELS[self]

    @property
    def side(self) -> Side | None:
        """Whose it is to do; none where both do it."""
        return _SIDES.get(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as far as what comes next depends on it: on which side it was made, and where it stands."""

    side: Side
    state: State


@dataclass(frozen=True, slots=True)
class Told:
    """An item of a pair in a year: planned, reported by the partner itself, counted here; none where nobody said.

    Attributes:
        agreed: whether the county agreed to the plan.
        waiting: entries that nobody confirmed or refused.
    """

    planned: int | None = None
    agreed: bool = False
    reported: int | None = None
    counted: int = 0
    waiting: int = 0

    @property
    def differs(self) -> bool:
        """Whether what was reported is not what is counted."""
        return self.reported is not None and self.reported != self.counted

    @property
    def share(self) -> float | None:
        """What is counted, by what was planned; none without a plan."""
        return self.counted / self.planned if self.planned else None


def steps_of(side: Side | None) -> tuple[Step, ...]:
    """Give the steps that are a side's to take."""
    return tuple(step for step in Step if side is not None and step.side in {None, side})


def decide_agreement(*, paired: bool, document: str, begins: date, until: date, on: date) -> Decision:
    """Say whether an agreement may be recorded: between a city and a county that are paired."""
    return Decision("agree", tuple(_agreement(begins, until, on, document, paired=paired)))


def decide_amounts(step: Step, *, side: Side | None, amounts: Mapping[str, int], year: int, on: date) -> Decision:
    """Say whether a plan or a report may be made: by the eastern side, and a report of a year that has begun."""
    return Decision(step.value, tuple(_amounts(step, side, amounts, year, on)))


def decide_entry(
    *, side: Side | None, item: str, amount: int, day: date, until: date | None, what: str, document: str, on: date
) -> Decision:
    """Say whether an entry may be made."""
    return Decision("enter", tuple(_entry(side, item, amount, day, until, what, document, on)))


def decide_answer(step: Step, entry: Entry, *, side: Side | None, reason: str) -> Decision:
    """Say whether an entry may be confirmed or refused: by the other side than the one that made it.

    What was confirmed by mistake is refused afterwards, with a reason; it stays in sight and counts no more.
    """
    return Decision(step.value, tuple(_answer(step, entry, side, reason)))


def _agreement(begins: date, until: date, on: date, document: str, *, paired: bool) -> Iterator[Reason]:
    if not paired:
        yield missing("partner", _NOT_PAIRED)
    if until <= begins:
        yield missing("until", _ORDER.fill(begins=begins, until=until))
    if begins > on:
        yield missing("begins", _PAST.fill(today=on))
    yield from check_words([Words("document", document, LONGEST_DOCUMENT)])


def _amounts(step: Step, side: Side | None, amounts: Mapping[str, int], year: int, on: date) -> Iterator[Reason]:
    if step.side is not side:
        yield missing("", _NOT_YOURS.fill(step=step.label, side=_SIDE_NAMES[step.side]) if step.side else _NO_SIDE)
    if not amounts:
        yield missing("", _NOTHING)
    if step is Step.REPORT and year > on.year:
        yield missing("", _NOT_BEGUN.fill(year=year))
    for item, amount in amounts.items():
        if not 0 <= amount <= MOST:
            yield missing(item, _RANGE.fill(most=f"{MOST:,}"))


def _entry(
    side: Side | None, item: str, amount: int, day: date, until: date | None, what: str, document: str, on: date
) -> Iterator[Reason]:
    if side is None:
        yield missing("", _NO_SIDE)
    if not ITEMS[item].entered:
        yield missing("item", _COUNTED_ELSEWHERE)
    if not 0 < amount <= MOST:
        yield missing("amount", _MORE)
    if day > on:
        yield missing("on", _PAST.fill(today=on))
    if until is not None and until < day:
        yield missing("until", _ORDER.fill(begins=day, until=until))
    yield from check_words([Words("what", what, LONGEST_WHAT), Words("document", document, LONGEST_DOCUMENT)])


def _answer(step: Step, entry: Entry, side: Side | None, reason: str) -> Iterator[Reason]:
    if entry.state is State.REFUSED or (step is Step.CONFIRM and entry.state is State.CONFIRMED):
        yield missing("entry", _ANSWERED.fill(state=entry.state.label))
    if side is None:
        yield missing("", _NO_SIDE)
    elif side is entry.side:
        yield missing("entry", _SAME_SIDE)
    yield from check_words([Words("reason", reason, LONGEST_REASON, needed=step is Step.REFUSE)])


_SIDES = {
    Step.PLAN: Side.EAST,
    Step.AGREE: Side.WEST,
    Step.PLACE: Side.WEST,
    Step.REPORT: Side.EAST,
}
_SIDE_NAMES = {Side.EAST: Text("eastern partner", "东部协作方"), Side.WEST: Text("county", "县")}
_STATES = {
    State.ENTERED: Text("waits for the other side", "待对方确认"),
    State.CONFIRMED: Text("confirmed", "已确认"),
    State.REFUSED: Text("not confirmed", "未确认"),
}
_LABELS = {
    Step.PLAN: Text("plan the year", "制定年度计划"),
    Step.AGREE: Text("agree to the plan", "同意年度计划"),
    Step.ENTER: Text("enter what was done", "登记协作事项"),
    Step.CONFIRM: Text("confirm an entry", "确认登记事项"),
    Step.REFUSE: Text("do not confirm an entry", "不予确认"),
    Step.PLACE: Text("name the households of those placed", "登记就业人员所在户"),
    Step.REPORT: Text("report the year", "报送年度自评"),
}
_NOT_PAIRED = Text(
    "This partner is not paired with this county. Have the pairing recorded in the round of assistance first.",
    "该协作方与该县未结对，请先在帮扶轮次中登记结对。",
)
_ORDER = Text("It ends on {until}, which lies before it begins ({begins}).", "截止日期 {until} 早于起始日期 {begins}。")
_PAST = Text("Give a day, today ({today}) or before.", "请填写日期，不得晚于今日（{today}）。")
_NOT_YOURS = Text("To {step} is for the {side}.", "“{step}”由{side}办理。")
_NO_SIDE = Text("You act for neither of the two.", "您不代表双方中的任何一方。")
_NOTHING = Text("Give an amount for one item at least.", "请至少填写一项。")
_NOT_BEGUN = Text("{year} has not begun.", "{year} 年尚未开始。")
_RANGE = Text("Give an amount from 0 to {most}.", "请填写 0 至 {most} 之间的数。")
_COUNTED_ELSEWHERE = Text(
    "This is counted from projects and from the register; nothing is entered for it.",
    "该项由项目和台账统计，不单独登记。",
)
_MORE = Text("Give an amount of more than nothing.", "请填写大于零的数。")
_ANSWERED = Text("This entry stands as: {state}. Choose one that waits.", "该事项当前为“{state}”，请选择待确认的事项。")
_SAME_SIDE = Text("Your own side made this entry; the other has to confirm it.", "该事项由本方登记，须由对方确认。")
