"""The register as it is now, and the households of the year before, as the library's rules take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.db.models import Count, F, QuerySet

from huiyin import policy
from huiyin.crosschecks import columns_read as columns_compared
from huiyin.linkage import READ
from huiyin.records.place_books import last_day
from huiyin.records.snapshots import SCHEMAS, Snapshots
from huiyin.rules.suspects import columns_read
from huiyin_web.access.scope import Scope
from huiyin_web.core.bulk_reading import rows_of
from huiyin_web.core.frozen import FrozenTable
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.households import REMOVED
from huiyin_web.registry.queries.members import present

# The bulk reader takes no parameters, so that who is removed or elsewhere is left out afterwards.
_LINKED = (*READ, "status")


@dataclass(frozen=True, slots=True)
class Register:
    """The register of a day.

    Attributes:
        on: the day whose policy applies: the end of the register's year, or today where that is not over.
        households, persons: as they are now.
        before: the households at the end of the year before; none where it is not frozen or counts another population.
    """

    on: date
    households: pa.Table
    persons: pa.Table
    before: Path | None


def read_register(*, today: date) -> Register:
    """Read households and persons as they are committed at one moment, by a process of their own."""
    households, persons = _rows()
    on = day_of_register(today=today)
    return Register(on, households, persons, _before(on.year))


def day_of_register(*, today: date) -> date:
    """Give the day that the register describes: the end of the year of most sheets, or today where that is not over.

    One sheet of a new year doesn't make the register one of that year, of which no poverty line may be known yet.
    """
    years = Household.objects.order_by().values("updated_year").annotate(sheets=Count("pk"))
    year = years.order_by("-sheets", "-updated_year").values_list("updated_year", flat=True).first()
    return min(last_day(year), today) if year else today


def _rows() -> list[pa.Table]:
    tables = [_table("households", _households), _table("persons", _persons)]
    with rows_of(tables) as each:
        return [pa.Table.from_batches(list(batches), table.schema) for table, batches in zip(tables, each, strict=True)]


def _table(name: str, query: Any) -> FrozenTable:
    return FrozenTable(name, pa.schema([SCHEMAS[name].field(column) for column in columns_read(name)]), query)


def _households() -> QuerySet[Household, Any]:
    return Household.objects.order_by().values_list(*columns_read("households"))


def _persons() -> QuerySet[Person, Any]:
    rows = present(Person.objects.all()).annotate(village_code=F("household__village_code"))
    return rows.order_by().values_list(*columns_read("persons"))


def _before(year: int) -> Path | None:
    frozen = Snapshots(settings.HUIYIN_DATA / "snapshots")
    comparable = year - 1 in frozen.years() and not policy.series_breaks(year - 1, year)
    return frozen.open(year - 1).path("households") if comparable else None


def read_linked() -> pa.Table:
    """Read what record linkage compares of everybody in the register, the households removed from it left out."""
    return _standing(_LINKED).select(READ)


def read_compared(reach: Scope) -> pa.Table:
    """Read what other departments' lists are compared with of everybody registered within a reach."""
    columns = columns_compared()
    persons = _standing((*columns, "status"))
    within = [pc.starts_with(persons["village_code"], prefix) for prefix in reach.prefixes]
    return persons.filter(reduce(pc.or_, within)).select(columns)


def _standing(columns: Sequence[str]) -> pa.Table:
    """Read columns of everybody in the register, the households removed from it left out."""
    known = SCHEMAS["persons"]
    fields = [known.field(name) if name in known.names else pa.field(name, pa.string()) for name in columns]
    table = FrozenTable("linked", pa.schema(fields), lambda: _with_household(columns))
    with rows_of([table]) as each:
        (persons,) = [pa.Table.from_batches(list(batches), table.schema) for batches in each]
    return persons.filter(pc.not_equal(persons["status"], REMOVED))


def _with_household(columns: Sequence[str]) -> QuerySet[Person, Any]:
    rows = present(Person.objects.all())
    rows = rows.annotate(village_code=F("household__village_code"), status=F("household__status"))
    return rows.order_by().values_list(*columns)
