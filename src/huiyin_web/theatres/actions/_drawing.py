"""Draw the households of a visit, and keep all that it takes to draw them again."""

import json
import secrets
from datetime import datetime

from huiyin.sampling.draws import Record, seed_of
from huiyin_web.access.actor import Actor
from huiyin_web.theatres.errors import EmptyPlaceError
from huiyin_web.theatres.models import Draw, DrawnHousehold, Visit
from huiyin_web.theatres.queries.frame import households_listed, villages_listed


def draw_for(
    visit: Visit, *, villages: int, each: int, by: Actor, at: datetime, reason: str = "", seed: str = ""
) -> Draw:
    """Draw households of villages of the visit's place; nobody gives the seed but a demo, which is the same each time.

    Raises:
        EmptyPlaceError: nobody is registered there.
    """
    listed = tuple(villages_listed(by, visit.place_code))
    if not listed:
        raise EmptyPlaceError
    asked = Record(seed or seed_of(secrets.token_hex(32)), villages, each, listed, {})
    within = households_listed(by, [one.unit.key for one in asked.first()])
    record = Record(asked.seed, villages, each, listed, within)
    row = Draw.objects.create(
        visit=visit, number=visit.draws.count() + 1, seed=record.seed, list_hash=record.hash,
        record=json.dumps(record.as_json(), ensure_ascii=False), reason=reason.strip(), at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
    DrawnHousehold.objects.bulk_create(
        DrawnHousehold(
            draw=row, turn=turn, household_id=int(one.unit.key), village_code=one.within, group=one.unit.strata[0],
            chance=float(one.chance),
        )
        for turn, one in enumerate(record.drawn(), start=1)
    )  # fmt: skip
    return row
