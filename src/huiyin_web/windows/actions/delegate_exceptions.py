"""Give an office the right to open exceptions at a place, or for one household there, until a day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.kernel.places import Level, contains, level_of, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.windows.actions._declaring import check_place, check_process, checked_reason, household_at, note
from huiyin_web.windows.errors import WindowRefusedError
from huiyin_web.windows.models import Delegation
from huiyin_web.windows.permissions import delegation_for, may_open

_OFFICES = frozenset({Level.PREFECTURE, Level.COUNTY})
_NO_OFFICE = Text("Only a prefecture or a county takes such a right; {code} is a {level}.",
                  "只能委托市州或县；{code} 是{level}。")  # fmt: skip
_ELSEWHERE = Text("{place} does not lie in {office}.", "{place} 不在 {office} 范围内。")
_OVER = Text("The last day {until} lies before today ({today}).", "截止日期 {until} 早于今天（{today}）。")
_NOT_HELD = Text(
    "You hold no delegation that reaches so far: for this process, this place and until that day. Ask the provincial "
    "office, or the office above.",
    "您没有涵盖该流程、该地和该期限的委托，请联系省级扶贫部门或上级单位。",
)


@dataclass(frozen=True, slots=True)
class Grant:
    """What is given: for which process, where, for which household (by its office number), to whom, until when, why."""

    process: str
    place_code: str
    household: str
    office_code: str
    until: date
    reason: str


@transaction.atomic
def delegate_exceptions(*, grant: Grant, by: Actor, at: datetime) -> Delegation:
    """Give the right.

    Who: the provincial office; a prefecture what it holds itself, no wider and no longer.

    Raises:
        NotAllowedError: their role opens no exceptions.
        NotFoundError: the place, the office or the household is not there, or out of reach.
        WindowRefusedError: the office is none, the day has passed, no reason is given, or the right is not held.
    """
    by.need(May.OPEN_EXCEPTIONS)
    check_process(grant.process)
    check_place(by, grant.place_code)
    check_place(by, grant.office_code)
    level, today = level_of(grant.office_code), day_of(at)
    if level not in _OFFICES:
        raise WindowRefusedError(what=_NO_OFFICE.fill(code=grant.office_code, level=level.label))
    if not contains(prefix_of(grant.office_code), grant.place_code):
        raise WindowRefusedError(what=_ELSEWHERE.fill(place=grant.place_code, office=grant.office_code))
    if grant.until < today:
        raise WindowRefusedError(what=_OVER.fill(until=grant.until, today=today))
    home = household_at(by, grant.household, grant.place_code)
    under = None
    if not may_open(by):
        under = delegation_for(
            by, process=grant.process, place_code=grant.place_code, household=home.pk if home else None, on=today,
            until=grant.until,
        )  # fmt: skip
        if under is None:
            raise WindowRefusedError(what=_NOT_HELD)
    made = Delegation.objects.create(
        process=grant.process, place_code=grant.place_code, household=home, office_code=grant.office_code,
        until=grant.until, under=under, reason=checked_reason(grant.reason), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note(
        "windows.delegation.given", "window_delegation", made, by=by, at=at, to=grant.office_code,
        until=grant.until.isoformat(), reason=made.reason,
    )  # fmt: skip
    return made
