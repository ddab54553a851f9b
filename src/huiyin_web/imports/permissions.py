"""Who imports, and who sees an import."""

from django.db.models import Q

from huiyin.kernel.places import Level
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May, Role
from huiyin_web.imports.errors import ProvincialKindError
from huiyin_web.imports.kinds import ImportKind, kinds


def need_import(actor: Actor) -> None:
    """Insist on the right to import.

    Raises:
        NotAllowedError: the role does not include it.
    """
    actor.need(May.IMPORT)


def need_kind(actor: Actor, kind: ImportKind) -> None:
    """Insist on the right to import this kind of file: what all others are filed under is the province's to change.

    Raises:
        NotAllowedError: the role may not import.
        ProvincialKindError: the kind is the province's.
    """
    need_import(actor)
    if kind not in kinds_for(actor):
        raise ProvincialKindError(kind=kind.sheet.label)


def kinds_for(actor: Actor) -> tuple[ImportKind, ...]:
    """Give the kinds of file that somebody may import."""
    return tuple(kind for kind in kinds() if not kind.provincial or reaches_a_province(actor))


def reaches_a_province(actor: Actor) -> bool:
    """Say whether somebody answers for a whole province: rows that lie at no place of it are theirs too."""
    return any(len(prefix) <= Level.PROVINCE.digits for prefix in actor.scope.prefixes)


def visible(actor: Actor) -> Q:
    """Give the condition of the imports that somebody sees: an office those of its area, others their own in it."""
    if "" in actor.scope.prefixes:
        return Q()
    # An import holds the rows of its file in clear: whoever left an area leaves what they brought in there behind.
    reached = actor.scope.places("place_code")
    if not actor.may(May.IMPORT):
        return Q(by_key=actor.key) & reached
    # What the platform itself brought in (command line, demo) comes from no place: the province answers for it.
    nowhere = Q(place_code="") if actor.role is Role.PROVINCIAL_OFFICE else Q(pk__in=())
    return reached | nowhere
