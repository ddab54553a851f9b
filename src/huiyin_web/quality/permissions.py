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


def need_see_flags(actor: Actor) -> None:
    """Insist that somebody may see what other departments' lists say of households.

    It is more than the register knows of a family: whoever neither decides about it nor audits has no need of it.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.SEE_FLAGS)


def need_record(actor: Actor) -> None:
    """Insist that somebody may record what asking found.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.ANSWER_SUSPECTS)


def need_decide(actor: Actor) -> None:
    """Insist that somebody may say whether two entries are one.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.DECIDE_DUPLICATES)


def need_cross_check(actor: Actor) -> None:
    """Insist that somebody may compare other departments' lists.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.CROSS_CHECK)


def need_decide_flags(actor: Actor) -> None:
    """Insist that somebody may say what came of asking about a flag.

    Raises:
        NotAllowedError: their role does not include it.
    """
    actor.need(May.DECIDE_FLAGS)


def lists_in_reach(actor: Actor) -> Q:
    """Give the condition of the lists in reach: of places in it; a list of all places is for whoever reaches all."""
    everywhere = Q(place_code="") if "" in actor.scope.prefixes else Q(pk__in=())
    return actor.scope.places("place_code") | everywhere


def both_in_reach(actor: Actor) -> Q:
    """Give the condition of the double entries in reach: of two villages, whoever reaches both.

    So the lowest office that both lie under decides, and nobody reads an entry of somebody else's village.
    """
    scope = actor.scope
    return scope.households_in("left_village", "left_household") & scope.households_in(
        "right_village", "right_household"
    )


def in_reach(actor: Actor) -> Q:
    """Give the condition of the suspects in reach: by their village, or by their household alone."""
    return actor.scope.households_in("village_code", "household_id")
