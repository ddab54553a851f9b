"""Draw the households of a visit another time."""

import json
from datetime import datetime

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin.followup.theatres import State
from huiyin.sampling.draws import Record
from huiyin_web.access.actor import Actor
from huiyin_web.theatres.actions._drawing import draw_for
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import Draw
from huiyin_web.theatres.queries.stored import commanded_visit


@transaction.atomic
def draw_again(*, visit: int, reason: str, by: Actor, at: datetime, seed: str = "") -> Draw:
    """Draw again for a visit that is not made, with a reason; the draw before stays beside it, for everybody to see.

    Who: the theatre's commander, and who acts for them.
    Rule: `huiyin.followup.theatres.draw_again`.
    Recorded: `theatres.visit.drawn_again` with the reason, the seed and the hash of the list.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it is out of reach.
        TheatreRefusedError: it is over, or no reason is given.
    """
    row = commanded_visit(by, visit)
    need_allowed(rules.draw_again(State(row.state), reason=reason))
    before = Record.from_json(json.loads(row.draws.latest("number").record))
    draw = draw_for(row, villages=before.clusters, each=before.each, by=by, at=at, reason=reason, seed=seed)
    note(
        "visit.drawn_again", row.theatre, by=by, at=at, visit=row.pk, number=draw.number, reason=draw.reason,
        seed=draw.seed, list_hash=draw.list_hash,
    )  # fmt: skip
    return draw
