"""Visits of the demo: the helper sees the households given to them, the village worker the others of the village."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

from huiyin.followup.visits import NOBODY, Report
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.record_visit import Sent, record_visit
from huiyin_web.config.commands.cast import HELPER, WORKER
from huiyin_web.registry.queries.households import households_of_village

_MOST = 500
_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Made:
    """What a made-up visit told; `ago` and `again` are days before and after today.

    `before` is what was agreed a week earlier, of which the family then said what became: `kept`.
    """

    ago: int
    found: str
    needs: tuple[str, ...] = ()
    agreed: str = ""
    again: int | None = None
    before: str = ""
    kept: str = ""


# Household by household, over and over: one was never seen, one is overdue, one was not at home.
_MADE: tuple[_Made | None, ...] = (
    _Made(3, "better", ("selling",), "联系合作社收购羊毛（示范）", 80, "帮助修缮羊圈（示范）", "kept"),
    None,
    _Made(24, "same", ("work", "training"), "报名县里的挖掘机培训班（示范）", -10),
    _Made(6, NOBODY),
    _Made(12, "worse", ("schooling",), "协助申请“雨露计划”补助（示范）", 8, "送医上门（示范）", "partly"),
)


def visit_households(*, on: date, at: datetime) -> None:
    """Record the made-up visits of the helper and the village worker, in their names and by the rule."""
    given: set[int] = set()
    for username in (HELPER, WORKER):
        user = User.objects.get(username=username)
        actor = actor_of(user, on=on)
        homes = [one.id for one in households_of_village(actor, user.place_code, limit=_MOST).rows]
        for number, home in enumerate(sorted(set(homes) - given)):
            made = _MADE[number % len(_MADE)]
            if made is not None:
                _visit(home, made, by=actor, on=on, at=at)
        given |= set(homes)


def _visit(home: int, made: _Made, *, by: Actor, on: date, at: datetime) -> None:
    """Record a visit, and the one before it where something was agreed on that."""
    promise = None
    if made.before:
        earlier = Report(on - timedelta(days=made.ago + _WEEK), "same", agreed=made.before)
        sent = Sent(uuid5(NAMESPACE_OID, f"huiyin demo before {home}"), by.key, home, earlier)
        promise = record_visit(sent=sent, by=by, on=on, at=at)[0].pk
    again = on + timedelta(days=made.again) if made.again is not None else None
    report = Report(on - timedelta(days=made.ago), made.found, made.needs, made.agreed, next_on=again, kept=made.kept)
    sent = Sent(uuid5(NAMESPACE_OID, f"huiyin demo {home}"), by.key, home, report, promise)
    record_visit(sent=sent, by=by, on=on, at=at)
