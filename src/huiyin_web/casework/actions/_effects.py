"""What a step does to the register: of a household, of what was verified, of a status, a member or a list."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from huiyin.policy import Subject
from huiyin.records.filling import value_of
from huiyin.records.income import EXPENSE
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.rules import casework as rules
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._removing import end_others, hold_others, let_others_go_on
from huiyin_web.casework.errors import EvidenceRefusedError, of_member
from huiyin_web.casework.models import Case, Recorded
from huiyin_web.casework.queries.applicants import known_members
from huiyin_web.casework.queries.entries import entries_of
from huiyin_web.casework.queries.stored import as_known, process_of
from huiyin_web.imports.kinds import latest_frozen
from huiyin_web.places.actions.leave_list import leave_list
from huiyin_web.registry.actions.change_members import Change, Joining, Leaving, Returning, change_members
from huiyin_web.registry.actions.record_verified import record_verified
from huiyin_web.registry.actions.register_household import NewHousehold, register_household
from huiyin_web.registry.actions.set_status import set_status
from huiyin_web.registry.models import Household, HouseholdHistory

_FROM_EVIDENCE = (EXPENSE, "main_cause")
_OF_WHO_JOINS = ("name", "sex", "birth_date", "relation", "id_number")
_STANDARD, _CATEGORY = "national", "general"


def carry_out(case: Case, step: str, *, on: date, by: Actor, at: datetime) -> None:
    """Do what a step that was taken does to the register, inside the caller's transaction."""
    taken = process_of(case).steps[step]
    if taken.changes_members and case.household is not None:
        change_members(
            household=case.household, change=_change(case, on), on=on, source=f"case:{case.pk}", by=by, at=at
        )
    if taken.records and case.household is not None:
        _record(case, on=on, by=by, at=at)
    if taken.status is None:
        return
    if process_of(case).subject is not Subject.HOUSEHOLD:
        leave_list(place_code=case.village_code, on=on, source=f"case:{case.pk}", by=by, at=at)
    elif case.household is None:
        case.household = register_household(new=_new(case, on), by=by, at=at)
        case.save()
        _remember(case, rules.verified(as_known(case, on=on)), case.household.version)
    else:
        if taken.status in rules.OFF_REGISTER:
            hold_others(case)
        set_status(household=case.household, status=taken.status, on=on, source=f"case:{case.pk}", by=by, at=at)
        if taken.status in rules.OFF_REGISTER:
            end_others(case, on=on, by=by, at=at)


def take_back(case: Case, undone: Iterable[str], *, on: date, by: Actor, at: datetime) -> None:
    """Give a household the status and the values again that it had before steps which a case goes back behind.

    What somebody else has set since then stays.
    """
    if case.household is None:
        return
    undone = tuple(undone)
    _take_back_values(case, undone, on=on, by=by, at=at)
    let_others_go_on(case, on=on, by=by, at=at)
    case.household.refresh_from_db()
    setting = {step: status for step in undone if (status := process_of(case).steps[step].status) is not None}
    if case.household.status not in setting.values():
        return
    before = _before(case, case.household, setting)
    if before is not None:
        set_status(
            household=case.household,
            status=before.status,
            on=on,
            source=f"case:{case.pk}",
            by=by,
            at=at,
            earlier=before,
        )


def _before(case: Case, household: Household, setting: Mapping[str, str]) -> HouseholdHistory | None:
    """Give the household as it was when the last of such steps set its status.

    What it has been for a while since then, by a merge or a removal that was undone, is not what it was before.
    """
    taken = case.steps.filter(way=rules.Way.STEP, step__in=setting).latest("number")
    others = HouseholdHistory.objects.filter(household_id=household.pk).exclude(status__in=setting.values())
    found = others.order_by("-version")
    return found.filter(replaced_at=taken.at).first() or found.first()


def _record(case: Case, *, on: date, by: Actor, at: datetime) -> None:
    """Write what was verified into the household's sheet, where the register has no later entry; no closed year."""
    found, frozen = rules.verified(as_known(case, on=on)), latest_frozen()
    if found is None or case.household is None or (frozen is not None and on.year < frozen):
        return
    row = Household.objects.select_for_update().get(pk=case.household.pk)
    values = rules.to_record(found, entries_of(row, found.parts))
    version = record_verified(
        household=row, values=values, year=found.year, on=on, source=f"case:{case.pk}", by=by, at=at
    )
    if version is not None:
        _remember(case, found, version)


def _remember(case: Case, found: rules.Verified | None, version: int) -> None:
    if found is not None and case.household is not None:
        Recorded.objects.create(
            case=case, number=case.steps_taken, household_id=case.household.pk, version=version, year=found.year,
            as_of=found.on,
        )  # fmt: skip


def _take_back_values(case: Case, undone: Collection[str], *, on: date, by: Actor, at: datetime) -> None:
    """Give the values back that such steps recorded, and that still stand; what they were is as old as it was."""
    # Of a step that was taken again, what it had recorded before went back already.
    taken = case.steps.filter(way=rules.Way.STEP, step__in=undone).values("step")
    numbers = taken.annotate(last=Max("number")).values_list("last", flat=True)
    recorded = case.recorded.filter(number__in=numbers, household_id=case.household_id).order_by("-version").first()
    if recorded is None:
        return
    row = Household.objects.select_for_update().get(pk=recorded.household_id)
    history = HouseholdHistory.objects.filter(household_id=row.pk)
    wrote = history.filter(version=recorded.version).first() or row
    before = history.get(version=recorded.version - 1)
    keys = [one.key for one in HOUSEHOLDS.kept if getattr(wrote, one.key) != getattr(before, one.key)]
    values = {key: getattr(before, key) for key in keys if getattr(row, key) == getattr(wrote, key)}
    entry = entries_of(row, [tuple(keys)], until=before.version)[tuple(keys)]
    version = record_verified(
        household=row, values=values, year=before.updated_year, on=on, source=f"case:{case.pk}", by=by, at=at
    )
    if version is not None:
        Recorded.objects.create(
            case=case, number=case.steps_taken, household_id=row.pk, version=version, year=entry.year, as_of=entry.on
        )


def _change(case: Case, on: date) -> Change:
    """Say who joins or leaves; the checks of the step have found that there is just one."""
    known = as_known(case, on=on)
    evidence: dict[str, Any] = known.evidence()
    kind = evidence["member_change"]
    who: Joining | Returning | Leaving
    if kind == rules.RETURN:
        who = Returning(rules.meant_by(evidence, known.known.former_members)[0].key)
    elif kind in rules.JOINING:
        values = {key: evidence.get(f"member_{key}") for key in _OF_WHO_JOINS}
        who = Joining(values | {"name": evidence["member_name"].strip()})
    else:
        who = Leaving(rules.meant_by(evidence, known.known.members)[0].key)
    return Change(kind, evidence["changed_on"], who)


def _new(case: Case, on: date) -> NewHousehold:
    """Make a household of its application and of the evidence of its case: nothing is typed twice.

    Raises:
        EvidenceRefusedError: a member was registered elsewhere, or has applied, meanwhile.
    """
    applied = case.application
    if known := known_members(applied["members"], case=case.pk):
        names = [member.get("name", "") for member in applied["members"]]
        raise EvidenceRefusedError(
            {"": tuple(one for key, told in known.items() for one in of_member(key, told, names))}
        )
    evidence = as_known(case, on=on).evidence()
    texts = {key: text for key, text in applied["household"].items() if key != "village_code"}
    household = {key: value_of(HOUSEHOLDS.field(key), text) for key, text in texts.items()}
    household["village_code"] = case.village_code
    household |= rules.received(evidence) | {key: evidence[key] for key in _FROM_EVIDENCE if key in evidence}
    household |= {"standard": _STANDARD, "category": _CATEGORY, "status": "poor", "identified_on": on}
    members = tuple(
        {key: value_of(PERSONS.field(key), text) for key, text in member.items()} for member in applied["members"]
    )
    return NewHousehold(household, members, f"{case.village_code}{on.year}{case.pk:06d}")
