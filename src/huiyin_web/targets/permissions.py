"""Who sees targets and letters, who sets them, who answers for them."""

from django.db.models import Q

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError

_TARGET = Text("This target", "该目标")


def targets_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a target: issued and in reach or their office's, or their office sets it.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    issued = actor.scope.places("place_code")
    if not actor.office:
        return issued & Q(issued_on__isnull=False)
    return ((issued | Q(office=actor.office)) & Q(issued_on__isnull=False)) | Q(setter=actor.office)


def letters_seen(actor: Actor) -> Q:
    """Give the condition that somebody sees a letter: its place is in reach, or their office is one of its sides.

    Raises:
        NotAllowedError: their role sees no figures.
    """
    actor.need(May.SEE_FIGURES)
    reached = actor.scope.places("place_code")
    return reached | Q(upper=actor.office) | Q(lower=actor.office) if actor.office else reached


def need_office(actor: Actor, office: str, right: May) -> None:
    """Insist that somebody acts for an office with a right.

    Raises:
        NotAllowedError: their role has no such right.
        NotFoundError: they act for another office.
    """
    actor.need(right)
    if actor.office != office:
        raise NotFoundError(what=_TARGET)
