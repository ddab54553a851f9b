"""Prepare a visit of a theatre: where, when, and which households by the lot."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.places.queries import place_or_404
from huiyin_web.theatres.actions._drawing import draw_for
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import Visit
from huiyin_web.theatres.queries.stored import commanded_theatre, places_now


@dataclass(frozen=True, slots=True)
class VisitTerms:
    """A visit as it is prepared: how many villages are drawn, and how many households in each."""

    place_code: str
    planned_on: date
    villages: int
    each: int
    purpose: str = ""


@transaction.atomic
def prepare_visit(*, theatre: int, terms: VisitTerms, by: Actor, at: datetime, seed: str = "") -> Visit:
    """Prepare a visit and draw its households at once: nobody sees a list before the draw is kept.

    Who: the theatre's commander, and who acts for them.
    Rule: `huiyin.followup.theatres.prepare`, `huiyin.sampling.draws`.
    Recorded: `theatres.visit.prepared` with the seed and the hash of the list.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it or the place is out of reach.
        TheatreRefusedError, EmptyPlaceError: something stands against it, or nobody is registered there.
    """
    row = commanded_theatre(by, theatre)
    by.need(May.SEE_HOUSEHOLDS)
    place_or_404(by, terms.place_code)
    on = day_of(at)
    need_allowed(
        rules.prepare(
            place=terms.place_code, theatre=places_now(row), planned_on=terms.planned_on, purpose=terms.purpose,
            villages=terms.villages, each=terms.each, on=on,
        )
    )  # fmt: skip
    visit = Visit.objects.create(
        theatre=row, place_code=terms.place_code, planned_on=terms.planned_on, purpose=terms.purpose.strip(),
        prepared_on=on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    draw = draw_for(visit, villages=terms.villages, each=terms.each, by=by, at=at, seed=seed)
    note(
        "visit.prepared", row, by=by, at=at, visit=visit.pk, planned_on=terms.planned_on.isoformat(), seed=draw.seed,
        list_hash=draw.list_hash,
    )  # fmt: skip
    return visit
