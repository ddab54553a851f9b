"""Targets of the tests: the province adopts a plan and hands a target down to Yushu, Yushu to its two counties."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries import actor_of
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.adopt_plan import adopt_plan
from huiyin_web.targets.actions.break_down import Parts, break_down
from huiyin_web.targets.actions.draw_up_letter import Sides, draw_up_letter
from huiyin_web.targets.actions.issue_parts import issue_parts
from huiyin_web.targets.actions.propose_value import propose_value
from huiyin_web.targets.actions.set_target import Wanted, set_target
from huiyin_web.targets.models import Letter, Plan, Target
from support import cast

PLAN, YEAR = "qinghai-2016-2020", 2016
AT = datetime(2016, 3, 10, 2, 0, tzinfo=UTC)
TODAY, DUE_ON = date(2016, 3, 10), date(2016, 12, 31)


def province() -> Actor:
    return actor_of(cast.provincial_office(), on=TODAY)


def prefecture() -> Actor:
    return actor_of(cast.prefecture_officer(), on=TODAY)


def county() -> Actor:
    return actor_of(cast.county_officer(), on=TODAY)


def adopted() -> Plan:
    """Give the adopted plan."""
    return Plan.objects.filter(key=PLAN).first() or adopt_plan(key=PLAN, by=province(), at=AT)


def wanted(indicator: str = "lifted", value: str = "1000", *, year: int = YEAR) -> Target:
    """Give the province's target of a year."""
    adopted()
    named = {"indicator": indicator, "year": year, "office": cast.PROVINCE}
    return Target.objects.filter(**named).first() or set_target(
        wanted=Wanted(PLAN, indicator, year, cast.PROVINCE, Decimal(value)), by=province(), at=AT
    )


def broken_down(row: Target, values: Mapping[str, str], *, by: Actor, reserve: str = "0") -> Target:
    """Hand a target down, as a draft."""
    parts = Parts({code: Decimal(one) for code, one in values.items()}, Decimal(reserve), row.entries.count())
    return break_down(target=row.pk, parts=parts, by=by, at=AT)


def issued(row: Target, values: Mapping[str, str], *, by: Actor, reserve: str = "0", reason: str = "") -> Target:
    """Hand a target down and issue its parts."""
    broken_down(row, values, by=by, reserve=reserve)
    return issue_parts(target=row.pk, seen=row.entries.count(), reason=reason, by=by, at=AT)


def of_prefecture(indicator: str = "lifted", value: str = "1000") -> Target:
    """Give Yushu's target."""
    found = Target.objects.filter(indicator=indicator, year=YEAR, office=cast.PREFECTURE)
    if not found.exists():
        issued(wanted(indicator, value), {cast.PREFECTURE: value}, by=province())
    return found.get()


def of_county(code: str = cast.COUNTY, indicator: str = "lifted") -> Target:
    """Give a county's target, handed down from the province by way of Yushu."""
    found = Target.objects.filter(indicator=indicator, year=YEAR, office=code)
    if not found.exists():
        issued(of_prefecture(indicator), {cast.COUNTY: "600", cast.NEXT_COUNTY: "400"}, by=prefecture())
    return found.get()


def asked(row: Target, value: str = "550", *, by: Actor | None = None) -> Target:
    """Let a county ask for another value."""
    sent = Sent(row.entries.count(), Decimal(value), reason="雪灾推迟开工")
    return propose_value(target=row.pk, sent=sent, by=by or county(), at=AT)


def drawn_up(code: str = cast.COUNTY, *, due_on: date = DUE_ON, at: datetime = AT, reason: str = "") -> Letter:
    """Give a county's letter, waiting for both signatures."""
    of_county(code)
    return draw_up_letter(sides=Sides(PLAN, YEAR, code), due_on=due_on, reason=reason, by=prefecture(), at=at)
