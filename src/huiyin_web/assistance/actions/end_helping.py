"""End a person's pairing with a household."""

from datetime import date, datetime

from django.db import transaction

from huiyin.followup.assistance import EndAsked, decide_end
from huiyin.kernel.text import Text
from huiyin_web.access.actions.close_reaches import close_reaches
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need_allowed
from huiyin_web.assistance.models import HouseholdPairing
from huiyin_web.assistance.queries.stored import helping_or_404, stays_poor
from huiyin_web.core import audit

CODE = "assistance.helper.ended"
SENTENCE = Text("ended somebody's help for a household", "解除帮扶责任人")


@transaction.atomic
def end_helping(*, pairing: int, on: date, reason: str, confirmed: bool, by: Actor, at: datetime) -> HouseholdPairing:
    """End a person's pairing with a household, `on` being its last day; its reach ends with it.

    Who: county officers, within their county.
    Rule: `huiyin.followup.assistance.decide_end`: not before the household has left poverty, unless somebody else helps
    it or whoever ends it has confirmed it.
    Recorded: `assistance.helper.ended`, with the reason and whether it is early.

    Raises:
        NotAllowedError, NotFoundError: their role keeps no teams, or the pairing is not there, not running or theirs.
        AssistanceRefusedError: it has no reason, an impossible day, or poverty is not left and nobody confirmed.
    """
    by.need(May.KEEP_TEAMS)
    row = helping_or_404(by, pairing, lock=True)
    poor = stays_poor(row)
    need_allowed(decide_end(EndAsked(row.starts_on, on, reason, poor, confirmed)))
    row.ends_on, row.end_reason, row.ended_early, row.ended_by = on, reason.strip(), poor, by.name
    row.save(update_fields=["ends_on", "end_reason", "ended_early", "ended_by"])
    close_reaches(grants=[row.grant_id] if row.grant_id else [], on=on)
    audit.record(
        CODE, by=by, at=at, subject=f"household:{row.household_id}", place_code=row.village_code,
        detail={"pairing": row.pk, "on": on.isoformat(), "reason": row.end_reason, "early": poor},
    )  # fmt: skip
    return row
