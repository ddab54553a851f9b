"""What a snapshot freezes of this app."""

from functools import partial
from typing import Any

from django.db.models import Model, QuerySet

from huiyin.records.snapshots import SCHEMAS
from huiyin.records.snapshots.schemas import ORDER
from huiyin_web.core.frozen import FrozenTable, register_frozen
from huiyin_web.places.models import Facility, Organisation, Place, PoorPlace, Statistic

_TABLES: dict[str, type[Model]] = {
    "places": Place,
    "organisations": Organisation,
    "statistics": Statistic,
    "facilities": Facility,
    "poor_places": PoorPlace,
}


def register() -> None:
    """Register divisions, organisations, statistics, facilities and the list of the poor, as they stand."""
    for name in _TABLES:
        register_frozen(FrozenTable(name, SCHEMAS[name], partial(_rows, name)))


def _rows(name: str) -> QuerySet[Any, Any]:
    return QuerySet[Any, Any](_TABLES[name]).order_by(*ORDER[name]).values_list(*SCHEMAS[name].names)
