"""Calling a consultation, raising a need in it, and closing it: every matter is settled before that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from huiyin.followup.commitments.words import KINDS, LONGEST_TITLE, UNITS
from huiyin.followup.wording import LONGEST_TEXT, Words, check_words, missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason

_YEAR = Text(
    "The round begins in {first}; a consultation of {year} lies outside it.",
    "该轮次始于 {first} 年，{year} 年不在轮次内。",
)
_CLOSED_ROUND = Text("The round is closed.", "该轮次已结束。")
_TWICE = Text(
    "Places of it are consulted in {year} already; nothing is asked twice.",
    "{year} 年已对其中地区组织会商，不得重复征集。",
)
_ORDER = Text(
    "Needs are raised until a day after today, and answered until a day after that.",
    "提出需求的期限须晚于今日，答复期限须晚于提出期限。",
)
_OVER = Text("The consultation is closed.", "会商已结束。")
_LATE = Text("Needs could be raised until {day}.", "提出需求的期限为 {day}，已过。")
_UNIT = Text("This unit is not paired with the place in this round.", "该单位本轮未与该地结对。")
_ASKED = Text("This was raised already in this consultation.", "本次会商已提出该需求。")
_KIND = Text("Say what it is about.", "请选择类别。")
_COUNT = Text("A quantity is more than nothing and has its unit.", "数量须大于零并注明计量单位。")
_WAIT = Text(
    "Needs that still wait for an answer or for an agreement: {waiting}. Settle each of them first.",
    "尚有 {waiting} 项需求待答复或待商定，须逐项了结。",
)


@dataclass(frozen=True, slots=True)
class Called:
    """A consultation that an office wants to call.

    Attributes:
        year: of which it is.
        needs_by, answers_by: the last days for needs and for answers.
        first_year: the first of the round.
        round_is_closed: whether the round is.
        is_consulted: whether places of it are consulted in the year already.
    """

    year: int
    needs_by: date
    answers_by: date
    first_year: int
    round_is_closed: bool = False
    is_consulted: bool = False


@dataclass(frozen=True, slots=True)
class Raised:
    """A need that a place wants to raise.

    Attributes:
        title, what: in one sentence, and what else there is to say.
        kind: a key of the engine's `KINDS`.
        quantity, unit: how much, counted in what; both empty where it can't be counted.
        needs_by: the last day for needs.
        is_open: whether the consultation is.
        is_paired: whether the unit that is asked is paired with the place.
        is_asked: whether the same was raised already.
    """

    title: str
    what: str
    kind: str
    quantity: Decimal | None
    unit: str
    needs_by: date
    is_open: bool
    is_paired: bool
    is_asked: bool


def decide_call(called: Called, *, on: date) -> Decision:
    """Say whether a consultation may be called, with every reason."""
    return Decision("call", tuple(_against(called, on)))


def decide_raise(raised: Raised, *, on: date) -> Decision:
    """Say whether a need may be raised on a day, with every reason."""
    return Decision("raise", (*_raising(raised, on), *_need(raised)))


def decide_close(*, is_open: bool, waiting: int) -> Decision:
    """Say whether a consultation may be closed: not while a need waits for anybody."""
    said = [] if is_open else [missing("", _OVER)]
    if waiting:
        said.append(missing("", _WAIT.fill(waiting=waiting)))
    return Decision("close", tuple(said))


def _against(called: Called, on: date) -> Iterator[Reason]:
    if called.round_is_closed:
        yield missing("round", _CLOSED_ROUND)
    if called.year < called.first_year:
        yield missing("year", _YEAR.fill(first=called.first_year, year=called.year))
    if called.is_consulted:
        yield missing("place_code", _TWICE.fill(year=called.year))
    if not on < called.needs_by < called.answers_by:
        yield missing("answers_by" if on < called.needs_by else "needs_by", _ORDER)


def _raising(raised: Raised, on: date) -> Iterator[Reason]:
    if not raised.is_open:
        yield missing("", _OVER)
    elif on > raised.needs_by:
        yield missing("", _LATE.fill(day=raised.needs_by))
    if not raised.is_paired:
        yield missing("asked", _UNIT)
    if raised.is_asked:
        yield missing("title", _ASKED)


def _need(raised: Raised) -> Iterator[Reason]:
    yield from check_words(
        [Words("title", raised.title, LONGEST_TITLE), Words("what", raised.what, LONGEST_TEXT, needed=False)]
    )
    if raised.kind not in set(KINDS.keys()):
        yield missing("kind", _KIND)
    counted = raised.quantity is not None and raised.quantity > 0
    if counted != (raised.unit in set(UNITS.keys())) or (raised.quantity is not None and not counted):
        yield missing("quantity", _COUNT)
