"""Change what a target asks for; what it asked for before stays in its history."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.targets.actions._changing import Sent, changed, need_reason, need_value
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.stored import exactly, hundredths, indicator_of, locked_target
from huiyin_web.targets.words import ANSWER_FIRST, DRAFT, SAME


@transaction.atomic
def revise_target(*, target: int, sent: Sent, by: Actor, at: datetime) -> Target:
    """Revise a target that is issued. A letter that holds it goes on as it was signed, until a new version is.

    Who: the office that set it.
    Rule: with a reason; an open request for another value is answered first.
    Recorded: `targets.target.revised`, and an entry in its history.

    Raises:
        NotAllowedError, NotFoundError: it was not set by their office.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: a value or a reason lacks, it is a draft, a request is open, or nothing would change.
        TargetError: a value that its kind does not allow.
    """
    row = locked_target(by, target, sent.seen)
    need_office(by, row.setter, May.SET_TARGETS)
    indicator = indicator_of(row)
    value, reason = need_value(sent), need_reason(sent)
    if row.issued_on is None:
        raise TargetRefusedError(DRAFT)
    if row.proposed is not None:
        raise TargetRefusedError(ANSWER_FIRST)
    if exactly(indicator, row.wanted) == value:
        raise TargetRefusedError(SAME, "value")
    was = exactly(indicator, row.wanted)
    changed(row, revised=hundredths(indicator, value))
    entry(row, "revised", by=by, at=at, value=row.revised, reason=reason).save()
    note("revised", row, by=by, at=at, was=str(was), value=str(value), reason=reason)
    return row
