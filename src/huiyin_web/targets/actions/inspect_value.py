"""Record what an inspection found of a target."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.targets.actions._changing import Sent, changed, need_source, need_value
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.stored import hundredths, indicator_of, locked_target
from huiyin_web.targets.words import DRAFT


@transaction.atomic
def inspect_value(*, target: int, sent: Sent, by: Actor, at: datetime) -> Target:
    """Record what an inspection found; what an earlier one found stays in the history.

    Who: inspectors, of places that were assigned to them.
    Rule: with where the number was found.
    Recorded: `targets.target.inspected`, and an entry in its history.

    Raises:
        NotAllowedError, NotFoundError: their role inspects nothing, or the target is out of reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: a number or where it was found lacks, or the target is a draft.
        TargetError: a value that its kind does not allow.
    """
    by.need(May.INSPECT_TARGETS)
    row = locked_target(by, target, sent.seen)
    indicator = indicator_of(row)
    value, source = need_value(sent), need_source(sent)
    if row.issued_on is None:
        raise TargetRefusedError(DRAFT)
    changed(row, inspected=hundredths(indicator, value))
    entry(row, "inspected", by=by, at=at, value=row.inspected, source=source).save()
    note("inspected", row, by=by, at=at, value=str(value), source=source)
    return row
