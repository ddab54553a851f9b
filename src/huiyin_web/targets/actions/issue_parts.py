"""Issue the parts of a target: from then they bind the places below."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.targets.actions._changing import worded
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target, TargetEntry
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.parts import by_name, parts_of, places_below, reconciled
from huiyin_web.targets.queries.stored import locked_target
from huiyin_web.targets.words import NO_REASON

_DONE = Text("Every part is issued already.", "各地目标均已下达。")


@transaction.atomic
def issue_parts(*, target: int, seen: int, reason: str, by: Actor, at: datetime) -> Target:
    """Issue every part that is a draft.

    Who: the office whose target it is.
    Rule: `huiyin.planning.targets.reconcile`: parts that don't make the whole are refused with every reason; a place
    that is asked for worse than the whole, of what does not add up, needs a reason.
    Recorded: `targets.target.issued`, and an entry in the history of every part.

    Raises:
        NotAllowedError, NotFoundError: it is not their office's target.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: the parts don't make the whole, a reason lacks, or all are issued.
    """
    row = locked_target(by, target, seen)
    need_office(by, row.office, May.SET_TARGETS)
    parts = list(parts_of(row))
    found = reconciled(row, parts)
    why = worded(reason, NO_REASON, "reason") if reason.strip() else ""
    against = (*found.problems, *(() if why else found.questions))
    if against:
        told = by_name(against, places_below(row.place_code))
        raise TargetRefusedError(Text.join(told, " ", ""), "" if found.problems else "reason")
    drafts = [part for part in parts if part.issued_on is None]
    if not drafts:
        raise TargetRefusedError(_DONE)
    for part in drafts:
        part.issued_on = day_of(at)
    Target.objects.bulk_update(drafts, ["issued_on"])
    entries = [entry(part, "issued", by=by, at=at, value=part.planned, reason=why) for part in drafts]
    TargetEntry.objects.bulk_create([*entries, entry(row, "issued", by=by, at=at, reason=why)])
    note("issued", row, by=by, at=at, parts=len(drafts), reason=why)
    return row
