"""Who tells what was done for a household, and who takes back what was told wrongly."""

from datetime import datetime

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.limits import WITHDRAW_WITHIN
from huiyin_web.assistance.models import Help


def may_record_help(actor: Actor) -> bool:
    """Say whether somebody records help by hand: who keeps the register of households, or visits them."""
    return actor.may(May.CHANGE_HOUSEHOLDS) or actor.may(May.RECORD_VISITS)


def need_record_help(actor: Actor) -> None:
    """Insist on that.

    Raises:
        NotAllowedError: the role neither changes households nor records visits.
    """
    if not may_record_help(actor):
        actor.need(May.RECORD_VISITS)


def may_withdraw_help(actor: Actor, row: Help, one: frozenset[str], *, at: datetime) -> bool:
    """Say whether somebody withdraws a help in reach that no file brought in or changed.

    Whoever recorded it does so for a while; another person who approves changes of households, at any time.

    Args:
        actor: who asks.
        row: the help.
        one: the keys that count as one person with them (`access.queries.people.one_with`).
        at: when.
    """
    if row.import_id is not None:
        return False
    if row.recorded_by_key == actor.key:
        return row.recorded_at is not None and at - row.recorded_at <= WITHDRAW_WITHIN
    return actor.may(May.APPROVE_CHANGES) and row.recorded_by_key not in one
