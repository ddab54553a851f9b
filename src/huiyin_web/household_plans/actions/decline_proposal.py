"""Say why help that is proposed for a household is not planned."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import household_plans as library
from huiyin_web.access.actor import Actor
from huiyin_web.household_plans.actions._keeping import changed, draft_for, known_for, note, refuse
from huiyin_web.household_plans.models import Declined
from huiyin_web.household_plans.queries.stored import measures_of


@transaction.atomic
def decline_proposal(*, household: int, kind: str, reason: str, by: Actor, at: datetime) -> Declined:
    """Answer a proposal with no, and why; a later word on the same proposal takes its place.

    Who: helpers, village workers and townships, for households in reach.
    Rule: `huiyin.followup.household_plans.decline`.
    Recorded: `household_plans.plan.declined`.

    Raises:
        NotAllowedError, NotFoundError: their role plans nothing, or the household is not there.
        PlanRefusedError: it is not proposed or is planned, the reason is missing, or no draft may be changed.
    """
    known = known_for(by, household, at=at)
    draft = draft_for(known, by=by, at=at)
    planned = {one.kind for one in measures_of([draft])}
    refuse(library.decline(kind, reason, proposed=known.proposed, planned=planned))
    row, _ = draft.declined.update_or_create(kind=kind, defaults={"reason": reason.strip()})
    changed(draft)
    note("declined", draft, by=by, at=at, kind=kind, reason=reason.strip())
    return row
