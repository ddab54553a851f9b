"""Whether something may be done to a need: every reason, not the first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from huiyin.followup.commitments.words import LONGEST_PERSON, LONGEST_REASON, LONGEST_TITLE
from huiyin.followup.consultations.acts import ACTS, Act, Want, act_of
from huiyin.followup.consultations.need import Hand, Need, Part, State
from huiyin.followup.wording import Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason

_PARTS = {
    Part.PLACE: Text("an office of the place, other than the unit", "地方单位（不含该帮扶单位）"),
    Part.UNIT: Text("the unit that was asked, and never whoever raised it", "被提请的帮扶单位（提出人本人除外）"),
    Part.GROUP: Text("the office of the leading group that called the consultation", "召集会商的领导小组办公室"),
}
_NOT_NOW = Text(
    "It is {state}; this can be done while it is: {states}.", "当前状态为“{state}”，仅在以下状态可办理：{states}。"
)
_EARLIER = Text("The day {on} lies before the last entry ({last}).", "日期 {on} 早于上一条记录（{last}）。")
_NOT_YOURS = Text("Only {part} can do this.", "仅{part}可办理。")
_STILL_TIME = Text(
    "The unit has until {day} to answer; this can be recorded after that.", "单位答复期限为 {day}，届满后方可登记。"
)
_DUE = Text("Say by when: a day after today.", "请填写办成期限，须晚于今日。")
_AMOUNT = Text("Say how much; {quantity} is wanted.", "请填写数量；需求为 {quantity}。")
_LESS = Text(
    "{quantity} is wanted; for less than that, answer: partly.", "需求为 {quantity}；少于此数请选择“部分能办”。"
)
_NO_LESS = Text(
    "A part is more than nothing and less than the {quantity} that is wanted.",
    "部分办理的数量须大于零、小于需求 {quantity}。",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act.

    Attributes:
        what: what the unit does, in one sentence.
        amount: how much of what is wanted.
        due_on: by when.
        person: who of the unit answers for it.
        reason: why not, why only a part, why anew.
        why_short: why it can't wait, where the engine of commitments asks for that.
    """

    what: str = ""
    amount: Decimal | None = None
    due_on: date | None = None
    person: str = ""
    reason: str = ""
    why_short: str = ""


def decide(need: Need, act: str, *, hand: Hand, on: date, given: Given) -> Decision:
    """Say whether somebody may do something to a need on a day, with every reason.

    Raises:
        UnknownActError: nothing of this name can be done to a need.
    """
    found = act_of(act)
    return Decision(act, (*_order(need, found, on), *_hands(need, found, hand), *_wants(need, found, on, given)))


def after(need: Need, act: str, *, on: date, given: Given) -> Need:
    """Give a need as an act leaves it; whether it may be done is asked before.

    Raises:
        UnknownActError: nothing of this name can be done to a need.
    """
    found = act_of(act)
    offered = need.offered
    if found.by is Part.UNIT or found.leads_to is State.RAISED:
        offered = given.amount if need.quantity is not None and found.leads_to is State.OFFERED else None
    return replace(
        need, state=found.leads_to, since=on, offered=offered, asked=need.asked + (found.leads_to is State.RAISED)
    )


def open_to(need: Need, *, hand: Hand, on: date) -> tuple[Act, ...]:
    """Give what somebody can do to a need on a day, whatever they give with it."""
    return tuple(act for act in ACTS.values() if not [*_order(need, act, on), *_hands(need, act, hand)])


def _order(need: Need, act: Act, on: date) -> Iterator[Reason]:
    if need.state not in act.comes_from:
        states = Text.join(state.label for state in State if state in act.comes_from)
        yield missing("", _NOT_NOW.fill(state=need.state.label, states=states))
    last = need.since or need.raised_on
    if on < last:
        yield missing("", _EARLIER.fill(on=on, last=last))
    if act.leads_to is State.LAPSED and not on > need.answers_by:
        yield missing("", _STILL_TIME.fill(day=need.answers_by))


def _hands(need: Need, act: Act, hand: Hand) -> Iterator[Reason]:
    if act.by not in need.parts_of(hand):
        yield missing("", _NOT_YOURS.fill(part=_PARTS[act.by]))


def _wants(need: Need, act: Act, on: date, given: Given) -> Iterator[Reason]:
    said = (
        (Want.WHAT, given.what, LONGEST_TITLE),
        (Want.PERSON, given.person, LONGEST_PERSON),
        (Want.REASON, given.reason, LONGEST_REASON),
    )
    yield from check_words(
        [Words(want.value, words, longest, needed=want in act.wants) for want, words, longest in said]
    )
    if Want.DUE_ON in act.wants and (given.due_on is None or given.due_on <= on):
        yield missing("due_on", _DUE)
    if Want.AMOUNT in act.wants and need.quantity is not None:
        yield from _amount(need.quantity, given.amount, whole=Want.REASON not in act.wants)


def _amount(wanted: Decimal, amount: Decimal | None, *, whole: bool) -> Iterator[Reason]:
    if amount is None:
        yield missing("amount", _AMOUNT.fill(quantity=wanted))
    elif whole and amount < wanted:
        yield missing("amount", _LESS.fill(quantity=wanted))
    elif not whole and not 0 < amount < wanted:
        yield missing("amount", _NO_LESS.fill(quantity=wanted))
