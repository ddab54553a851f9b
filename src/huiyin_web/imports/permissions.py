"""Who imports, and who sees an import."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May, Role


def need_import(actor: Actor) -> None:
    """Insist on the right to import.

    Raises:
        NotAllowedError: the role does not include it.
    """
    actor.need(May.IMPORT)


def visible(actor: Actor) -> Q:
    """Give the condition of the imports that somebody sees: their own and, for an office, those of its area."""
    if "" in actor.scope.prefixes:
        return Q()
    own = Q(by_key=actor.key)
    if not actor.may(May.IMPORT):
        return own
    # What the platform itself brought in (command line, demo) comes from no place: the province answers for it.
    nowhere = Q(place_code="") if actor.role is Role.PROVINCIAL_OFFICE else Q(pk__in=())
    return own | actor.scope.places("place_code") | nowhere
