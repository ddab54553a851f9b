"""Who compares with the national registry, and who sees which comparison."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


def need_exchange(actor: Actor) -> None:
    """Insist on the right to compare: the offices of a county and above.

    Raises:
        NotAllowedError: the role does not include it.
    """
    actor.need(May.EXCHANGE)


def visible(actor: Actor) -> Q:
    """Give the condition of the comparisons that somebody sees: those of offices in reach, or all of nowhere's own."""
    nowhere = Q(place_code="") if "" in actor.scope.prefixes else Q(pk__in=())
    return actor.scope.places("place_code") | nowhere


def in_reach(actor: Actor) -> Q:
    """Give the condition of the rows in reach."""
    return actor.scope.places("village_code")
