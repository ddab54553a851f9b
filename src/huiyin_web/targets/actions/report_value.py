"""Report how far a target is, as its own office says."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.targets.actions._changing import Sent, changed, need_source, need_value
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.stored import hundredths, indicator_of, locked_target
from huiyin_web.targets.words import DRAFT


@transaction.atomic
def report_value(*, target: int, sent: Sent, by: Actor, at: datetime) -> Target:
    """Record what the office itself says of a target; what it said before stays in the history.

    Who: the office that has to reach it.
    Rule: with where the number was found. Beside it stands what the register counts, which nobody types.
    Recorded: `targets.target.reported`, and an entry in its history.

    Raises:
        NotAllowedError, NotFoundError: it is not their office's target.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: a number or where it was found lacks, or the target is a draft.
        TargetError: a value that its kind does not allow.
    """
    row = locked_target(by, target, sent.seen)
    need_office(by, row.office, May.ANSWER_FOR_TARGETS)
    indicator = indicator_of(row)
    value, source = need_value(sent), need_source(sent)
    if row.issued_on is None:
        raise TargetRefusedError(DRAFT)
    changed(row, reported=hundredths(indicator, value))
    entry(row, "reported", by=by, at=at, value=row.reported, source=source).save()
    note("reported", row, by=by, at=at, value=str(value), source=source)
    return row
