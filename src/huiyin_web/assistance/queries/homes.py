"""Households with the day on which somebody of them was last met and what was agreed then; reach is applied here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from huiyin.followup.visits import FOUND, NOBODY, Due, Rhythm, next_visit
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import Visit
from huiyin_web.assistance.pages.households import Home
from huiyin_web.core.amounts import Tone
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.queries import place_names
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED, households_in_reach

MOST_READ = 2000  # more than anybody looks after, or a village has; of more, those longest unseen
_COLUMNS = ("office_number", "village_code", "village_group", "head_name", "status", "member_count")
_HOUSEHOLD = Text("This household", "该户")
_NEVER = Text("never seen", "尚未走访")
_TODAY = Text("due today", "今天到期")
_LATE = Text("{days} days overdue", "已超期 {days} 天")
_LATE_BY_ONE = Text("1 day overdue", "已超期 1 天")
_BY = Text("due by {day}", "{day} 前走访")
_NOBODY_YET = Text("Nobody of this household has been met yet.", "尚未见到该户家庭成员。")
_SEEN = Text("Last seen {day}: {found}.", "上次走访 {day}：{found}。")
_MEMBERS = Text("{count} members", "{count} 人")
_ONE_MEMBER = Text("1 member", "1 人")


@dataclass(frozen=True, slots=True)
class Unseen:
    """A household with how long it has not been seen."""

    household: Household  # with `seen_id`, `seen_on`, `seen_found`, `seen_agreed` of the last time somebody was met
    due: Due
    is_due: bool


def listed(actor: Actor) -> QuerySet[Household]:
    """Give the households in reach that are on the register."""
    return households_in_reach(actor).exclude(status=REMOVED)


def home_of(household: int, actor: Actor) -> Household:
    """Give a household in reach that is on the register.

    Raises:
        NotFoundError: it is neither.
    """
    home = listed(actor).filter(pk=household).only(*_COLUMNS).first()
    if home is None:
        raise NotFoundError(what=_HOUSEHOLD)
    return home


def with_promises(found: QuerySet[Household]) -> QuerySet[Household]:
    """Add the oldest promise to each household of which no family has said yet what became of it."""
    answers = Visit.objects.filter(promise=OuterRef("pk"))
    unanswered = Visit.objects.filter(~Exists(answers), household=OuterRef("pk")).exclude(agreed="")
    oldest = unanswered.order_by("visited_on", "pk")
    return found.annotate(
        promise_id=Subquery(oldest.values("pk")[:1]),
        promised_on=Subquery(oldest.values("visited_on")[:1]),
        promised=Subquery(oldest.values("agreed")[:1]),
    )


def longest_unseen(found: QuerySet[Household], *, rhythm: Rhythm, on: date) -> list[Unseen]:
    """Give households with when they are due: never seen first, then those longest unseen."""
    visits = Visit.objects.filter(household=OuterRef("pk")).order_by("-visited_on", "-pk")
    seen = visits.exclude(found=NOBODY)
    households = found.annotate(
        seen_id=Subquery(seen.values("pk")[:1]),
        seen_on=Subquery(seen.values("visited_on")[:1]),
        seen_found=Subquery(seen.values("found")[:1]),
        seen_agreed=Subquery(seen.values("agreed")[:1]),
        agreed_on=Subquery(visits.values("next_on")[:1]),
    ).order_by(F("seen_on").asc(nulls_first=True), "village_code", "pk")
    return [_unseen(household, rhythm, on) for household in households.only(*_COLUMNS)[:MOST_READ]]


def as_homes(unseen: Iterable[Unseen], *, rhythm: Rhythm, on: date) -> list[Home]:
    """Give households that came `with_promises` as their visitors see them, names masked."""
    rows = list(unseen)
    villages = place_names({one.household.village_code for one in rows})
    return [_home(one, villages if len(villages) > 1 else {}, rhythm, on) for one in rows]


def state_of(due: Due, on: date) -> tuple[Text, Tone]:
    """Say when a household is due, as a tag."""
    if due.on is None:
        return _NEVER, "bad"
    late = due.days_late(on)
    if late:
        return (_LATE_BY_ONE if late == 1 else _LATE.fill(days=late)), "bad"
    return (_TODAY, "warn") if due.on == on else (_BY.fill(day=due.on), "")


def _unseen(household: Any, rhythm: Rhythm, on: date) -> Unseen:
    due = next_visit(rhythm, status=household.status, seen_on=household.seen_on, agreed_on=household.agreed_on)
    return Unseen(household, due, due.is_due(on))


def _home(one: Unseen, villages: dict[str, Text], rhythm: Rhythm, on: date) -> Home:
    found: Any = one.household
    state, tone = state_of(one.due, on)
    return Home(
        id=found.pk,
        url=reverse("assistance:visit", args=[found.pk]),
        head=masked(found.head_name, Mask.NAME),
        under=_under(found, villages.get(found.village_code)),
        state=state,
        tone=tone,
        is_due=one.is_due,
        seen=_SEEN.fill(day=found.seen_on, found=FOUND.label_of(found.seen_found)) if found.seen_on else _NOBODY_YET,
        agreed="" if found.promise_id == found.seen_id else found.seen_agreed or "",
        promise=found.promise_id,
        promised_on=found.promised_on,
        promised=found.promised or "",
        owed_on=rhythm.after(on, found.status),
    )


def _under(found: Household, village: Text | None) -> Text:
    members = _ONE_MEMBER if found.member_count == 1 else _MEMBERS.fill(count=found.member_count)
    parts = [found.office_number, village, masked_within(found.village_group or ""), members]
    return Text.join([part for part in parts if part], " · ", " · ")
