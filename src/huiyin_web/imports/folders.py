"""Where the files of an import lie: `<HUIYIN_DATA>/imports/<uuid>/`, under names of ours and never the user's."""

import unicodedata
from pathlib import Path
from uuid import UUID

from django.conf import settings

UPLOADED, STAGED, ABSENT = "uploaded", "staged.sqlite3", "absent.parquet"
_LONGEST = 200
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def imports_folder() -> Path:
    """Give the folder of all imports."""
    return Path(settings.HUIYIN_DATA) / "imports"


def folder_of(uuid: UUID) -> Path:
    """Give the folder of one import."""
    return imports_folder() / uuid.hex


def clean_name(name: str) -> str:
    """Give a file's name as it may be shown: no path, composed (NFC), no control or bidirectional characters."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in _INVISIBLE)
    return seen.strip()[:_LONGEST] or "–"
