"""Consultations of the tests: the province calls one, the cast's village raises a need, its unit answers."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from huiyin.followup.consultations import Given
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.models import AssistanceRound
from huiyin_web.consultations.actions.act_on_need import AskedOfNeed, act_on_need
from huiyin_web.consultations.actions.call_consultation import Call, call_consultation
from huiyin_web.consultations.actions.raise_needs import Asked, raise_needs
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.core.clock import day_of
from support import assistance, cast

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
DAY = date(2016, 9, 14)
UNIT, OTHER = "Z-0001", "Z-0002"
ROAD = Asked("硬化通村路 12 公里", "works", UNIT, "雨季无法通行", Decimal(12), "kilometres")
TRAINING = Asked("技能培训", "training", UNIT)


def acting(user: Any, on: date = DAY) -> Actor:
    return actor_of(user, on=on)


def province() -> Actor:
    return acting(cast.provincial_office())


def county() -> Actor:
    return acting(cast.county_officer())


def village() -> Actor:
    return acting(cast.village_worker())


def unit() -> Actor:
    return acting(cast.assisting_unit())


def called(*, at: datetime = AT, by: Actor | None = None, place: str = cast.PROVINCE, **more: Any) -> Consultation:
    """Call the consultation of the year, with the cast's village and the one next door paired with units."""
    round_ = AssistanceRound.objects.first()
    if round_ is None:
        round_ = assistance.round_of()
        one, other = assistance.enrolled(round_), assistance.enrolled(round_, OTHER)
        assistance.paired(one)
        assistance.paired(other, cast.NEXT_VILLAGE)
    on = day_of(at)
    call = Call(round_.pk, **{
        "year": on.year, "place_code": place, "needs_by": on + timedelta(30), "answers_by": on + timedelta(60),
    } | more)  # fmt: skip
    return call_consultation(call=call, by=by or province(), at=at)


def raised(
    row: Consultation | None = None, *asked: Asked, place: str = cast.VILLAGE, by: Actor | None = None,
    at: datetime = AT,
) -> Need:  # fmt: skip
    """Raise needs of a place, a kilometre of road where nothing else is asked; give the first."""
    found = row or called(at=at)
    needs = raise_needs(consultation=found.pk, place_code=place, needs=asked or (ROAD,), by=by or village(), at=at)
    return needs[0]


def did(row: Need, act: str, *, by: Actor | None = None, days: int = 1, **given: Any) -> Need:
    """Do something to a need, some days after it was raised."""
    at = row.at + timedelta(days)
    who = by or (unit() if act in {"promise", "promise_part", "decline"} else county())
    seen = Need.objects.get(pk=row.pk).acts
    return act_on_need(need=row.pk, asked=AskedOfNeed(act, seen, Given(**given)), by=who, at=at)


def promised(row: Need | None = None, **changes: Any) -> Need:
    """Let the unit promise all of a need."""
    need = row or raised()
    given = {
        "what": "修建通村路", "amount": Decimal(12), "due_on": day_of(need.at) + timedelta(300), "person": "帮扶专员",
    } | changes  # fmt: skip
    return did(need, "promise", **given)


def agreed(row: Need | None = None) -> Need:
    """Let the county agree to what the unit promised."""
    return did(promised(row), "agree", days=2)
