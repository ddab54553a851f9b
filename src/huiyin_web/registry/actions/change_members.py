"""Record that somebody joined a household or left it, as its case has decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._counting import counted
from huiyin_web.registry.actions._saving import compute, write
from huiyin_web.registry.models import Household, MemberChange, Person, PersonHistory
from huiyin_web.registry.queries.records import Record

_DIGITS = (2, 3)  # of a member's number within the household's


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody new: the values of the person sheet."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Returning:
    """Somebody who had left: the permanent id."""

    person: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who leaves: the permanent id."""

    person: int


@dataclass(frozen=True, slots=True)
class Change:
    """What happened: a key of the code list of such changes, the day, and who joined, came back or left."""

    kind: str
    changed_on: date
    who: Joining | Returning | Leaving


def change_members(
    *, household: Household, change: Change, on: date, source: str, by: Actor, at: datetime
) -> MemberChange:
    """Record the change and count the household's members anew, inside the caller's transaction.

    Args:
        household: the household.
        change: what happened.
        on: the day on which it is recorded: its year is the one that is written.
        source: what it follows from, `kind:key`.
        by: who decided.
        at: when it is recorded.

    Raises:
        FrozenYearError: a later year is frozen than the one that is being written.
        ConflictError: the household would have more members than a sheet takes.
    """
    check_year(kind_of(HOUSEHOLDS.key), on.year)
    row = Household.objects.select_for_update().get(pk=household.pk)
    leaves = isinstance(change.who, Leaving)
    person = _new(row, change.who, on.year) if isinstance(change.who, Joining) else change.who.person
    done = MemberChange.objects.create(
        household=row, person_id=person, kind=change.kind, leaves=leaves, changed_on=change.changed_on, source=source,
        by_key=by.key, by_name=by.name, at=at,
    )  # fmt: skip
    if isinstance(change.who, Returning):
        MemberChange.objects.filter(person_id=person, leaves=True, ended_by=None).update(ended_by=done)
    members = counted(row.member_count + (-1 if leaves else 1))
    write(Record(HOUSEHOLDS, row, row), {"member_count": members}, year=on.year, by=by, at=at)
    audit.record(
        "registry.members.changed", by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
        detail={"change": change.kind, "members": members, "source": source},
    )  # fmt: skip
    return done


def _new(household: Household, joining: Joining, year: int) -> int:
    person = Person(**joining.values, office_number=_next_number(household), household=household, updated_year=year)
    compute(Record(PERSONS, person, household))
    person.save()
    return person.pk


def _next_number(household: Household) -> str:
    """Give a number of the household's that nobody has or had, here or, after a merge, wherever its people are."""
    own = household.office_number
    last = 0
    for table in (Person, PersonHistory):
        numbers = table.objects.filter(office_number__startswith=own).values_list("office_number", flat=True)
        ends = (one.removeprefix(own) for one in numbers)
        last = max([last, *(int(end) for end in ends if end.isdecimal() and len(end) in _DIGITS)])
    return f"{own}{last + 1:02d}"
