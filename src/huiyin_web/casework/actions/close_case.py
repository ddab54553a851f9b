"""Close a case that is given up: the household does not qualify, or takes its application back."""

from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._taking import check_standing, leave, note
from huiyin_web.casework.errors import OtherOfficeError
from huiyin_web.casework.models import Case
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.stored import as_known, case_or_404, office_words
from huiyin_web.core.errors import ConflictError

_OVER, _LOOK = Text("This case is over.", "该事项已办结。"), Text("Look at it again.", "请重新查看。")


@transaction.atomic
def close_case(*, case: int, steps_taken: int, reason: str, on: date, by: Actor, at: datetime) -> Case:
    """Close a case with a reason; whoever may take its ordinary next step may close it instead.

    Raises:
        NotFoundError: the case lies outside their reach.
        ConflictError: it is over.
        EarlierDayError: the day lies before the last step.
        MovedOnError, OtherOfficeError, FutureDayError: it may not be left like this.
        ReasonNeededError, PersonalDataError: the reason says nothing, or holds a personal number.
    """
    row = case_or_404(by, case, lock=True)
    check_standing(row, steps_taken)
    known = as_known(row, on=on)
    steps = rules.next_steps(known)
    if not steps:
        raise ConflictError(what=_OVER, mend=_LOOK)
    rules.check_leaving_day(known, on)
    if not may_take(by, steps[0].office):
        raise OtherOfficeError(office=office_words(steps[0]))
    leave(row, rules.Done(rules.CLOSED, on, by.key, way=rules.Way.CLOSE), reason, by=by, at=at)
    note("casework.case.closed", row, by=by, at=at, reason=reason.strip())
    return row
