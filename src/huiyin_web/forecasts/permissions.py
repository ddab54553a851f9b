"""Who has the register forecast, and who asks what would be with other rates."""

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def need_making(actor: Actor) -> None:
    """Insist that somebody may have a forecast made that takes the place of another: whoever freezes years.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.FREEZE)


def need_asking(actor: Actor) -> None:
    """Insist that somebody may ask what would be with other rates.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.ASK_FORECASTS)
