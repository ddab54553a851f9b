"""How a commitment is worded in a list and on its page: its state, its progress, its source."""

from datetime import date

from huiyin.followup.commitments import SOURCES, UNITS, Part, State
from huiyin.kernel.text import Text
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.stored import whole
from huiyin_web.core.amounts import Tone
from huiyin_web.core.templatetags.wording import number

TURNS = {
    Part.GIVER: Text("who gave it", "交办方"),
    Part.OWNER: Text("its owner", "责任方"),
    Part.ACCEPTER: Text("its accepter", "核验方"),
}
_TONES: dict[State, Tone] = {
    State.ACCEPTED: "go",
    State.UNDER_WAY: "go",
    State.DELIVERED: "warn",
    State.SENT_BACK: "bad",
    State.DECLINED: "bad",
    State.MISSED: "bad",
    State.EXPLAINED: "warn",
    State.CLOSED: "good",
}
_WORKED_ON = frozenset({State.PLEDGED, State.ACCEPTED, State.UNDER_WAY, State.SENT_BACK})
_OVERDUE = Text("{state}, {days} days overdue", "{state}，逾期 {days} 天")
_HELD = Text("on hold until {until}", "暂缓至 {until}")
_OF = Text("{done} of {quantity} {unit}", "{done} / {quantity} {unit}")
_AMOUNT = Text("{quantity} {unit}", "{quantity} {unit}")
_SLIPS = Text("{count} slips", "第 {count} 次延期")
_SLIP = Text("1 slip", "第 1 次延期")
_BOTH = Text("{one}, {other}", "{one}，{other}")


def state_of(row: Commitment, on: date) -> tuple[Text, Tone]:
    """Say where a commitment stands on a day, with its tone."""
    state = State(row.state)
    if row.held_until and on <= row.held_until and state in _WORKED_ON:
        return _HELD.fill(until=row.held_until), "warn"
    if state in _WORKED_ON and row.due_on < on:
        return _OVERDUE.fill(state=state.label, days=(on - row.due_on).days), "bad"
    return state.label, _TONES.get(state, "")


def progress_of(row: Commitment) -> Text | str:
    """Say how much of it is done, and how often its day was put off; empty where neither can be said."""
    told = []
    if row.quantity is not None:
        done = row.verified if row.verified is not None else row.reported
        told.append(_OF.fill(done=_said(done or 0), quantity=_said(row.quantity), unit=UNITS.label_of(row.unit)))
    if row.slips:
        told.append(_SLIP if row.slips == 1 else _SLIPS.fill(count=row.slips))
    return Text.join(told) if told else ""


def quantity_of(row: Commitment) -> Text | None:
    """Say how much was promised; none where it can't be counted."""
    if row.quantity is None:
        return None
    return _AMOUNT.fill(quantity=_said(row.quantity), unit=UNITS.label_of(row.unit))


def source_of(row: Commitment) -> Text:
    """Say what it came from."""
    return SOURCES.label_of(row.source).sentence()


def amount_of(hundredths: int, unit: str) -> Text:
    """Say an amount with its unit."""
    return _AMOUNT.fill(quantity=_said(hundredths), unit=UNITS.label_of(unit))


def _said(hundredths: int) -> str:
    amount = whole(hundredths) or 0
    return number(amount, 0 if amount == int(amount) else 2)
