"""Who may freeze a year and who sees what is frozen."""

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def need_freeze(actor: Actor) -> None:
    """Insist that somebody may freeze.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.FREEZE)


def need_see(actor: Actor) -> None:
    """Insist that somebody may see which years are frozen.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.SEE_FIGURES)
