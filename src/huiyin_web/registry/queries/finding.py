"""Find households by their members: by name, its pinyin or initials, by the last digits of an ID or a phone.

Who may not show names finds them whole only, in pinyin too: initials, or the beginning of a name, would let a masked
one be spelled out. The last digits stand in masked values, so everybody finds by them.
"""

import re
from collections.abc import Iterator

from django.db.models import F, Func, Q, QuerySet

from huiyin.records.sounding import sounds
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.models.register import TAIL, tail
from huiyin_web.registry.pages.households import HouseholdLine
from huiyin_web.registry.permissions import may_find_by_beginning
from huiyin_web.registry.queries.households import begins, household_lines, households_in_reach

_SOUND = re.compile(r"[A-Za-z][A-Za-z' ]*")
_TAIL = re.compile(rf"[0-9]{{{TAIL - 1}}}[0-9Xx]")
_IN_ONE_HOME = 5  # members that may be met before another household is


def find_by_member(actor: Actor, asked: str, *, limit: int) -> tuple[HouseholdLine, ...]:
    """Give the households in reach of whom somebody is called so, or whose ID or phone ends so; at most `limit`."""
    actor.need(May.SEE_HOUSEHOLDS)
    found: dict[int, None] = {}
    for some in _searches(actor, asked):
        found.update(dict.fromkeys(some[: limit * _IN_ONE_HOME]))
        if len(found) >= limit:
            break
    return household_lines(Household.objects.filter(pk__in=[*found][:limit]).order_by("village_code", "id"), limit)


def _searches(actor: Actor, asked: str) -> Iterator[QuerySet[Person, int] | QuerySet[Household, int]]:
    """Give what to look for, one after the other: each walks one index, and stops where enough is found."""
    if _TAIL.fullmatch(asked):
        yield _members(actor, Q(id_tail=asked.upper()), id_tail=tail("id_number"))
        yield _members(actor, Q(phone_tail=asked), phone_tail=tail("phone"))
        homes = households_in_reach(actor).alias(tail=tail("phone")).filter(tail=asked)
        yield homes.order_by("pk").values_list("pk", flat=True)
    elif _SOUND.fullmatch(asked):
        sound = asked.lower().replace(" ", "").replace("'", "")
        yield _members(actor, _sounding(actor, sound))
        if may_find_by_beginning(actor):
            yield _members(actor, Q(name_initials=sound))
    elif not asked.isascii():
        (sound,), _ = sounds([asked])
        named = begins("name", asked) if may_find_by_beginning(actor) else Q(name=asked)
        yield _members(actor, _sounding(actor, sound) & named)


def _sounding(actor: Actor, sound: str) -> Q:
    return begins("name_pinyin", sound) if may_find_by_beginning(actor) else Q(name_pinyin=sound)


def _members(actor: Actor, condition: Q, **computed: Func) -> QuerySet[Person, int]:
    reached = Person.objects.filter(actor.scope.households_in("household__village_code", "household_id"))
    return reached.alias(**computed).filter(condition).values_list(F("household_id"), flat=True)
