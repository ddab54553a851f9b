"""Where a list lies until it is compared, and then what was wrong with it: `<HUIYIN_DATA>/lists/<uuid>/`."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

SENT = "sent"


def lists_folder() -> Path:
    """Give the folder of all lists."""
    return Path(settings.HUIYIN_DATA) / "lists"


def folder_of(uuid: UUID) -> Path:
    """Give the folder of one list."""
    return lists_folder() / uuid.hex
