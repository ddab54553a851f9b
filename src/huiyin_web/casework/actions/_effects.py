"""What a step does to the register: a household is registered, its status changes, a place leaves its list."""

from datetime import date, datetime

from huiyin.policy import Subject
from huiyin.records.filling import value_of
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import as_known, process_of
from huiyin_web.places.actions.leave_list import leave_list
from huiyin_web.registry.actions.register_household import NewHousehold, register_household
from huiyin_web.registry.actions.set_status import set_status

_FROM_EVIDENCE = (*RECEIPTS, EXPENSE, "main_cause")
_STANDARD, _CATEGORY = "national", "general"


def carry_out(case: Case, step: str, *, on: date, by: Actor, at: datetime) -> None:
    """Do what a step that was taken does to the register, inside the caller's transaction."""
    status = process_of(case).steps[step].status
    if status is None:
        return
    if process_of(case).subject is not Subject.HOUSEHOLD:
        leave_list(place_code=case.village_code, on=on, source=f"case:{case.pk}", by=by, at=at)
    elif case.household is None:
        case.household = register_household(new=_new(case, on), by=by, at=at)
        case.save()
    else:
        set_status(household=case.household, status=status, on=on, source=f"case:{case.pk}", by=by, at=at)


def _new(case: Case, on: date) -> NewHousehold:
    """Make a household of its application and of the evidence of its case: nothing is typed twice."""
    applied = case.application
    evidence = as_known(case, on=on).evidence()
    texts = {key: text for key, text in applied["household"].items() if key != "village_code"}
    household = {key: value_of(HOUSEHOLDS.field(key), text) for key, text in texts.items()}
    household["village_code"] = case.village_code
    household |= {key: evidence[key] for key in _FROM_EVIDENCE if key in evidence}
    household |= {"standard": _STANDARD, "category": _CATEGORY, "status": "poor", "identified_on": on}
    members = tuple(
        {key: value_of(PERSONS.field(key), text) for key, text in member.items()} for member in applied["members"]
    )
    return NewHousehold(household, members, f"{case.village_code}{on.year}{case.pk:06d}")
