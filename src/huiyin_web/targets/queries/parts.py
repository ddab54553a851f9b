"""The parts of a target: the places right below, what they are asked for, and whether that makes the whole."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from huiyin.kernel.places import level_of
from huiyin.kernel.text import Text
from huiyin.planning.targets import Reconciled, reconcile
from huiyin_web.places.queries import places_within
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.stored import as_target, exactly, indicator_of


def places_below(code: str) -> dict[str, Text]:
    """Give the places right below one, as they are today, by code."""
    level = level_of(code).below
    return places_within(code, level) if level else {}


def parts_of(row: Target) -> QuerySet[Target]:
    """Give the targets of places that a target was handed down to, by place; those of departments are no parts."""
    found = Target.objects.filter(plan=row.plan_id, indicator=row.indicator, year=row.year, setter=row.office)
    below = list(places_below(row.place_code))
    return found.filter(office__in=below).select_related("plan").order_by("place_code")


def by_name(told: Iterable[Text], below: Mapping[str, Text]) -> tuple[Text, ...]:
    """Say sentences of the library, which knows places by their codes, with the names of those places."""
    said = []
    for one in told:
        words = one
        for code, name in below.items():
            words = Text(words.en.replace(code, name.en), words.zh.replace(code, name.zh))
        said.append(words)
    return tuple(said)


def reconciled(row: Target, parts: list[Target]) -> Reconciled:
    """Say how a target and its parts stand to each other."""
    return reconcile(as_target(row), [as_target(part) for part in parts], exactly(indicator_of(row), row.reserve))
