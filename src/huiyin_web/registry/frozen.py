"""What a snapshot freezes of this app."""

from typing import Any

from django.db.models import F, QuerySet

from huiyin.records.snapshots import SCHEMAS
from huiyin_web.core.frozen import FrozenTable, register_frozen
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.members import present


def register() -> None:
    """Register households and persons."""
    register_frozen(FrozenTable("households", SCHEMAS["households"], _households))
    register_frozen(FrozenTable("persons", SCHEMAS["persons"], _persons))


def _households() -> QuerySet[Household, Any]:
    return Household.objects.order_by("village_code", "id").values_list(*SCHEMAS["households"].names)


def _persons() -> QuerySet[Person, Any]:
    """Give persons with their household's village, so that a village's lie together in the file."""
    rows = present(Person.objects.all()).annotate(village_code=F("household__village_code"))
    return rows.order_by("village_code", "household_id", "id").values_list(*SCHEMAS["persons"].names)
