"""Where the files of an import lie: `<HUIYIN_DATA>/imports/<uuid>/`, under names of ours and never the user's."""

import fcntl
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from huiyin_web.imports.limits import UNKNOWN_FOR

UPLOADED, STAGED = "uploaded", "staged.sqlite3"
ABSENT, ALIKE, BLOCKING = "absent.parquet", "alike.parquet", "blocking.parquet"
_LOCK = ".lock"
_LONGEST = 200
_OURS = re.compile("[0-9a-f]{32}")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def imports_folder() -> Path:
    """Give the folder of all imports."""
    return Path(settings.HUIYIN_DATA) / "imports"


def folder_of(uuid: UUID) -> Path:
    """Give the folder of one import."""
    return imports_folder() / uuid.hex


def named_as_ours(folder: Path, *, ending: str = "") -> dict[UUID, Path]:
    """Give what lies in a folder under a random id; what has another name is not ours, and sweepers leave it alone."""
    names = {entry.name.removesuffix(ending): entry for entry in folder.glob(f"*{ending}")}
    return {UUID(hex=name): entry for name, entry in names.items() if _OURS.fullmatch(name)}


def remove_forgotten(folder: Path, *, at: datetime) -> bool:
    """Remove a folder that no row knows, and say so; a young one may belong to a database that is brought back."""
    forgotten = folder.stat().st_mtime < (at - UNKNOWN_FOR).timestamp()
    if forgotten:
        shutil.rmtree(folder)
    return forgotten


def clean_name(name: str) -> str:
    """Give a file's name as it may be shown: no path, composed (NFC), no control or bidirectional characters."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in _INVISIBLE)
    return seen.strip()[:_LONGEST] or "–"


@contextmanager
def at_work() -> Iterator[None]:
    """Keep sweepers out while an import is being worked on; a killed process lets go by itself."""
    imports_folder().mkdir(parents=True, exist_ok=True)
    with (imports_folder() / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


@contextmanager
def nobody_at_work() -> Iterator[bool]:
    """Say whether no process works on any import; if so, none begins before the block is left."""
    imports_folder().mkdir(parents=True, exist_ok=True)
    with (imports_folder() / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
