"""Where the letters are that commitments came from."""

from collections.abc import Collection

from django.urls import reverse

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.targets.queries.stored import letters_in_reach
from huiyin_web.targets.queries.wording import letter_name


def letters_of(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give the letters of these source keys by name, with the way there; none that the reader doesn't see."""
    if not actor.may(May.SEE_FIGURES):
        return {}
    rows = letters_in_reach(actor).filter(pk__in=[int(key) for key in keys if key.isdecimal()])
    return {str(row.pk): Crumb(letter_name(row), reverse("targets:letter", args=[row.pk])) for row in rows}
