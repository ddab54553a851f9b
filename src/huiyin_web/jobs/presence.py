"""How a worker shows that it lives: it holds a lock that the system lets go of when the process dies, however it dies.

A lock outlives neither a SIGKILL nor a power cut, and a process id that was given away again can't fake it. The
heartbeat decides only about a worker whose lock file is not on this machine.
"""

import fcntl
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

STALE_AFTER = timedelta(minutes=2)


def _folder() -> Path:
    return Path(settings.HUIYIN_DATA) / "workers"


@contextmanager
def presence() -> Iterator[str]:
    """Hold a worker's name for as long as the block runs."""
    name = f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(4)}"
    _folder().mkdir(parents=True, exist_ok=True)
    held = _folder() / name
    with held.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield name
        finally:
            held.unlink(missing_ok=True)


def is_gone(name: str, heartbeat: datetime | None, *, at: datetime) -> bool:
    """Say whether the worker of this name is dead."""
    held = _folder() / name
    try:
        with held.open("r") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except FileNotFoundError:
        return heartbeat is None or at - heartbeat > STALE_AFTER
    held.unlink(missing_ok=True)
    return True
