"""Read the villages that somebody takes applications in."""

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import today
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names, valid_on

_MOST = 600  # of one list; a county has fewer


def villages_in_reach(actor: Actor) -> dict[str, Text]:
    """Give the villages of today that somebody reaches, by code."""
    found = Place.objects.filter(actor.scope.places("code"), valid_on(today()), level=Level.VILLAGE)
    return place_names(found.order_by("code").values_list("code", flat=True)[:_MOST])
