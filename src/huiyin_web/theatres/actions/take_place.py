"""Take a place from a theatre."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.theatres.actions._reaching import follow
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.queries.stored import kept_theatre

_PLACE = Text("This place of the theatre", "该战区地区")


@transaction.atomic
def take_place(*, theatre: int, place: int, by: Actor, at: datetime) -> None:
    """End a place's time in a theatre of the own office, today being its last day; what was done there stays.

    Who: the office that keeps it.
    Rule: `huiyin.followup.theatres.take`: the last place stays.
    Recorded: `theatres.place.taken`.

    Raises:
        NotAllowedError, NotFoundError: another office keeps it, or it or the place is not there.
        TheatreRefusedError: it is the last place.
    """
    row = kept_theatre(by, theatre)
    running = row.places.filter(ends_on__isnull=True)
    found = running.filter(pk=place).first()
    if found is None:
        raise NotFoundError(what=_PLACE)
    need_allowed(rules.take(left=running.count() - 1))
    found.ends_on = day_of(at)
    found.save(update_fields=["ends_on"])
    follow(row, on=day_of(at))
    note("place.taken", row, by=by, at=at, place=found.place_code)
