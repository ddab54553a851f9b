"""Where the letter is that a commitment came from."""

from django.urls import reverse

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.targets.queries.stored import letters_in_reach
from huiyin_web.targets.queries.wording import letter_name


def letter_of(actor: Actor, key: str) -> Crumb | None:
    """Give the letter of a commitment's source key by name, with the way there; none for whoever doesn't see it."""
    if not key.isdecimal() or not actor.may(May.SEE_FIGURES):
        return None
    row = letters_in_reach(actor).filter(pk=int(key)).first()
    return None if row is None else Crumb(letter_name(row), reverse("targets:letter", args=[row.pk]))
