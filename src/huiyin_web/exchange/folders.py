"""Where the files of an exchange lie: `<HUIYIN_DATA>/exchanges/<uuid>/`, under names of ours."""

from pathlib import Path
from uuid import UUID

from django.conf import settings


def folder_of(uuid: UUID) -> Path:
    """Give the folder of one exchange."""
    return Path(settings.HUIYIN_DATA) / "exchanges" / uuid.hex
