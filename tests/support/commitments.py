"""Commitments of the tests: the county's office gives one to a unit, the township's says whether it was kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from huiyin.followup.commitments import Given
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.actions.act_on import Asked, act_on
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.models import Commitment
from support import cast

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
TODAY, DUE_ON = date(2016, 9, 14), date(2016, 12, 31)
UNIT = "Z-0001"
TERMS = Terms(
    "培训三合镇群众180人", "training", "ordinary", "pledge", cast.VILLAGE, UNIT, cast.TOWNSHIP, TODAY, DUE_ON,
    person="帮扶专员", promised_to="三合镇群众", quantity=Decimal(180), unit="persons",
)  # fmt: skip
PROVEN = ("accept", "prove", "deliver")


def county() -> Actor:
    return actor_of(cast.county_officer(), on=TODAY)


def township() -> Actor:
    return actor_of(cast.township_officer(), on=TODAY)


def unit() -> Actor:
    return actor_of(cast.assisting_unit(), on=TODAY)


def given(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Commitment:
    """Give the commitment."""
    return give_commitment(terms=replace(TERMS, **changes), by=by or county(), at=at)


def did(row: Commitment, act: str, *, by: Actor, days: int = 0, **sent: Any) -> Commitment:
    """Do something to it, some days after it was given."""
    seen = Commitment.objects.get(pk=row.pk).acts
    return act_on(commitment=row.pk, asked=Asked(act, seen, Given(**sent)), by=by, at=AT + timedelta(days))


def brought(row: Commitment, *acts: str, amount: int = 180) -> Commitment:
    """Bring it on its way: what the unit does it does, what judges it the township does."""
    owner, accepter = unit(), township()
    for days, act in enumerate(acts, start=1):
        counted = {"amount": Decimal(amount)} if act in {"report", "deliver", "verify"} else {}
        worded = {"reason": "培训签到册，存于乡政府"} if act in {"prove", "send_back", "explain", "decline"} else {}
        by = accepter if act in {"verify", "send_back", "miss"} else owner
        row = did(row, act, by=by, days=days, **counted, **worded)
    return row
