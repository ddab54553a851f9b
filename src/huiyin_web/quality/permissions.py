"""Who has the register checked, who sees what is asked and who answers."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def need_check(actor: Actor) -> None:
    """Insist that somebody may have the whole register checked.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.CHECK_REGISTER)


def need_see(actor: Actor) -> None:
    """Insist that somebody may see which entries are asked about.

    Raises:
        NotAllowedError: their role sees no households.
    """
    actor.need(May.SEE_HOUSEHOLDS)


def need_record(actor: Actor) -> None:
    """Insist that somebody may record what asking found.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.ANSWER_SUSPECTS)


def in_reach(actor: Actor) -> Q:
    """Give the condition of the suspects in reach: by their village, or by their household alone."""
    return actor.scope.households_in("village_code", "household_id")
