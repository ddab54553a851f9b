"""Where the files lie: `<HUIYIN_DATA>/attachments/<uuid>`, under names of ours and never the user's.

Until its row is there a file is called `<uuid>.part`. No file of the final name is ever deleted for want of a row.
"""

import hashlib
import os
from pathlib import Path
from uuid import UUID

from django.conf import settings


def attachments_folder() -> Path:
    """Give the folder of all files."""
    return Path(settings.HUIYIN_DATA) / "attachments"


def path_of(uuid: UUID) -> Path:
    """Give where one file lies."""
    return attachments_folder() / uuid.hex


def part_of(uuid: UUID) -> Path:
    """Give where a file lies until its row is there."""
    return attachments_folder() / f"{uuid.hex}.part"


def keep(uuid: UUID, content: bytes) -> None:
    """Write a file as a part, so that it is on the disk before a row says so."""
    path = part_of(uuid)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def finish(uuid: UUID) -> None:
    """Give a part its final name, on the disk: the last thing before its row's transaction ends."""
    part_of(uuid).rename(path_of(uuid))
    folder = os.open(attachments_folder(), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sound(uuid: UUID, sha256: str) -> bytes | None:
    """Give the content of a file; none where it is missing or is not what it was."""
    try:
        content = path_of(uuid).read_bytes()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None
