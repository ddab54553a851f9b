"""Put a household with its members on the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.actions._saving import compute
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.records import Record


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household to be registered: values of the household sheet, of the person sheet a member, and its number."""

    household: Mapping[str, Any]
    members: tuple[Mapping[str, Any], ...]
    number: str


def register_household(*, new: NewHousehold, by: Actor, at: datetime) -> Household:
    """Register a household, inside the caller's transaction; members are numbered within it.

    Raises:
        FrozenYearError: a later year is frozen than the one in which it was identified.
    """
    year = new.household["identified_on"].year
    check_year(kind_of(HOUSEHOLDS.key), year)
    row = Household(
        **{**new.household, "office_number": new.number, "member_count": len(new.members)}, updated_year=year
    )
    compute(Record(HOUSEHOLDS, row, row))
    row.save()
    for number, member in enumerate(new.members, 1):
        person = Person(**member, office_number=f"{new.number}{number:02d}", household=row, updated_year=year)
        compute(Record(PERSONS, person, row))
        person.save()
    audit.record(
        "registry.household.registered", by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
        detail={"members": len(new.members)},
    )  # fmt: skip
    return row
