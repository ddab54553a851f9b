"""Theatres of the tests: the province sets one up over the county, its commander prepares, makes and orders."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.theatres.actions.give_order import OrderTerms, give_order
from huiyin_web.theatres.actions.prepare_visit import VisitTerms, prepare_visit
from huiyin_web.theatres.actions.record_visit import Record, record_visit
from huiyin_web.theatres.actions.set_up_theatre import Commanding, TheatreTerms, set_up_theatre
from huiyin_web.theatres.models import Order, Theatre, Visit
from huiyin_web.theatres.queries.stored import drawn_now
from support import cast, given

AT = datetime(2016, 9, 14, 2, 0, tzinfo=UTC)
DAY = date(2016, 9, 14)
COMMANDING = Commanding("指挥长（示范）", "省级领导（示范）", "Commander (made up)", "provincial leader (made up)")
ORDER = OrderTerms(
    "维修漏雨住房", "rectification", "serious", cast.COUNTY, cast.COUNTY, "县扶贫办责任人", cast.PROVINCE,
    date(2016, 12, 31),
)  # fmt: skip


def keeper() -> Actor:
    return actor_of(cast.provincial_office(), on=DAY)


def commander(*theatre: str) -> Actor:
    return actor_of(cast.commander(theatre=theatre or (cast.COUNTY,)), on=DAY)


def terms(*places: str, account: User | None = None) -> TheatreTerms:
    held = replace(COMMANDING, account=account.username if account else "")
    return TheatreTerms("囊谦战区", list(places or (cast.COUNTY,)), held, "Theatre of Nangqian")


def set_up(*places: str, account: User | None = None, by: Actor | None = None, at: datetime = AT) -> Theatre:
    """Set the theatre up."""
    return set_up_theatre(terms=terms(*places, account=account), by=by or keeper(), at=at)


def homes(many: int = 6, village_code: str = cast.VILLAGE) -> None:
    """Register some households: every third has left poverty."""
    for number in range(many):
        status = {"status": "exited", "exited_on": date(2015, 12, 1)} if number % 3 == 2 else {}
        given.household(village_code, **status)


def prepared(
    row: Theatre | None = None, *, by: Actor | None = None, at: datetime = AT, seed: str = "", **changes: Any
) -> Visit:
    """Prepare a visit of the theatre a day ahead."""
    asked = VisitTerms(cast.COUNTY, day_of(at) + timedelta(1), villages=1, each=3, purpose="看住房")
    theatre = row or set_up(at=at)
    return prepare_visit(theatre=theatre.pk, terms=replace(asked, **changes), by=by or commander(), at=at, seed=seed)


def told(visit: Visit, **changes: Any) -> Record:
    """Give what was seen: all as the register says, but the first."""
    drawn = drawn_now(visit)
    seen = {one.pk: ("as_told", "") for one in drawn} | {drawn[0].pk: ("worse", "房屋漏雨")}
    villages = {one.village_code: ("sound", "") for one in drawn}
    return replace(Record(visit.planned_on, "住房一户漏雨。", seen, villages), **changes)


def made(visit: Visit | None = None, *, by: Actor | None = None, at: datetime = AT) -> Visit:
    """Record that the visit was made."""
    row = visit or prepared(at=at)
    return record_visit(visit=row.pk, record=told(row), by=by or commander(), at=at + timedelta(2))


def ordered(row: Theatre, *, by: Actor | None = None, at: datetime = AT, **changes: Any) -> Order:
    """Give the order."""
    visit = changes.pop("visit", None)
    due_on = day_of(at) + timedelta(108)
    return give_order(
        theatre=row.pk, terms=replace(ORDER, **{"due_on": due_on} | changes), visit=visit, by=by or commander(), at=at
    )
