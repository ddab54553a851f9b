"""Read the register as it is now; reach is applied here, and no personal value leaves in clear."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, Value, When

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask, Sheet
from huiyin.records.masking import masked
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.pages import HouseholdCard, HouseholdLine, HouseholdList, Member

_HOUSEHOLD = Text("This household", "该农户")
_LINE = (
    "id", "office_number", "head_name", "status", "category", "main_cause", "member_count", "income_per_capita",
)  # fmt: skip
_HEAD_FIRST = Case(When(relation="head", then=Value(0)), default=Value(1))


def households_of_village(actor: Actor, code: str, *, after: int | None = None, limit: int = 50) -> HouseholdList:
    """Give a village's households in reach, by id, from after an id on; turning pages costs the same wherever it is."""
    actor.need(May.SEE_HOUSEHOLDS)
    found = Household.objects.filter(actor.scope.households_in("village_code"), village_code=code)
    rows = [_line(row) for row in found.filter(id__gt=after or 0).order_by("id").values(*_LINE)[: limit + 1]]
    return HouseholdList(tuple(rows[:limit]), found.count(), rows[limit - 1].id if len(rows) > limit else None)


def household_or_404(actor: Actor, household: int) -> HouseholdCard:
    """Give a household in reach with its members.

    Raises:
        NotFoundError: there is none, or it is out of reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    row = Household.objects.filter(actor.scope.households_in("village_code"), pk=household).values().first()
    if row is None:
        raise NotFoundError(what=_HOUSEHOLD)
    return HouseholdCard(
        id=row["id"],
        version=row["version"],
        updated_year=row["updated_year"],
        village_code=row["village_code"],
        values=_hidden(HOUSEHOLDS, row)
        | {"net_income": row["net_income"], "income_per_capita": row["income_per_capita"]},
        members=_members(household),
    )


def _members(household: int) -> tuple[Member, ...]:
    rows = Person.objects.filter(household_id=household).order_by(_HEAD_FIRST, "id").values()
    return tuple(Member(row["id"], row["version"], _hidden(PERSONS, row)) for row in rows)


def _line(row: Mapping[str, Any]) -> HouseholdLine:
    return HouseholdLine(**{**row, "head_name": masked(row["head_name"], Mask.NAME)})


def _hidden(sheet: Sheet, row: Mapping[str, Any]) -> dict[str, Any]:
    """Give the sheet's fields of a row with the personal ones masked."""
    return {
        one.key: masked(row[one.key], one.mask) if one.mask and row[one.key] else row[one.key]
        for one in sheet.fields
        if one.key in row
    }
