"""Ask for another target than was set."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.targets.actions._changing import Sent, changed, need_reason, need_value
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.stored import exactly, hundredths, indicator_of, locked_target
from huiyin_web.targets.words import DRAFT, SAME

_OWN = Text("This office set the target itself; revise it.", "该目标由本单位设定，可直接调整。")


@transaction.atomic
def propose_value(*, target: int, sent: Sent, by: Actor, at: datetime) -> Target:
    """Ask whoever set a target for another value; a new request takes the place of an open one.

    Who: the office that has to reach it.
    Rule: with a reason; the target binds as it is until the request is answered.
    Recorded: `targets.target.proposed`, and an entry in its history.

    Raises:
        NotAllowedError, NotFoundError: it is not their office's target.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: a number or a reason lacks, it is a draft or their own, or nothing would change.
    """
    row = locked_target(by, target, sent.seen)
    need_office(by, row.office, May.ANSWER_FOR_TARGETS)
    indicator = indicator_of(row)
    value, reason = need_value(sent), need_reason(sent)
    if row.issued_on is None:
        raise TargetRefusedError(DRAFT)
    if row.setter == row.office:
        raise TargetRefusedError(_OWN)
    if exactly(indicator, row.wanted) == value:
        raise TargetRefusedError(SAME, "value")
    changed(row, proposed=hundredths(indicator, value))
    entry(row, "proposed", by=by, at=at, value=row.proposed, reason=reason).save()
    note("proposed", row, by=by, at=at, value=str(value), reason=reason)
    return row
