"""Rounds of assistance in the tests: the province runs one, a unit is paired with the cast's village."""

from datetime import UTC, date, datetime
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.enrol_unit import Enrolment, enrol_unit
from huiyin_web.assistance.actions.open_round import RoundTerms, open_round
from huiyin_web.assistance.actions.pair_unit import pair_unit
from huiyin_web.assistance.models import AssistanceRound, Pairing, Participant
from huiyin_web.places.models import Organisation
from support import cast, given

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
TODAY = date(2016, 9, 14)
UNIT, OTHER = "Z-0001", "Z-0002"


def province() -> Actor:
    return actor_of(cast.provincial_office(), on=TODAY)


def county() -> Actor:
    return actor_of(cast.county_officer(), on=TODAY)


def unit() -> Actor:
    return actor_of(cast.assisting_unit(villages=()), on=TODAY)


def acting(user: User, on: date = TODAY) -> Actor:
    return actor_of(user, on=on)


def round_of(first: int = 2016, last: int = 2020, *, by: Actor | None = None, at: datetime = AT) -> AssistanceRound:
    """Open a round."""
    terms = RoundTerms(f"{first}-{last}年定点帮扶", first, last, f"Assistance {first} to {last}")
    return open_round(terms=terms, by=by or province(), at=at)


def enrolled(row: AssistanceRound, number: str = UNIT, *, by: Actor | None = None, **more: Any) -> Participant:
    """Take a unit into a round."""
    if not Organisation.objects.filter(pk=number).exists():
        given.organisation(number)
    terms = Enrolment(**{"organisation": number, "kind": "organ", "most": 3} | more)
    return enrol_unit(round_id=row.pk, terms=terms, by=by or province(), at=AT)


def paired(
    participant: Participant, place_code: str = cast.VILLAGE, *, on: date = TODAY, by: Actor | None = None
) -> Pairing:
    """Pair a unit."""
    return pair_unit(participant=participant.pk, place_code=place_code, on=on, by=by or province(), at=AT)
