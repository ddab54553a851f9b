"""What else is under way for a household: it ends with its removal, and goes on if that is sent back."""

from datetime import date, datetime

from django.db.models import QuerySet

from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._taking import leave, note
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import way_of

_ENDED = "该户清退，随事项 {case} 终止 (ended with the removal, case {case})"
_GOES_ON = "清退退回，恢复办理 (goes on: the removal, case {case}, was sent back)"


def hold_others(removal: Case) -> None:
    """Let nobody work on the other cases until the transaction ends; before the household, as whoever works on them."""
    list(_others(removal))


def end_others(removal: Case, *, on: date, by: Actor, at: datetime) -> None:
    """Close every other open case of a household that is removed, inside the caller's transaction.

    Recorded: `casework.case.closed`, one a case.
    """
    for case in _others(removal):
        reason = _ENDED.format(case=removal.pk)
        case.ended_by = removal
        done = rules.Done(rules.CLOSED, max(on, case.changed_on), by.key, way=rules.Way.CLOSE)
        leave(case, done, reason, by=by, at=at)
        note("casework.case.closed", case, by=by, at=at, reason=reason)


def _others(removal: Case) -> QuerySet[Case]:
    others = Case.objects.select_for_update().filter(household=removal.household, is_over=False)
    return others.exclude(pk=removal.pk).order_by("pk")


def let_others_go_on(removal: Case, *, on: date, by: Actor, at: datetime) -> None:
    """Let every case go on that ended with a removal which was sent back, inside the caller's transaction.

    Rule: where another case of its kind was opened since then, it stays closed for good. A notice that was taken down
    with the case did not hang its days: the case goes on before it, and it is hung anew.
    Recorded: `casework.case.returned`, one a case.
    """
    for case in Case.objects.select_for_update().filter(ended_by=removal).order_by("pk"):
        case.ended_by = None
        if Case.objects.filter(household=case.household, process=case.process, is_over=False).exists():
            case.save()
            continue
        state, reason = way_of(case).resumes_at, _GOES_ON.format(case=removal.pk)
        done = rules.Done(state, max(on, case.changed_on), by.key, way=rules.Way.BACK)
        leave(case, done, reason, by=by, at=at)
        note("casework.case.returned", case, by=by, at=at, reason=reason)
