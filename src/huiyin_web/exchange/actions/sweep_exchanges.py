"""Close exchanges that are older than they are kept, and remove files that belong to none."""

import shutil
from datetime import datetime

from huiyin_web.access.actor import platform
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.folders import exchanges_folder
from huiyin_web.exchange.limits import KEPT_FOR, LEFTOVER_AFTER
from huiyin_web.exchange.models import Exchange
from huiyin_web.exchange.steps import is_at_work, latest_jobs


def sweep_exchanges(*, at: datetime) -> int:
    """Close what is older than `KEPT_FOR`, and remove folders of no exchange, or of one that is closed or refused.

    Who: the platform when it starts, and the worker after each comparison.
    Rule: an exchange that a job is at work on waits for the next time.
    Recorded: `exchange.closed`, by the platform.

    Returns:
        How many exchanges were closed and folders removed.
    """
    old = [
        *Exchange.objects.filter(at__lt=at - KEPT_FOR, closed_at=None, refusal__isnull=True).values_list(
            "pk", flat=True
        )
    ]
    jobs = latest_jobs(old)
    idle = [number for number in old if not is_at_work(jobs.get(number))]
    for number in idle:
        close_exchange(exchange=number, by=platform(), at=at)
    return len(idle) + _remove_leftovers(at)


def _remove_leftovers(at: datetime) -> int:
    kept = {
        uuid.hex
        for uuid in Exchange.objects.filter(closed_at=None, refusal__isnull=True).values_list("uuid", flat=True)
    }
    oldest = (at - LEFTOVER_AFTER).timestamp()
    useless = [
        folder
        for folder in exchanges_folder().glob("*")
        if folder.name not in kept and folder.stat().st_mtime < oldest
    ]  # fmt: skip
    for folder in useless:
        shutil.rmtree(folder)
    return len(useless)
