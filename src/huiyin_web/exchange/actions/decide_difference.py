"""Decide about one difference."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.exchange.actions._deciding import settle
from huiyin_web.exchange.errors import DecidedError, ExchangeStateError
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.exchange.queries.exchanges import difference_of, exchange_of
from huiyin_web.exchange.standing import state_of

CODE = "exchange.difference.decided"


@transaction.atomic
def decide_difference(*, exchange: int, difference: int, decision: Decision, by: Actor, at: datetime) -> Difference:
    """Take the registry's value, keep ours for the outgoing file, or leave it for later.

    Who: the offices of a county and above; taking theirs, whoever may change the household.
    Rule: what decides eligibility becomes a change request that somebody else approves; all else changes at once.
    What was left for later can be decided; a decision stands.
    Recorded: `exchange.difference.decided`, without the values; the register's own events tell what changed.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        ExchangeStateError: the exchange is not compared, or closed.
        DecidedError: somebody has decided.
        NotByFormError, MovedOnError, FormRefusedError, FrozenYearError: theirs cannot be taken.
    """
    of = exchange_of(by, exchange)
    if not of.is_open:
        raise ExchangeStateError(number=of.pk, state=state_of(of))
    found = difference_of(by, of, difference)
    if found.decision not in {Decision.OPEN, Decision.LATER}:
        raise DecidedError(name=found.by_name)
    settle(found, decision, by=by, at=at)
    audit.record(
        CODE, by=by, at=at, subject=f"household:{found.household_id}", place_code=found.village_code,
        detail={"exchange": exchange, "field": found.field, "decision": decision.value, "request": found.request_id},
    )  # fmt: skip
    return found
