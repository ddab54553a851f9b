"""Send a case back to a state that it was in, with a reason."""

from datetime import date, datetime

from django.db import transaction

from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._effects import take_back
from huiyin_web.casework.actions._taking import check_standing, leave, note
from huiyin_web.casework.errors import EvidenceRefusedError, OpenAlreadyError, OtherOfficeError
from huiyin_web.casework.models import Case
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.applicants import known_members
from huiyin_web.casework.queries.stored import as_known, case_or_404, office_words
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.members import present


@transaction.atomic
def go_back(*, case: int, steps_taken: int, state: str, reason: str, on: date, by: Actor, at: datetime) -> Case:
    """Send a case back; whoever may take its ordinary next step, or took that which ended it, may send it back.

    Rule: what a step had made of the household, such as that it left poverty, is taken back with the step. Of the cases
    that are over, only one whose process says so is sent back: a removal.

    Raises:
        NotFoundError: the case lies outside their reach.
        WayBackError: it was never in that state, or is over for good.
        OpenAlreadyError: it is over, and the household has an open case of this kind.
        EvidenceRefusedError: a member was registered elsewhere since the removal, or has applied.
        EarlierDayError: the day lies before the last step.
        MovedOnError, OtherOfficeError, FutureDayError: it may not be left like this.
        FrozenYearError: the register says that the household left poverty, and a later year is frozen.
        ReasonNeededError, PersonalDataError: the reason says nothing, or holds a personal number.
    """
    row = case_or_404(by, case, lock=True)
    check_standing(row, steps_taken)
    known = as_known(row, on=on)
    rules.check_way_back(known, state)
    rules.check_leaving_day(known, on)
    step = rules.leaving_step(known)
    if step is not None and not may_take(by, step.office):
        raise OtherOfficeError(office=office_words(step))
    there = Case.objects.filter(household=row.household, process=row.process, is_over=False).exclude(pk=row.pk).first()
    if row.household is not None and there is not None:
        raise OpenAlreadyError(number=there.pk)
    if known.reopens and row.household is not None:
        _check_nowhere_else(row.household)
    leave(row, rules.Done(state, on, by.key, way=rules.Way.BACK), reason, by=by, at=at)
    still = {done.step for done in as_known(row, on=on).standing}
    take_back(row, [done.step for done in known.standing if done.step not in still], on=on, by=by, at=at)
    note("casework.case.returned", row, by=by, at=at, reason=reason.strip())
    return row


def _check_nowhere_else(household: Household) -> None:
    numbers = present(household.persons.all()).values_list("id_number", flat=True).distinct().order_by("id_number")
    if told := known_members({"id_number": one} for one in numbers):
        raise EvidenceRefusedError({"": tuple(words for one in told.values() for words in one)})
