"""Who imports, and who sees an import."""

from django.db.models import Q

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May


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
    return own | actor.scope.places("place_code") if actor.may(May.IMPORT) else own
