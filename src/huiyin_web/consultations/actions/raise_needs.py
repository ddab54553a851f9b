"""Raise what a place needs before the units that assist it: several needs at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from huiyin.followup.consultations import OVER, Raised, State, decide_raise
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May
from huiyin_web.commitments.queries.stored import hundredths
from huiyin_web.consultations.actions._keeping import next_serial, note
from huiyin_web.consultations.errors import NeedsRefusedError
from huiyin_web.consultations.events import RAISED
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.consultations.permissions import may_raise
from huiyin_web.consultations.queries.stored import consultation_or_404, pairings_consulted
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError

_NOTHING = Text("Raise at least one need.", "请至少提出一项需求。")
_PLACE = Text("This place among those that are consulted", "该会商地区")
_OTHER = Text("raise needs of this place", "提出该地需求")
FREE = OVER - {State.AGREED}  # what was withdrawn, declined or never answered can be put before another unit


@dataclass(frozen=True, slots=True)
class Asked:
    """One need: what in one sentence and more, of which kind, how much, of which unit, and from what it is known."""

    title: str
    kind: str
    unit: str
    what: str = ""
    quantity: Decimal | None = None
    counted_in: str = ""
    known: str = ""


@transaction.atomic
def raise_needs(*, consultation: int, place_code: str, needs: Sequence[Asked], by: Actor, at: datetime) -> list[Need]:
    """Raise needs of one place: all of them, or none.

    Who: village, township and county offices, for places in their reach.
    Rule: `huiyin.followup.consultations.decide_raise`, for each; the same is asked once.
    Recorded: `consultations.need.raised`, for each.

    Raises:
        NotAllowedError, NotFoundError: their role raises none, or the consultation or the place is not theirs.
        NeedsRefusedError: nothing is raised, or something stands against lines; each is named.
    """
    by.need(May.RAISE_NEEDS)
    row = consultation_or_404(by, consultation, lock=True)
    if by.role is not None and not may_raise(by, place_code):
        raise NotAllowedError(role=CHARTERS[by.role].label, what=_OTHER)
    paired = set(
        pairings_consulted(row).filter(place_code=place_code).values_list("participant__organisation", flat=True)
    )
    if not paired:
        raise NotFoundError(what=_PLACE)
    if not needs:
        raise NeedsRefusedError({0: Decision("raise", (Reason("title", Verdict.MISSING, _NOTHING, field="title"),))})
    there = row.needs.filter(place_code=place_code).exclude(state__in=FREE)
    asked = {value for pair in there.values_list("title", "known") for value in pair if value}
    refused: dict[int, Decision] = {}
    for line, one in enumerate(needs):
        decision = decide_raise(_told(row, one, paired=paired, asked=asked), on=day_of(at))
        if not decision.allowed:
            refused[line] = decision
        asked |= {one.title.strip(), one.known} - {""}
    if refused:
        raise NeedsRefusedError(refused)
    return _kept(row, place_code, needs, by=by, at=at)


def _told(row: Consultation, one: Asked, *, paired: set[str], asked: set[str]) -> Raised:
    return Raised(
        one.title, one.what, one.kind, one.quantity, one.counted_in, row.needs_by, is_open=row.closed_on is None,
        is_paired=one.unit in paired, is_asked=bool({one.title.strip(), one.known} & asked),
    )  # fmt: skip


def _kept(row: Consultation, place_code: str, needs: Sequence[Asked], *, by: Actor, at: datetime) -> list[Need]:
    first, on = next_serial(row.year), day_of(at)
    found = []
    for serial, one in enumerate(needs, start=first):
        need = new_row(row, place_code, one, serial=serial, by=by, at=at)
        need.save()
        note(
            RAISED, f"need:{need.pk}", place_code, by=by, at=at, number=need.number, title=need.title,
            unit=need.unit, on=on.isoformat(),
        )  # fmt: skip
        found.append(need)
    return found


def new_row(row: Consultation, place_code: str, one: Asked, *, serial: int, by: Actor, at: datetime) -> Need:
    """Give the row of a need, under a number; it is not saved."""
    on = day_of(at)
    return Need(
        consultation=row, year=row.year, serial=serial, place_code=place_code, unit=one.unit, kind=one.kind,
        title=one.title.strip(), what=one.what.strip(), known=one.known, quantity=hundredths(one.quantity),
        counted_in=one.counted_in, raised_on=on, asked_on=on, changed_on=on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
