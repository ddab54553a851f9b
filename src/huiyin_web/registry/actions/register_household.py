"""Put a household with its members on the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from huiyin.records.income import with_income
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.imports.kinds import check_year, kind_of
from huiyin_web.registry.models import Household, Person

_INCOME = ("wage_income", "business_income", "transfer_income", "property_income", "business_expense", "member_count")


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
    check_year(kind_of("households"), year)
    values = {**new.household, "office_number": new.number, "member_count": len(new.members)}
    row = Household.objects.create(**values, **_computed(values), updated_year=year)
    Person.objects.bulk_create(
        Person(**member, office_number=f"{new.number}{number:02d}", household=row, updated_year=year)
        for number, member in enumerate(new.members, 1)
    )
    audit.record(
        "registry.household.registered", by=by, at=at, subject=f"household:{row.pk}", place_code=row.village_code,
        detail={"members": len(new.members)},
    )  # fmt: skip
    return row


def _computed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give the columns that are computed from the sheet's, by the rule of an import."""
    schema = pa.schema([HOUSEHOLDS.field(key).arrow for key in _INCOME])
    row = with_income(pa.RecordBatch.from_pylist([{key: values.get(key) for key in _INCOME}], schema)).to_pylist()[0]
    return {key: row[key] for key in ("net_income", "income_per_capita")}
