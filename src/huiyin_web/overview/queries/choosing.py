"""The places that can be chosen on a page about one of them."""

from huiyin.kernel.places import ancestors, level_of
from huiyin_web.access.actor import Actor
from huiyin_web.overview.measurement_page import Choice
from huiyin_web.places.queries import place_or_404, places_within


def place_choices(actor: Actor, code: str, year: int) -> tuple[Choice, ...]:
    """Give the way to a place with what lies beside each step, and the places below it: all that is in reach."""
    way = [one for one in (*ancestors(code), code) if actor.scope.covers(one)]
    opened = {one: places_within(one, below, year=year) for one in way if (below := level_of(one).below)}
    top = way[0]
    listed = [Choice(top, place_or_404(actor, top).name, top == code)]

    def open_below(place: str, depth: int) -> None:
        for one, name in opened.get(place, {}).items():
            listed.append(Choice(one, name, one == code, depth))
            open_below(one, depth + 1)

    open_below(top, 1)
    return tuple(listed)
