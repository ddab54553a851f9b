"""Whether something may be done to a commitment, and whose turn it is: every reason, not the first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from huiyin.followup.commitments.acts import ACTS, PROOF, Act, Need, act_of
from huiyin.followup.commitments.commitment import Commitment, Done, Hand, Part, State
from huiyin.followup.commitments.words import LONGEST_REASON
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict

_PARTS = {
    Part.GIVER: Text("who gave it", "交办方"),
    Part.OWNER: Text("its owner", "责任方"),
    Part.ACCEPTER: Text("its accepter", "核验方"),
}
_NOT_NOW = Text(
    "It is {state}; this can be done while it is: {states}.", "当前状态为“{state}”，仅在以下状态可办理：{states}。"
)
_HELD = Text("It is on hold until {until}; end the hold first.", "该事项暂缓至 {until}，请先恢复办理。")
_NO_HOLD = Text("It is not on hold.", "该事项未暂缓。")
_EARLIER = Text("The day {on} lies before the last entry ({last}).", "日期 {on} 早于上一条记录（{last}）。")
_NOT_YOURS = Text("Only {parts} can do this.", "仅{parts}可办理。")
_OWN = Text(
    "Whoever has to keep it, reported on it or delivered it can't do this: somebody of another office must.",
    "责任方及曾填报进展、报请核验的人员不得办理，须由其他单位人员办理。",
)
_NOT_OVERDUE = Text(
    "It is due on {due}; nobody misses it before that day is over.", "期限为 {due}，到期前不得认定未兑现。"
)
_REASON = Text("Give a reason.", "请填写理由。")
_LONG = Text("The reason has {length} characters; {most} are allowed.", "理由共 {length} 字，最多 {most} 字。")
_LATER = Text(
    "The new due date must lie after the present one ({due}) and after today.", "新期限须晚于现期限（{due}）及今日。"
)
_UNTIL = Text("Say until when: a day after today.", "请填写暂缓截止日期，须晚于今日。")
_AMOUNT = Text("Say how much of {quantity} is done so far.", "请填写累计完成量（承诺量 {quantity}）。")
_UNCOUNTED = Text("It has no quantity; leave the amount empty.", "该事项无数量要求，请勿填写完成量。")
_NEGATIVE = Text("The amount can't be negative ({amount}).", "完成量不得为负（{amount}）。")
_SHORT = Text("{amount} of {quantity}: this is kept in part.", "完成 {amount}，承诺 {quantity}：属部分兑现。")
_EVIDENCE = Text("Add at least one proof first: a file, or a record that shows it.", "请先添加至少一项佐证材料。")
_PARTS_OPEN = Text("{count} parts of supporting organisations are open.", "尚有 {count} 个配合单位事项未办结。")
_OWNER = Text("Name somebody else to own it; who accepts it can't.", "请指定新的责任方，且不得为核验方。")

_TURNS = {
    State.PLEDGED: Part.OWNER,
    State.DECLINED: Part.GIVER,
    State.ACCEPTED: Part.OWNER,
    State.UNDER_WAY: Part.OWNER,
    State.DELIVERED: Part.ACCEPTER,
    State.SENT_BACK: Part.OWNER,
    State.MISSED: Part.OWNER,
    State.EXPLAINED: Part.GIVER,
}


@dataclass(frozen=True, slots=True)
class Given:
    """What comes with an act.

    Attributes:
        reason: why, in somebody's words.
        due_on: the new due date.
        until: the last day of a hold.
        amount: how much of the quantity is done so far, or was found.
        owner: the office that shall own it, by its key.
    """

    reason: str = ""
    due_on: date | None = None
    until: date | None = None
    amount: Decimal | None = None
    owner: str = ""


def decide(commitment: Commitment, act: str, *, hand: Hand, on: date, given: Given) -> Decision:
    """Say whether somebody may do something to a commitment on a day, with every reason.

    Raises:
        UnknownActError: nothing of this name can be done to a commitment.
    """
    found = act_of(act)
    return Decision(
        act, (*_order(commitment, found, on), *_hands(commitment, found, hand), *_needs(commitment, found, on, given))
    )


def after(commitment: Commitment, act: str, *, hand: Hand, on: date, given: Given) -> Commitment:
    """Give a commitment as an act leaves it; whether it may be done is asked before, and only what it needs is kept.

    Raises:
        UnknownActError: nothing of this name can be done to a commitment.
    """
    found = act_of(act)
    told = Done(
        act, on, hand.by,
        due_on=given.due_on if Need.DUE_ON in found.needs else None,
        until=given.until if Need.UNTIL in found.needs else None,
        amount=given.amount if Need.AMOUNT in found.needs else None,
    )  # fmt: skip
    return replace(
        commitment,
        state=found.leads_to or commitment.state,
        owner=given.owner if Need.OWNER in found.needs else commitment.owner,
        done=(*commitment.done, told),
        evidence=commitment.evidence + (act == PROOF),
    )


def open_to(commitment: Commitment, *, hand: Hand, on: date) -> tuple[Act, ...]:
    """Give what somebody can do to a commitment on a day, whatever they give with it."""
    return tuple(act for act in ACTS.values() if not [*_order(commitment, act, on), *_hands(commitment, act, hand)])


def turn_of(commitment: Commitment, on: date) -> Part | None:
    """Say whose turn it is on a day; nobody's while it is on hold, or once it is over."""
    if commitment.is_over or commitment.held_until(on):
        return None
    return _TURNS[commitment.state]


def _order(commitment: Commitment, act: Act, on: date) -> Iterator[Reason]:
    if commitment.state not in act.comes_from:
        states = Text.join(state.label for state in State if state in act.comes_from)
        yield _missing("order", _NOT_NOW.fill(state=commitment.state.label, states=states))
    until = commitment.held_until(on)
    if (until is not None) != (act.key == "resume") and not (until and act.on_hold):
        yield _missing("hold", _HELD.fill(until=until) if until else _NO_HOLD)
    if on < commitment.since:
        yield _missing("order", _EARLIER.fill(on=on, last=commitment.since))
    if act.key == "miss" and on <= commitment.now_due:
        yield _missing("overdue", _NOT_OVERDUE.fill(due=commitment.now_due))


def _hands(commitment: Commitment, act: Act, hand: Hand) -> Iterator[Reason]:
    parts = commitment.parts_of(hand)
    if not parts & act.by:
        yield _missing("part", _NOT_YOURS.fill(parts=Text.join(_PARTS[part] for part in Part if part in act.by)))
    elif act.apart and (Part.OWNER in parts or hand.by in commitment.workers):
        yield _missing("apart", _OWN)


def _needs(commitment: Commitment, act: Act, on: date, given: Given) -> Iterator[Reason]:
    yield from _reason(act, given.reason)
    if Need.DUE_ON in act.needs and (given.due_on is None or given.due_on <= max(commitment.now_due, on)):
        yield _missing("due_on", _LATER.fill(due=commitment.now_due), "due_on")
    if Need.UNTIL in act.needs and (given.until is None or given.until <= on):
        yield _missing("until", _UNTIL, "until")
    if Need.AMOUNT in act.needs:
        yield from _amount(commitment, act, given.amount)
    if Need.EVIDENCE in act.needs and not commitment.evidence:
        yield _missing("evidence", _EVIDENCE, "evidence")
    if act.leads_to is State.DELIVERED and commitment.open_parts:
        yield _missing("parts", _PARTS_OPEN.fill(count=commitment.open_parts))
    if Need.OWNER in act.needs and given.owner in {"", commitment.owner, commitment.accepter}:
        yield _missing("owner", _OWNER, "owner")


def _reason(act: Act, reason: str) -> Iterator[Reason]:
    if Need.REASON in act.needs and not reason.strip():
        yield _missing("reason", _REASON, "reason")
    if len(reason) > LONGEST_REASON:
        yield _missing("reason", _LONG.fill(length=len(reason), most=LONGEST_REASON), "reason")
    if names_a_document(reason):
        yield _missing("reason", LEFT_OUT, "reason")


def _amount(commitment: Commitment, act: Act, amount: Decimal | None) -> Iterator[Reason]:
    quantity = commitment.quantity
    if quantity is None:
        if amount is not None:
            yield _missing("amount", _UNCOUNTED, "amount")
    elif amount is None:
        yield _missing("amount", _AMOUNT.fill(quantity=quantity), "amount")
    elif amount < 0:
        yield _missing("amount", _NEGATIVE.fill(amount=amount), "amount")
    elif act.key != "report" and amount < quantity:
        yield Reason("amount", Verdict.QUESTION, _SHORT.fill(amount=amount, quantity=quantity), field="amount")


def _missing(check: str, words: Text, field: str = "") -> Reason:
    return Reason(check, Verdict.MISSING, words, field=field)
