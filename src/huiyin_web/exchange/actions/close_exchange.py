"""Close an exchange: what of it holds personal data goes."""

import shutil
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.exchange.actions.compare_export import forget
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.folders import folder_of
from huiyin_web.exchange.models import Decision, Exchange
from huiyin_web.exchange.queries.exchanges import exchange_of
from huiyin_web.exchange.standing import state_of
from huiyin_web.exchange.steps import WORKS

CODE = "exchange.closed"


@transaction.atomic
def close_exchange(*, exchange: int, by: Actor, at: datetime) -> Exchange:
    """Close an exchange, compared or not: its files, its differences and the rows of one side alone are deleted.

    Who: the offices of a county and above, of exchanges in reach; the platform, of those that are older than are kept.
    Rule: change requests and changes of the register stay; how many differences were decided how stays with the
    exchange. The same export can be sent again.
    Recorded: `exchange.closed`, with these counts.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to close.
        ExchangeStateError: it is closed or refused already.
        ConflictError: a job is at work on it.
    """
    found = exchange_of(by, exchange, lock=True)
    if found.closed_at or found.refusal:
        raise ExchangeStateError(number=found.pk, state=state_of(found))
    WORKS.need_idle(found.pk)
    if found.compared_at:
        found.outcome = _outcome(found)
    found.closed_at = at
    found.save(update_fields=["closed_at", "outcome"])
    forget(found)
    audit.record(
        CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code, detail=found.outcome or {}
    )
    transaction.on_commit(lambda: shutil.rmtree(folder_of(found.uuid), ignore_errors=True))
    return found


def _outcome(found: Exchange) -> dict[str, int]:
    counted = dict(found.differences.values_list("decision").annotate(count=Count("pk")).order_by("decision"))
    theirs, ours = counted.get(Decision.THEIRS, 0), counted.get(Decision.OURS, 0)
    return {"theirs": theirs, "ours": ours, "left": sum(counted.values()) - theirs - ours}
