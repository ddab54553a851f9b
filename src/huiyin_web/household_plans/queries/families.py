"""Households as the rules of assistance see them, with what those propose; a handful of queries for however many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from huiyin.kernel.text import Text
from huiyin.rules.assistance import Family, Person, Proposal, propose
from huiyin_web.assistance.models import Help
from huiyin_web.core.errors import NotFoundError
from huiyin_web.registry.models import Household
from huiyin_web.registry.models import Person as Member
from huiyin_web.registry.queries.members import present

_COLUMNS = (
    "id", "office_number", "village_code", "head_name", "status", "member_count", "main_cause", "other_causes", "needs",
    "dangerous_house", "relocation_wish", "relocation_kind", "electricity", "water_safe", "farmland", "forest",
    "orchard", "grassland", "village_group",
)  # fmt: skip
_HOUSEHOLD = Text("This household", "该户")
_ILL = ("serious", "chronic")
_DANGEROUS = frozenset({"c", "d"})
_STAYED = frozenset({"", "none"})
_LAND = ("farmland", "grassland", "forest", "orchard")


@dataclass(frozen=True, slots=True)
class Known:
    """A household with what the library knows of it and proposes."""

    row: Household
    family: Family
    proposals: tuple[Proposal, ...]

    @property
    def proposed(self) -> tuple[str, ...]:
        """The kinds of help that are proposed."""
        return tuple(one.kind for one in self.proposals)


def known_families(found: QuerySet[Household], on: date) -> list[Known]:
    """Give households with what would help them on a day, in their order; three queries."""
    rows = list(found.only(*_COLUMNS))
    keys = [row.pk for row in rows]
    members: dict[int, list[Person]] = defaultdict(list)
    columns = ("household_id", "birth_date", "schooling", "health", "labour", "work")
    for home, born, *words in present(Member.objects.filter(household__in=keys)).values_list(*columns):
        members[home].append(_person(born, on, *(word or "" for word in words)))
    had: dict[int, set[str]] = defaultdict(set)
    for home, kind in Help.objects.filter(household__in=keys).values_list("household_id", "kind").distinct():
        had[home].add(kind)
    return [_known(row, members[row.pk], had[row.pk], on) for row in rows]


def known_family(found: QuerySet[Household], on: date) -> Known:
    """Give the one household of a query.

    Raises:
        NotFoundError: there is none.
    """
    every = known_families(found, on)
    if not every:
        raise NotFoundError(what=_HOUSEHOLD)
    return every[0]


def _known(row: Any, members: Iterable[Person], had: Iterable[str], on: date) -> Known:
    received = frozenset(had)
    family = Family(
        causes=(row.main_cause, *_keys(row.other_causes)),
        needs=_keys(row.needs),
        members=tuple(members),
        had=received,
        dangerous_house=row.dangerous_house in _DANGEROUS,
        wants_to_move=row.relocation_wish,
        has_moved="relocation" in received or (row.relocation_kind or "") not in _STAYED,
        lacks=frozenset(
            key for key, there in (("water", row.water_safe), ("power", row.electricity)) if there is False
        ),
        land=any(getattr(row, key) for key in _LAND),
        pasture=bool(row.grassland or row.forest),
    )
    return Known(row, family, propose(family, on))


def _person(born: date | None, on: date, schooling: str, health: str, labour: str, work: str) -> Person:
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day)) if born else None
    said = _keys(health)
    return Person(age, schooling, next((one for one in _ILL if one in said), ""), labour, work)


def _keys(written: str | None) -> tuple[str, ...]:
    return tuple(written.split(",")) if written else ()
