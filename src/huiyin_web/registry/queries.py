"""Read the register as it is now; reach is applied here, and in a list no personal value stands in clear."""

from dataclasses import fields, replace

from django.db.models import Count, Q, QuerySet

from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.registry.models import Household, HouseholdHistory
from huiyin_web.registry.pages import HouseholdLine, HouseholdList

_LINE = tuple(field.name for field in fields(HouseholdLine) if field.name != "formerly")
REMOVED = "removed"
_LAST = "\U0010ffff"  # sorts after every text that begins alike


def households_in_reach(actor: Actor) -> QuerySet[Household]:
    """Give the households that somebody reaches, by their village or one by one, as rows in clear."""
    return Household.objects.filter(actor.scope.households_in("village_code"))


def households_of_village(actor: Actor, *codes: str, after: int | None = None, limit: int = 50) -> HouseholdList:
    """Give a village's households in reach, under any of its codes, by id, from after an id on.

    Turning pages costs the same wherever it is.
    Those removed from the register are left out and counted.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    every = households_in_reach(actor).filter(village_code__in=codes)
    found = every.exclude(status=REMOVED)
    rows = _lines(found.filter(id__gt=after or 0).order_by("id"), limit + 1)
    following = rows[limit - 1].id if len(rows) > limit else None
    removed = Count("pk", filter=Q(status=REMOVED))
    counts = every.aggregate(removed=removed, total=Count("pk") - removed)
    return HouseholdList(rows[:limit], counts["total"], following, counts["removed"])


def households_one_by_one(actor: Actor, *, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households that somebody reaches by themselves, not by their village; removed ones are left out."""
    actor.need(May.SEE_HOUSEHOLDS)
    found = Household.objects.filter(pk__in=actor.scope.households).exclude(status=REMOVED)
    return _lines(found.order_by("village_code", "id"), limit)


def find_households(actor: Actor, asked: str, *, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households in reach whose office number, or whose head's name, begins as asked.

    Behind them come those that had the whole number before.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    column = "office_number" if asked.isascii() else "head_name"
    found = households_in_reach(actor).filter(**{f"{column}__gte": asked, f"{column}__lt": asked + _LAST})
    lines = _lines(found.order_by(column), limit)
    return (*lines, *_formerly(actor, asked, limit - len(lines)))


def _formerly(actor: Actor, number: str, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households in reach that had a number before and are not found by their present one."""
    had = HouseholdHistory.objects.filter(office_number=number).values("household_id")
    found = households_in_reach(actor).filter(pk__in=had).exclude(office_number__startswith=number)
    return tuple(replace(one, formerly=number) for one in _lines(found.order_by("pk"), limit))


def find_by_document(actor: Actor, id_number: str, *, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households in reach that a person with this whole ID number belongs to."""
    actor.need(May.SEE_HOUSEHOLDS)
    return _lines(households_in_reach(actor).filter(persons__id_number=id_number.upper()), limit)


def _lines(found: QuerySet[Household], limit: int) -> tuple[HouseholdLine, ...]:
    rows = found.values(*_LINE)[:limit]
    return tuple(HouseholdLine(**{**row, "head_name": masked(row["head_name"], Mask.NAME)}) for row in rows)
