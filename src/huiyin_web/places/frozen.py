"""What a snapshot freezes of this app."""

from typing import Any

from django.db.models import QuerySet

from huiyin.records.snapshots import SCHEMAS
from huiyin.records.snapshots.schemas import ORDER
from huiyin_web.core.frozen import FrozenTable, register_frozen
from huiyin_web.places.models import Organisation, Place, Statistic


def register() -> None:
    """Register divisions, organisations and statistics."""
    register_frozen(FrozenTable("places", SCHEMAS["places"], lambda: _rows(Place.objects.all(), "places")))
    register_frozen(
        FrozenTable(
            "organisations",
            SCHEMAS["organisations"],
            lambda: _rows(Organisation.objects.all(), "organisations"),
        )
    )
    register_frozen(
        FrozenTable("statistics", SCHEMAS["statistics"], lambda: _rows(Statistic.objects.all(), "statistics"))
    )


def _rows(rows: QuerySet[Any, Any], table: str) -> QuerySet[Any, Any]:
    return rows.order_by(*ORDER[table]).values_list(*SCHEMAS[table].names)
