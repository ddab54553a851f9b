"""Exchanges and differences in somebody's reach, as rows; the register's side of a comparison."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from huiyin.kernel.text import Text
from huiyin.records.national import Values
from huiyin.records.sections import SECTIONS
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError
from huiyin_web.exchange.models import Difference, Exchange
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


def exchange_of(actor: Actor, number: int) -> Exchange:
    """Give one exchange.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    found = exchanges_of(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_EXCHANGE)
    return found


def differences_of(actor: Actor, exchange: Exchange) -> QuerySet[Difference]:
    """Give the differences of an exchange that lie in reach."""
    return Difference.objects.filter(in_reach(actor), exchange=exchange)


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


def our_households(actor: Actor, villages: Collection[str], numbers: Collection[str]) -> dict[str, Household]:
    """Give the registered households in reach of some villages, and those of some numbers, by number."""
    found: dict[str, Household] = {}
    reached = households_in_reach(actor)
    for column, asked in (("village_code", villages), ("office_number", numbers)):
        for some in _some(sorted(asked)):
            found |= {one.office_number: one for one in reached.filter(**{f"{column}__in": some})}
    return {number: one for number, one in found.items() if one.status != REMOVED or number in numbers}


def our_persons(households: Collection[Household]) -> dict[str, Person]:
    """Give the members of some households, by number; who has left is none."""
    found: dict[str, Person] = {}
    for some in _some(sorted(one.pk for one in households)):
        found |= {one.office_number: one for one in present(Person.objects.filter(household_id__in=some))}
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
        for some in _some(sorted(rows)):
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
    """Give households and their members as the registry's sheets hold them, in order."""
    homes = {one.pk: one for one in households}
    members = sorted(our_persons(households).values(), key=lambda one: (one.household_id, one.pk))
    return (
        [household_values(one) for one in households],
        [person_values(one, homes[one.household_id].office_number) for one in members],
    )


def _some(keys: list[Any]) -> Iterator[list[Any]]:
    for at in range(0, len(keys), _SOME):
        yield keys[at : at + _SOME]
