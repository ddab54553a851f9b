"""Where the files of an exchange lie until it is closed: `<HUIYIN_DATA>/exchanges/<uuid>/`, under names of ours."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

OUTGOING = "outgoing.xlsx"


def exchanges_folder() -> Path:
    """Give the folder of all exchanges."""
    return Path(settings.HUIYIN_DATA) / "exchanges"


def folder_of(uuid: UUID) -> Path:
    """Give the folder of one exchange."""
    return exchanges_folder() / uuid.hex
