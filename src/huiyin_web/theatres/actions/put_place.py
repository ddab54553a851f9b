"""Put another place under a theatre."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.core.turns import take_turn
from huiyin_web.places.queries import place_or_404
from huiyin_web.theatres.actions._reaching import follow
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.actions.set_up_theatre import PLACES
from huiyin_web.theatres.models import TheatrePlace
from huiyin_web.theatres.queries.stored import kept_theatre, taken_places


@transaction.atomic
def put_place(*, theatre: int, place_code: str, by: Actor, at: datetime) -> TheatrePlace:
    """Put a place in reach under a theatre of the own office, from today on.

    Who: the office that keeps it.
    Rule: `huiyin.followup.theatres.put`: no place lies in two theatres.
    Recorded: `theatres.place.put`.

    Raises:
        NotAllowedError, NotFoundError: another office keeps it, or it or the place is out of reach.
        TheatreRefusedError: the place lies in a theatre.
    """
    row = kept_theatre(by, theatre)
    place_or_404(by, place_code)
    take_turn(PLACES)
    need_allowed(rules.put(place=place_code, taken=taken_places()))
    put = TheatrePlace.objects.create(
        theatre=row, place_code=place_code, from_on=day_of(at), at=at, by_key=by.key, by_name=by.name
    )
    follow(row, on=day_of(at))
    note("place.put", row, by=by, at=at, place=place_code)
    return put
