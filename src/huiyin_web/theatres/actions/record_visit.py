"""Record that a visit was made, and what was seen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin.followup.theatres import Seen, State
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import DrawnHousehold, Sight, Visit
from huiyin_web.theatres.queries.stored import commanded_visit, drawn_now


@dataclass(frozen=True, slots=True)
class Record:
    """What a visit told.

    Attributes:
        made_on: the day of it.
        summary: what was found, in all.
        homes: what was seen at each household that was drawn, by the id of the drawing: a key and words.
        villages: what was seen in each of their villages, by code.
    """

    made_on: date
    summary: str
    homes: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    villages: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@transaction.atomic
def record_visit(*, visit: int, record: Record, by: Actor, at: datetime) -> Visit:
    """Record that a prepared visit was made, with what was seen at every household that was drawn and in its village.

    Who: the theatre's commander, and who acts for them.
    Rule: `huiyin.followup.theatres.record`; once recorded it is never edited.
    Recorded: `theatres.visit.made`, at the place that was visited.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it is out of reach.
        TheatreRefusedError: something stands against it, all of it named.
    """
    row = commanded_visit(by, visit)
    drawn = drawn_now(row)
    villages = sorted({one.village_code for one in drawn})
    need_allowed(
        rules.record(
            State(row.state), made_on=record.made_on, prepared_on=row.prepared_on, on=day_of(at),
            summary=record.summary,
            seen=[
                *(Seen(f"home{one.pk}", *record.homes.get(one.pk, ("", ""))) for one in drawn),
                *(Seen(f"village{code}", *record.villages.get(code, ("", ""))) for code in villages),
            ],
        )
    )  # fmt: skip
    row.state, row.made_on, row.summary = State.MADE, record.made_on, record.summary.strip()
    row.save(update_fields=["state", "made_on", "summary"])
    Sight.objects.bulk_create(_sights(row, drawn, villages, record))
    note(
        "visit.made", row.theatre, by=by, at=at, place_code=row.place_code, visit=row.pk,
        made_on=record.made_on.isoformat(),
    )  # fmt: skip
    return row


def _sights(row: Visit, drawn: list[DrawnHousehold], villages: list[str], record: Record) -> list[Sight]:
    homes = [
        Sight(visit=row, drawn=one, village_code=one.village_code, found=found, words=words.strip())
        for one in drawn
        for found, words in [record.homes[one.pk]]
    ]
    return homes + [
        Sight(visit=row, village_code=code, found=found, words=words.strip())
        for code in villages
        for found, words in [record.villages[code]]
    ]
