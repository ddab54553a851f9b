"""What a snapshot freezes of this app."""

from typing import Any

from django.db.models import QuerySet

from huiyin.records.snapshots import SCHEMAS
from huiyin_web.assistance.models import Help
from huiyin_web.core.frozen import FrozenTable, register_frozen


def register() -> None:
    """Register the help that households have received, as it stands, earlier years included."""
    register_frozen(FrozenTable("help", SCHEMAS["help"], _help))


def _help() -> QuerySet[Help, Any]:
    """Give help so that a household's lies together in the file; where it lives is frozen with the household."""
    return Help.objects.order_by("household_id", "id").values_list(*SCHEMAS["help"].names)
