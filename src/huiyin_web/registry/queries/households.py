"""Read the register as it is now; reach is applied here, and in a list no personal value stands in clear."""

from collections.abc import Collection
from dataclasses import fields, replace

from django.db.models import Count, Q, QuerySet

from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import COUNTED_TO
from huiyin_web.registry.models import Household, HouseholdHistory
from huiyin_web.registry.pages.households import FoundHouseholds, HouseholdLine, HouseholdList
from huiyin_web.registry.permissions import may_find_by_beginning

_LINE = tuple(field.name for field in fields(HouseholdLine) if field.name != "formerly")
REMOVED = "removed"
MERGED = "merged"  # why a household is removed that goes on as another one
_LAST = "\U0010ffff"  # sorts after every text that begins alike
_HOLDERS = 50  # of one former number; an office gives it to one household at a time


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
    rows = household_lines(found.filter(id__gt=after or 0).order_by("id"), limit + 1)
    following = rows[limit - 1].id if len(rows) > limit else None
    removed = Count("pk", filter=Q(status=REMOVED))
    counts = every.aggregate(removed=removed, total=Count("pk") - removed)
    return HouseholdList(rows[:limit], counts["total"], following, counts["removed"])


def households_one_by_one(actor: Actor, *, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households that somebody reaches by themselves, not by their village; removed ones are left out."""
    actor.need(May.SEE_HOUSEHOLDS)
    found = Household.objects.filter(pk__in=actor.scope.households).exclude(status=REMOVED)
    return household_lines(found.order_by("village_code", "id"), limit)


def find_households(actor: Actor, asked: str, *, after: int | None = None, limit: int) -> FoundHouseholds:
    """Give the households in reach of an office number or of a head's name, by number or name, from after one on.

    A number is found from its beginning, and whole by who had it before. A name is found from its beginning where
    `may_find_by_beginning` says so, else whole.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    if asked.isascii():
        column, condition, had = "office_number", begins("office_number", asked), _who_had(actor, asked)
    else:
        named = begins("head_name", asked) if may_find_by_beginning(actor) else Q(head_name=asked)
        column, condition, had = "head_name", named, []
    found = households_in_reach(actor).filter(condition | Q(pk__in=had) if had else condition)
    lines = household_lines(_following(found, column, after).order_by(column, "pk"), limit + 1)
    rows = tuple(replace(one, formerly=asked) if _formerly(one, asked, had) else one for one in lines[:limit])
    more = len(lines) > limit
    return FoundHouseholds(
        rows,
        next=rows[-1].id if more else None,
        previous=_turn_before(found, column, after, limit),
        total=found[: COUNTED_TO + 1].count() if more or after is not None else len(rows),
    )


def begins(column: str, asked: str) -> Q:
    """Give the condition that a column begins so: a range of its index."""
    return Q(**{f"{column}__gte": asked, f"{column}__lt": asked + _LAST})


def _who_had(actor: Actor, number: str) -> list[int]:
    """Give the ids of the households in reach that had a number before, the first of them where they are many."""
    had = HouseholdHistory.objects.filter(office_number=number).values("household_id")
    found = households_in_reach(actor).filter(pk__in=had).order_by("pk")
    return list(found.values_list("pk", flat=True)[:_HOLDERS])


def _formerly(one: HouseholdLine, number: str, had: Collection[int]) -> bool:
    """Say whether a household was found by a number that it had before, not by its present one."""
    return one.id in had and not one.office_number.startswith(number)


def _following(found: QuerySet[Household], column: str, after: int | None) -> QuerySet[Household]:
    """Give what follows one of the households found; all where it is none of them.

    The key is an id, as a name in the address would be unmasked. It counts only where the search finds it: whoever
    turns from any other household would learn whether its name stands before the name asked. The bound by the column
    alone says nothing more than the rest, but with it the index begins there, not at the first page.
    """
    last = _value_of(found, column, after)
    if last is None:
        return found
    behind = Q(**{f"{column}__gt": last}) | Q(pk__gt=after)
    return found.filter(behind, **{f"{column}__gte": last})


def _turn_before(found: QuerySet[Household], column: str, after: int | None, limit: int) -> int | None:
    """Give the key of the turn that ends with one of the households found; none where that begins with the first."""
    last = _value_of(found, column, after)
    if last is None:
        return None
    until = Q(**{f"{column}__lt": last}) | Q(pk__lte=after)
    behind = found.filter(until, **{f"{column}__lte": last}).order_by(f"-{column}", "-pk")
    return next(iter(behind.values_list("pk", flat=True)[limit : limit + 1]), None)


def _value_of(found: QuerySet[Household], column: str, after: int | None) -> str | None:
    return found.filter(pk=after).values_list(column, flat=True).first() if after is not None else None


def find_by_document(actor: Actor, id_number: str, *, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households in reach that a person with this whole ID number belongs to."""
    actor.need(May.SEE_HOUSEHOLDS)
    return household_lines(households_in_reach(actor).filter(persons__id_number=id_number.upper()), limit)


def household_lines(found: QuerySet[Household], limit: int) -> tuple[HouseholdLine, ...]:
    """Give households as lines of a list, names masked."""
    rows = found.values(*_LINE)[:limit]
    return tuple(HouseholdLine(**{**row, "head_name": masked(row["head_name"], Mask.NAME)}) for row in rows)
