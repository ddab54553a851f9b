"""End a unit's pairing with a place."""

from datetime import date, datetime

from django.db import transaction

from huiyin.followup.assistance import EndAsked, decide_end
from huiyin.kernel.text import Text
from huiyin_web.access.actions.close_reaches import close_reaches
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need_allowed
from huiyin_web.assistance.models import Pairing
from huiyin_web.assistance.queries.stored import leaves_poor, pairing_or_404
from huiyin_web.core import audit

CODE = "assistance.pairing.ended"
SENTENCE = Text("ended a unit's pairing with a place", "结束单位结对")


@transaction.atomic
def end_pairing(*, pairing: int, on: date, reason: str, confirmed: bool, by: Actor, at: datetime) -> Pairing:
    """End a pairing, `on` being its last day; it stays with its reason, and its reach ends with it.

    Who: the provincial office and prefecture officers, within their place.
    Rule: `huiyin.followup.assistance.decide_end`: not before the place has left poverty, unless another unit helps it
    or whoever ends it has confirmed it.
    Recorded: `assistance.pairing.ended`, with the reason and whether it is early.

    Raises:
        NotAllowedError, NotFoundError: their role pairs no units, or the pairing is not there, not running or theirs.
        AssistanceRefusedError: it has no reason, an impossible day, or poverty is not left and nobody confirmed.
    """
    by.need(May.PAIR_UNITS)
    row = pairing_or_404(by, pairing, lock=True)
    poor = leaves_poor(row.place_code, on, but=row.pk)
    need_allowed(decide_end(EndAsked(row.starts_on, on, reason, poor, confirmed)))
    row.ends_on, row.end_reason, row.ended_early, row.ended_by = on, reason.strip(), poor, by.name
    row.save(update_fields=["ends_on", "end_reason", "ended_early", "ended_by"])
    close_reaches(grants=[row.grant_id] if row.grant_id else [], on=on)
    audit.record(
        CODE, by=by, at=at, subject=f"organisation:{row.participant.organisation}", place_code=row.place_code,
        detail={"pairing": row.pk, "on": on.isoformat(), "reason": row.end_reason, "early": poor},
    )  # fmt: skip
    return row
