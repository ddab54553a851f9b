"""Decide about every open difference of a field at once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.exchange.actions._deciding import settle
from huiyin_web.exchange.models import Decision
from huiyin_web.exchange.queries.exchanges import differences_of, exchange_of

CODE = "exchange.field.decided"
MOST_AT_ONCE = 500  # forms that are filled in while somebody waits


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it: decided, of these waiting for approval, refused with the first reason, left for another go."""

    done: int
    requests: int
    refused: int
    why: Text | None
    left: int


@transaction.atomic
def decide_field(
    *, exchange: int, sheet: str, field: str, decision: Decision, newer: str = "", by: Actor, at: datetime
) -> Settled:
    """Decide alike about all differences of a field that are open; with `newer`, those of which that side is newer.

    Who, rule: as for one difference; what one of them is refused for leaves that one open and stops no other.
    Recorded: `exchange.field.decided`, with the counts.

    Raises:
        NotAllowedError, NotFoundError: the exchange is not theirs to decide about.
    """
    found = exchange_of(by, exchange)
    if decision is Decision.THEIRS:
        by.need(May.CHANGE_HOUSEHOLDS)
    rows = differences_of(by, found).filter(sheet=sheet, field=field, decision=Decision.OPEN).order_by("pk")
    if newer:
        rows = rows.filter(newer=newer)
    total = rows.count()
    done, requests, refusals = 0, 0, []
    for one in rows.select_for_update()[:MOST_AT_ONCE]:
        try:
            with transaction.atomic():
                settle(one, decision, by=by, at=at)
        except HuiyinError as refused:
            refusals.append(refused.text)
        else:
            done += 1
            requests += one.request_id is not None
    audit.record(
        CODE, by=by, at=at, subject=f"exchange:{found.pk}", place_code=found.place_code,
        detail={"sheet": sheet, "field": field, "decision": decision.value, "newer": newer, "done": done,
                "requests": requests, "refused": len(refusals)},
    )  # fmt: skip
    left = max(0, total - MOST_AT_ONCE)
    return Settled(done, requests, len(refusals), refusals[0] if refusals else None, left)
