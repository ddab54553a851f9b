"""A plan's way: drawn up, agreed with the household, approved, carried out, closed; what may be done next and by whom.

What a family agreed to is never overwritten: a plan that is sent back or has to change is drawn up anew, as a new
version, and the old one stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from huiyin.followup.household_plans.words import LONGEST_REASON, LONGEST_WISH
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason


class State(StrEnum):
    """Where a version of a plan stands."""

    DRAFT = "draft"
    AGREED = "agreed"
    APPROVED = "approved"
    RETURNED = "returned"
    REPLACED = "replaced"
    DROPPED = "dropped"
    CLOSED = "closed"

    @property
    def label(self) -> Text:
        """What it is called."""
        return _STATES[self]

    @property
    def is_in_work(self) -> bool:
        """Whether it waits for somebody's word before it holds."""
        return self in {State.DRAFT, State.AGREED}


class Step(StrEnum):
    """What can be done to a plan."""

    AGREE = "agree"
    APPROVE = "approve"
    RETURN = "return"
    REVISE = "revise"
    DROP = "drop"
    CLOSE = "close"

    @property
    def label(self) -> Text:
        """What it is called where it can be done."""
        return _LABELS[self]

    @property
    def comes_from(self) -> frozenset[State]:
        """The states in which it can be done."""
        return _FROM[self]

    @property
    def leads_to(self) -> State:
        """The state after it; a revised plan holds until its new version is approved."""
        return _TO[self]

    @property
    def needs_reason(self) -> bool:
        """Whether it has to be said why."""
        return self in {Step.RETURN, Step.REVISE, Step.DROP}


@dataclass(frozen=True, slots=True)
class Life:
    """A version of a plan as far as what comes next depends on it.

    Attributes:
        state: where it stands.
        year: the year that it is for.
        measures: how many measures it holds.
        unanswered: the kinds of help that are proposed and neither planned nor declined.
        open: how many measures are not carried out.
        late: how many of them are due today or were before.
        in_work: whether another version of the same plan is in work.
        has_left: whether the household left poverty, or the register.
    """

    state: State
    year: int
    measures: int = 1
    unanswered: int = 0
    open: int = 0
    late: int = 0
    in_work: bool = False
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does it.

    Attributes:
        is_author: whether they drew the plan up.
        is_witness: whether they recorded that the household agreed.
        is_helper: whether they help the household.
    """

    is_author: bool = False
    is_witness: bool = False
    is_helper: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with a step: the family's own wish and the day on which it agreed, a reason."""

    wish: str = ""
    on: date | None = None
    reason: str = ""


def decide(life: Life, step: Step, *, hand: Hand, on: date, given: Given) -> Decision:
    """Say whether somebody may take a step on a day, with every reason against it."""
    return Decision(step.value, (*_order(life, step), *_hands(step, hand), *_needs(life, step, on, given)))


def open_to(life: Life, hand: Hand) -> tuple[Step, ...]:
    """Give the steps that somebody can take now, whatever comes with them."""
    return tuple(step for step in Step if not [*_order(life, step), *_hands(step, hand)])


def carry_out(life: Life) -> Decision:
    """Say whether help may be recorded as carrying out a measure of the plan."""
    return Decision("carry_out", tuple(_in(life, frozenset({State.APPROVED}))))


def change(life: Life) -> Decision:
    """Say whether measures may be put into this version, changed or taken out."""
    return Decision("change", tuple(_in(life, frozenset({State.DRAFT}))))


def _order(life: Life, step: Step) -> Iterator[Reason]:
    yield from _in(life, step.comes_from)
    if step is Step.REVISE and life.in_work:
        yield missing("", _IN_WORK)


def _in(life: Life, states: frozenset[State]) -> Iterator[Reason]:
    if life.state not in states:
        allowed = Text.join(state.label for state in State if state in states)
        yield missing("", _NOT_NOW.fill(state=life.state.label, states=allowed))


def _hands(step: Step, hand: Hand) -> Iterator[Reason]:
    if step is Step.AGREE and hand.is_helper:
        yield missing("", _HELPER)
    if step in {Step.AGREE, Step.APPROVE, Step.RETURN} and hand.is_author:
        yield missing("", _AUTHOR)
    if step is Step.APPROVE and hand.is_witness:
        yield missing("", _WITNESS)


def _needs(life: Life, step: Step, on: date, given: Given) -> Iterator[Reason]:
    if step is Step.AGREE:
        yield from _agreement(life, on, given)
    if step is Step.APPROVE and on.year > life.year:
        yield missing("", _OVER.fill(year=life.year))
    elif step is Step.APPROVE and life.late:
        yield missing("", _LATE.fill(count=life.late, today=on))
    if step is Step.CLOSE:
        yield from _end(life, on)
    needed = step.needs_reason or (step is Step.CLOSE and life.open > 0)
    yield from check_words([Words("reason", given.reason, LONGEST_REASON, needed=needed)])


def _agreement(life: Life, on: date, given: Given) -> Iterator[Reason]:
    if not life.measures:
        yield missing("", _EMPTY)
    if life.unanswered:
        yield missing("", _UNANSWERED.fill(count=life.unanswered))
    yield from check_words([Words("wish", given.wish, LONGEST_WISH)])
    if given.on is None or given.on > on:
        yield missing("on", _DAY.fill(today=on))


def _end(life: Life, on: date) -> Iterator[Reason]:
    if not (life.has_left or on.year > life.year or not life.open):
        yield missing("", _NOT_OVER.fill(count=life.open, year=life.year))


_FROM = {
    Step.AGREE: frozenset({State.DRAFT}),
    Step.APPROVE: frozenset({State.AGREED}),
    Step.RETURN: frozenset({State.AGREED}),
    Step.REVISE: frozenset({State.APPROVED}),
    Step.DROP: frozenset({State.DRAFT, State.AGREED}),
    Step.CLOSE: frozenset({State.APPROVED}),
}
_TO = {
    Step.AGREE: State.AGREED,
    Step.APPROVE: State.APPROVED,
    Step.RETURN: State.RETURNED,
    Step.REVISE: State.APPROVED,
    Step.DROP: State.DROPPED,
    Step.CLOSE: State.CLOSED,
}
_STATES = {
    State.DRAFT: Text("drawn up", "拟定中"),
    State.AGREED: Text("agreed with the household", "农户已同意"),
    State.APPROVED: Text("in force", "执行中"),
    State.RETURNED: Text("sent back", "已退回"),
    State.REPLACED: Text("replaced by a new version", "已被新版替代"),
    State.DROPPED: Text("dropped", "已放弃"),
    State.CLOSED: Text("closed", "已办结"),
}
_LABELS = {
    Step.AGREE: Text("record that the household agrees", "登记农户同意"),
    Step.APPROVE: Text("approve", "批准"),
    Step.RETURN: Text("send back", "退回"),
    Step.REVISE: Text("draw up a new version", "拟定新版"),
    Step.DROP: Text("drop this version", "放弃本版"),
    Step.CLOSE: Text("close", "办结"),
}
_NOT_NOW = Text(
    "The plan is {state}; this can be done while it is: {states}.",
    "计划当前状态为“{state}”，仅在以下状态可办理：{states}。",
)
_IN_WORK = Text("A new version of it is in work already.", "该计划的新版正在拟定。")
_HELPER = Text(
    "Whoever helps the household can't record its word; somebody else asks it.",
    "帮扶责任人不得登记农户意见，须由他人入户征询。",
)
_AUTHOR = Text("Whoever drew the plan up can't do this; somebody else has to.", "计划拟定人不得办理，须由他人办理。")
_WITNESS = Text(
    "Whoever recorded the household's word can't approve the plan as well.", "登记农户意见的人员不得批准该计划。"
)
_EMPTY = Text("The plan holds no measure yet.", "计划尚无措施。")
_UNANSWERED = Text(
    "{count} kinds of help are proposed and not answered. Plan each, or say why not.",
    "尚有 {count} 项建议未答复，请逐项纳入计划或说明不采纳的理由。",
)
_DAY = Text("Give the day, today ({today}) or before.", "请填写日期，不得晚于今日（{today}）。")
_OVER = Text("The year {year} is over; draw up a plan for this year.", "{year} 年已结束，请拟定本年度计划。")
_LATE = Text(
    "{count} measures are due today ({today}) or were before. Send the plan back, so that it names days that can be "
    "kept.",
    "有 {count} 项措施期限已到（今日 {today}），请退回重新商定期限。",
)
_NOT_OVER = Text(
    "{count} measures are not carried out, the household is poor and {year} is not over. Carry them out, or draw up a "
    "new version without them.",
    "尚有 {count} 项措施未落实，该户未脱贫且 {year} 年未结束，请先落实或拟定不含该措施的新版。",
)
