"""Call the consultation of a year."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.consultations import Called, decide_call
from huiyin.kernel.places import ancestors, code_range, prefix_of
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.consultations.actions._keeping import need_allowed, note
from huiyin_web.consultations.events import CALLED
from huiyin_web.consultations.models import Consultation
from huiyin_web.core.clock import day_of
from huiyin_web.places.queries import place_or_404


@dataclass(frozen=True, slots=True)
class Call:
    """A consultation: of which round, year and place, until when needs are raised and answered."""

    round_id: int
    year: int
    place_code: str
    needs_by: date
    answers_by: date


@transaction.atomic
def call_consultation(*, call: Call, by: Actor, at: datetime) -> Consultation:
    """Call the consultation of a year for a place and all below it.

    Who: provincial, prefecture and county offices, for their leading group and places in their reach.
    Rule: `huiyin.followup.consultations.decide_call`; of a round and a year, no place is consulted twice.
    Recorded: `consultations.consultation.called`.

    Raises:
        NotAllowedError, NotFoundError: their role calls none, or the round or the place is not theirs.
        ConsultationRefusedError: something stands against it.
    """
    by.need(May.HOLD_MEETINGS)
    round_ = round_or_404(by, call.round_id, lock=True)
    place_or_404(by, call.place_code)
    called = Called(
        call.year, call.needs_by, call.answers_by, round_.first_year, round_is_closed=round_.closed_on is not None,
        is_consulted=_is_consulted(call),
    )  # fmt: skip
    need_allowed(decide_call(called, on=day_of(at)))
    row = Consultation.objects.create(
        round=round_, year=call.year, place_code=call.place_code, group=by.place_code or call.place_code,
        called_on=day_of(at), needs_by=call.needs_by, answers_by=call.answers_by, at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    note(
        CALLED, f"consultation:{row.pk}", row.place_code, by=by, at=at, year=row.year, round=round_.key,
        answers_by=row.answers_by.isoformat(),
    )  # fmt: skip
    return row


def _is_consulted(call: Call) -> bool:
    """Say whether the place, one above it or one below it is consulted in the year already."""
    same = Consultation.objects.filter(round=call.round_id, year=call.year)
    low, high = code_range(prefix_of(call.place_code))
    below = same.filter(place_code__gte=low, place_code__lte=high)
    return below.exists() or same.filter(place_code__in=ancestors(call.place_code)).exists()
