"""What a snapshot freezes of this app."""

from typing import Any

from django.db.models import F, QuerySet

from huiyin.records.snapshots import SCHEMAS
from huiyin_web.assistance.models import Help
from huiyin_web.core.frozen import FrozenTable, register_frozen


def register() -> None:
    """Register the help that households have received, as it stands, earlier years included."""
    register_frozen(FrozenTable("help", SCHEMAS["help"], _help))


def _help() -> QuerySet[Help, Any]:
    """Give help with its household's village, so that a household's lies together in the file."""
    rows = Help.objects.annotate(village_code=F("household__village_code"))
    return rows.order_by("village_code", "household_id", "id").values_list(*SCHEMAS["help"].names)
