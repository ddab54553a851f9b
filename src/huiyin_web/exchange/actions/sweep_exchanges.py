"""Close exchanges that are older than they are kept, and remove files that belong to none."""

import shutil
from datetime import datetime

from huiyin_web.access.actor import platform
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.folders import exchanges_folder
from huiyin_web.exchange.limits import KEPT_FOR
from huiyin_web.exchange.models import Exchange
from huiyin_web.exchange.steps import WORKS
from huiyin_web.imports.folders import named_as_ours, remove_forgotten
from huiyin_web.jobs.works import is_at_work


def sweep_exchanges(*, at: datetime) -> int:
    """Close what is older than `KEPT_FOR`, and remove folders of none, or of one that is closed or refused.

    Who: the platform when it starts, and the worker after each comparison.
    Rule: an exchange that a job is at work on waits for the next time. A folder of no exchange goes after
    `UNKNOWN_FOR`; what is not named as ours stays.
    Recorded: `exchange.closed`, by the platform.

    Returns:
        How many exchanges were closed and folders removed.
    """
    removed = _remove_leftovers(at)
    old = [
        *Exchange.objects.filter(at__lt=at - KEPT_FOR, closed_at=None, refusal__isnull=True).values_list(
            "pk", flat=True
        )
    ]
    jobs = WORKS.latest(old)
    idle = [number for number in old if not is_at_work(jobs.get(number))]
    for number in idle:
        close_exchange(exchange=number, by=platform(), at=at)
    return removed + len(idle)


def _remove_leftovers(at: datetime) -> int:
    folders = {uuid: entry for uuid, entry in named_as_ours(exchanges_folder()).items() if entry.is_dir()}
    ended = {one.uuid: bool(one.closed_at or one.refusal) for one in Exchange.objects.filter(uuid__in=folders)}
    useless = [folders[uuid] for uuid, over in ended.items() if over]
    for folder in useless:
        shutil.rmtree(folder, ignore_errors=True)  # whoever closed it may be at it
    return len(useless) + sum(remove_forgotten(folders[uuid], at=at) for uuid in folders.keys() - ended.keys())
