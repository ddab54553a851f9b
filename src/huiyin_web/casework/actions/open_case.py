"""Open a case of a household on the register, by its first step."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._taking import Sent, note, take
from huiyin_web.casework.errors import OpenAlreadyError
from huiyin_web.casework.models import Case
from huiyin_web.core.errors import ConflictError, NotFoundError
from huiyin_web.registry.queries.households import MERGED, households_in_reach
from huiyin_web.windows.actions.pass_through import pass_through

_HOUSEHOLD = Text("This household", "该户")
_MERGED = Text("This household goes on as another one: the two were merged.", "该户已与另一户合并。")
_OTHER = Text("Open the case for that one.", "请在合并后的户下立项。")


@transaction.atomic
def open_case(*, process: str, household: int, on: date, cells: Mapping[str, str], by: Actor, at: datetime) -> Case:
    """Open a case under the policy in force on a day.

    Raises:
        NotFoundError: the household lies outside their reach.
        UnknownProcessError: the policy of the day has no such process.
        ConflictError: the household was merged into another one.
        OpenAlreadyError: the household has an open case of this kind.
        WindowClosedError: the process is not open there on the day.
        StepRefusedError, EvidenceRefusedError, OtherOfficeError, FutureDayError: the first step may not be taken.
    """
    row = households_in_reach(by).select_for_update().filter(pk=household).first()
    if row is None:
        raise NotFoundError(what=_HOUSEHOLD)
    if row.removal_reason == MERGED:
        raise ConflictError(what=_MERGED, mend=_OTHER)
    there = Case.objects.filter(household=row, process=process, is_over=False).first()
    if there is not None:
        raise OpenAlreadyError(number=there.pk)
    begun = rules.open_case(process, on=on, known=rules.Known())
    case = Case(
        process=process, pack=begun.pack, household=row, village_code=row.village_code, head_name=row.head_name,
        state="", opened_on=on, changed_on=on,
    )  # fmt: skip
    case.save()
    pass_through(
        process=begun.process, place_code=row.village_code, household=row.pk, subject=f"case:{case.pk}", on=on, by=by,
        at=at,
    )  # fmt: skip
    take(case, Sent(begun.process.first.key, 0, cells, on), by=by, at=at)
    note("casework.case.opened", case, by=by, at=at)
    return case
