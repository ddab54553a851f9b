"""Decide about every open difference of a field at once."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.exchange.actions._deciding import settle
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.limits import MOST_AT_ONCE
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.exchange.queries.exchanges import exchange_of, undecided
from huiyin_web.exchange.standing import state_of

CODE = "exchange.field.decided"


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it: decided, of these waiting for approval, refused with the first reason, left for another go.

    Attributes:
        last: the last difference that was looked at, whether it was decided or refused.
    """

    done: int
    requests: int
    refused: int
    why: Text | None
    left: int
    last: int = field(default=0, compare=False)


@transaction.atomic
def decide_field(
    *, exchange: int, sheet: str, field: str, decision: Decision, newer: str = "", after: int = 0, by: Actor,
    at: datetime,
) -> Settled:  # fmt: skip
    """Decide alike about the differences of a field that are open; with `newer`, those of which that side is newer.

    Who: as for one difference.
    Rule: keeping ours and leaving for later holds for all of them. Taking theirs fills in a form for each, so some are
    taken at a go, those that follow `after`; what one of them is refused for leaves that one open and stops no other.
    Recorded: `exchange.field.decided`, with the counts.

    Raises:
        NotAllowedError, NotFoundError: the exchange is not theirs to decide about.
        ExchangeStateError: it is not compared, or closed.
    """
    found = exchange_of(by, exchange, lock=True)
    if not found.is_open:
        raise ExchangeStateError(number=found.pk, state=state_of(found))
    rows = undecided(by, found, sheet=sheet, field=field, newer=newer).filter(pk__gt=after)
    if decision is Decision.THEIRS:
        by.need(May.CHANGE_HOUSEHOLDS)
        total = rows.count()
        settled = _take(list(rows.select_for_update().order_by("pk")[:MOST_AT_ONCE]), total, by=by, at=at)
    else:
        done = rows.update(decision=decision, decided_at=at, by_key=by.key, by_name=by.name)
        settled = Settled(done, 0, 0, None, 0)
    audit.record(
        CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
        detail={"sheet": sheet, "field": field, "decision": decision.value, "newer": newer, "done": settled.done,
                "requests": settled.requests, "refused": settled.refused},
    )  # fmt: skip
    return settled


def _take(rows: list[Difference], total: int, *, by: Actor, at: datetime) -> Settled:
    done, requests, refusals = 0, 0, []
    for one in rows:
        try:
            with transaction.atomic():
                settle(one, Decision.THEIRS, by=by, at=at)
        except HuiyinError as refused:
            refusals.append(refused.text)
        else:
            done += 1
            requests += one.request_id is not None
    why = refusals[0] if refusals else None
    return Settled(done, requests, len(refusals), why, total - len(rows), rows[-1].pk if rows else 0)
