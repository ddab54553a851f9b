"""Who tells what was done for a household."""

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


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
