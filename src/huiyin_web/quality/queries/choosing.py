"""The places that the lists of this app are narrowed to."""

from huiyin.kernel.places import ancestors
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.directory import places_below
from huiyin_web.places.queries import place_names

_EVERY_PLACE = Text("Everywhere in my area", "管辖范围内全部地区")


def place_in_words(code: str) -> tuple[Text, ...]:
    """Give the name of a place that is chosen; nothing where none is."""
    return (place_names([code]).get(code, Text(code, code)),) if code else ()


def places_to_choose(actor: Actor, chosen: str) -> tuple[tuple[str, Text], ...]:
    """Give everywhere, the way down to the chosen place, and what lies directly below it."""
    top = actor.place_code
    if not top or not actor.scope.covers(top):
        return (("", _EVERY_PLACE),)
    way = [code for code in (*ancestors(chosen), chosen) if actor.scope.covers(code)] if chosen else []
    return ("", _EVERY_PLACE), *place_names(way).items(), *places_below(chosen or top).items()
