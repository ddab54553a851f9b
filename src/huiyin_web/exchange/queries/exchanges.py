"""Exchanges and differences in somebody's reach, as rows; the register's side of a comparison."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from huiyin.kernel.text import Text
from huiyin.records.national import Values
from huiyin.records.sections import SECTIONS
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.exchange.models import Decision, Difference, Exchange
from huiyin_web.exchange.permissions import in_reach, need_exchange, visible
from huiyin_web.imports.models import ImportBatch
from huiyin_web.registry.models import Household, HouseholdHistory, Person, PersonHistory
from huiyin_web.registry.queries.households import REMOVED, households_in_reach
from huiyin_web.registry.queries.members import present

_SOME = 5_000  # numbers in one question to the database
_EXCHANGE, _DIFFERENCE = Text("This exchange", "该次核对"), Text("This difference", "该项差异")
_FORMS = {sheet: {key for one in found for key in one.fields} for sheet, found in SECTIONS.items()}


def exchanges_of(actor: Actor) -> QuerySet[Exchange]:
    """Give the exchanges that somebody sees.

    Raises:
        NotAllowedError: the role does not compare.
    """
    need_exchange(actor)
    return Exchange.objects.filter(visible(actor))


def exchange_of(actor: Actor, number: int, *, lock: bool = False) -> Exchange:
    """Give one exchange; locked, nobody else changes it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    every = exchanges_of(actor)
    found = (every.select_for_update() if lock else every).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_EXCHANGE)
    return found


def differences_of(actor: Actor, exchange: Exchange) -> QuerySet[Difference]:
    """Give the differences of a compared exchange that lie in reach; before that nobody sees what was found so far."""
    every = Difference.objects.filter(in_reach(actor), exchange=exchange)
    return every if exchange.is_open else every.none()


def undecided(actor: Actor, exchange: Exchange, *, sheet: str, field: str, newer: str) -> QuerySet[Difference]:
    """Give a field's differences that nobody has decided; with `newer`, those of which that side is newer."""
    found = differences_of(actor, exchange).filter(sheet=sheet, field=field, decision=Decision.OPEN)
    return found.filter(newer=newer) if newer else found


def difference_of(actor: Actor, exchange: Exchange, number: int) -> Difference:
    """Give one difference; nobody else decides about it until the transaction ends.

    Raises:
        NotFoundError: it is not there, or out of reach.
    """
    found = differences_of(actor, exchange).select_for_update().filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_DIFFERENCE)
    return found


def by_form(sheet: str, field: str) -> bool:
    """Say whether a form changes a field: a village or a number changes by an import."""
    return field in _FORMS[sheet]


@dataclass(frozen=True, slots=True)
class OurHousehold:
    """A household of ours as rows are paired by it."""

    pk: int
    number: str
    village_code: str


@dataclass(frozen=True, slots=True)
class OurPerson:
    """A member of a household of ours as rows are paired by it."""

    pk: int
    household_id: int
    id_number: str


def our_households(actor: Actor, villages: Collection[str], numbers: Collection[str]) -> dict[str, OurHousehold]:
    """Give the registered households in reach of some villages, and those of some numbers, by number."""
    found: dict[str, OurHousehold] = {}
    reached = households_in_reach(actor).values_list("pk", "office_number", "village_code", "status")
    for column, asked in (("village_code", villages), ("office_number", numbers)):
        for some in portions(sorted(asked), _SOME):
            for pk, number, village, status in reached.filter(**{f"{column}__in": some}):
                if status != REMOVED or number in numbers:
                    found[number] = OurHousehold(pk, number, village)
    return found


def our_persons(households: Collection[int]) -> dict[str, OurPerson]:
    """Give the members of some households, by number; who has left is none."""
    found: dict[str, OurPerson] = {}
    for some in portions(sorted(households), _SOME):
        there = present(Person.objects.filter(household_id__in=some))
        rows = there.values_list("office_number", "pk", "household_id", "id_number")
        found |= {number: OurPerson(pk, home, identity or "") for number, pk, home, identity in rows}
    return found


def household_values(one: Household) -> dict[str, Any]:
    """Give the values of a household's sheet."""
    return {field.key: getattr(one, field.key) for field in HOUSEHOLDS.kept}


def person_values(one: Person, household_number: str) -> dict[str, Any]:
    """Give the values of a person's sheet."""
    own = (field.key for field in PERSONS.kept if field.key != "household_number")
    return {key: getattr(one, key) for key in own} | {"household_number": household_number}


class Since:
    """Since when the values of rows are what they are, by their history."""

    def __init__(self, rows: Mapping[int, Household] | Mapping[int, Person]) -> None:
        """Read the history of some rows."""
        self._earlier: dict[int, list[dict[str, Any]]] = {}
        of_persons = any(isinstance(one, Person) for one in rows.values())
        table: Any = PersonHistory if of_persons else HouseholdHistory
        owner = "person_id" if of_persons else "household_id"
        for some in portions(sorted(rows), _SOME):
            for row in table.objects.filter(**{f"{owner}__in": some}).order_by("-version").values():
                self._earlier.setdefault(row[owner], []).append(row)
        firsts = {
            key: self._earlier[key][-1]["import_id"] if key in self._earlier else rows[key].import_id for key in rows
        }
        batches = ImportBatch.objects.filter(pk__in={one for one in firsts.values() if one})
        came = {pk: at for pk, at in batches.values_list("pk", "applied_at") if at}
        self._first = {key: came[one] for key, one in firsts.items() if one in came}

    def day(self, key: int, field: str, value: Any) -> date | None:
        """Give the day on which a row's field came to have its value; none where nobody knows."""
        at = next((row["replaced_at"] for row in self._earlier.get(key, ()) if row.get(field) != value), None)
        known = at or self._first.get(key)
        return timezone.localtime(known).date() if known else None


def rows_for_layout(households: Collection[Household]) -> tuple[list[Values], list[Values]]:
    """Give households and their members as the registry's sheets hold them, in order; who has left is none."""
    homes = {one.pk: one for one in households}
    members = [
        one
        for some in portions(sorted(homes), _SOME)
        for one in present(Person.objects.filter(household_id__in=some))
    ]  # fmt: skip
    members.sort(key=lambda one: (one.household_id, one.pk))
    return (
        [household_values(one) for one in households],
        [person_values(one, homes[one.household_id].office_number) for one in members],
    )


def portions(rows: Iterable[Any], some: int) -> Iterator[list[Any]]:
    """Give rows some at a time."""
    waiting = iter(rows)
    while portion := list(islice(waiting, some)):
        yield portion
