"""Relocation of the tests: the county sets up a scheme, the township records what the household says."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from huiyin.followup.relocation import Given, Step, Told
from huiyin.rules.casework.words import SIGNATURE
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.registry.models import Household
from huiyin_web.relocation.actions.follow_up import follow_up
from huiyin_web.relocation.actions.offer_houses import offer_houses
from huiyin_web.relocation.actions.record_house import record_house
from huiyin_web.relocation.actions.record_move import record_move
from huiyin_web.relocation.actions.record_old_site import record_old_site
from huiyin_web.relocation.actions.record_word import record_word
from huiyin_web.relocation.actions.set_up_scheme import Terms, set_up_scheme
from huiyin_web.relocation.models import FollowUp, Move, Scheme
from support import cast, given

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
MOVED_ON = date(2016, 9, 14)
SIGNED = Given(on=day_of(AT), signed_by="多杰", in_writing=True)
TERMS = Terms("前多易地搬迁安置点", "together", cast.COUNTY, (cast.VILLAGE,), 40)
FOUND = Told(date(2017, 3, 20), labour=2, jobs=1, income=3_400_00, school="all", clinic="near", lives="stays")


def county() -> Actor:
    return actor_of(cast.county_officer(), on=day_of(AT))


def township() -> Actor:
    return actor_of(cast.township_officer(), on=day_of(AT))


def village() -> Actor:
    return actor_of(cast.village_worker(), on=day_of(AT))


def scheme(*, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Scheme:
    """Set up a scheme."""
    terms = Terms(**{name: getattr(TERMS, name) for name in Terms.__slots__} | changes)
    return set_up_scheme(terms=terms, by=by or county(), at=at)


def offered(home: Household | None = None, *, at: datetime = AT, row: Scheme | None = None, **changes: Any) -> Move:
    """Offer a household a house."""
    home = home or given.household(member_count=4)
    row = row or scheme(at=at, **changes)
    offer_houses(scheme=row.pk, numbers=[home.office_number], on=day_of(at), by=county(), at=at)
    return Move.objects.get(scheme=row, household=home)


def seen(row: Move) -> int:
    """Give how much was done to it."""
    return Move.objects.get(pk=row.pk).steps


def said(
    row: Move, step: Step = Step.CONSENT, *, by: Actor | None = None, at: datetime = AT, means: str = SIGNATURE,
    **changes: Any,
) -> Move:  # fmt: skip
    """Record what it says."""
    told = {"on": day_of(at), "signed_by": "多杰", "in_writing": means == SIGNATURE, "reason": "老人不愿离开"}
    if step is Step.CONSENT:
        del told["reason"]
    by = by or township()
    return record_word(move=row.pk, step=step, seen=seen(row), given=Given(**told | changes), means=means, by=by, at=at)


def housed(row: Move, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Move:
    """Record its house."""
    told = {"on": day_of(at), "area": row.persons * 25_00, "contribution": 8_000_00, "debt": 0} | changes
    return record_house(move=row.pk, seen=seen(row), given=Given(**told), by=by or county(), at=at)


def moved(row: Move | None = None, *, at: datetime = AT, by: Actor | None = None) -> Move:
    """Let it consent, have a house and move."""
    row = housed(said(row or offered(at=at), at=at), at=at)
    return record_move(move=row.pk, seen=seen(row), given=Given(on=day_of(at)), by=by or county(), at=at)


def left(row: Move, old_site: str = "demolished", *, reason: str = "", by: Actor | None = None) -> Move:
    """Record what became of its old house."""
    told = Given(on=day_of(AT), old_site=old_site, reason=reason)
    return record_old_site(move=row.pk, seen=seen(row), given=told, by=by or county(), at=AT)


def followed(row: Move, *, found: Told = FOUND, by: Actor | None = None, at: datetime | None = None) -> FollowUp:
    """Ask it how it goes."""
    at = at or datetime(2017, 3, 21, 2, 0, tzinfo=UTC)
    return follow_up(move=row.pk, seen=seen(row), found=found, by=by or village(), at=at)


def long_ago() -> datetime:
    """Give a moment after which the first follow-up is overdue."""
    return datetime.now(UTC) - timedelta(days=300)
