"""Make an installation ready: its folder, its tables, no leftovers of a process that was killed."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from huiyin_web.access.actor import platform
from huiyin_web.config.env import secret_key
from huiyin_web.core.clock import now
from huiyin_web.evidence.actions.sweep_files import sweep_files
from huiyin_web.exchange.actions.sweep_exchanges import sweep_exchanges
from huiyin_web.imports.actions.sweep_leftovers import sweep_leftovers
from huiyin_web.quality.actions.sweep_lists import sweep_lists
from huiyin_web.snapshots.actions.settle import settle


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the installation's lock: two processes that start at once prepare it one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare() -> None:
    """Make the key, bring the tables to this version, sweep what killed work left or is too old, settle a freeze."""
    with only_one(settings.HUIYIN_DATA):
        secret_key(settings.HUIYIN_DATA)  # before the server's processes could each make one
        call_command("migrate", verbosity=0, interactive=False)
        sweep_leftovers(at=now())
        sweep_files(at=now())
        sweep_lists(by=platform(), at=now())
        sweep_exchanges(at=now())
        settle(by=platform(), at=now())
