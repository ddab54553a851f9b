"""How consultations and needs are worded in lists, on pages and in papers."""

from collections.abc import Collection
from datetime import date

from django.urls import reverse

from huiyin.followup.commitments import UNITS
from huiyin.followup.consultations import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.queries.wording import amount_of, state_of
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.consultations.permissions import needs_of
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Tab
from huiyin_web.places.queries import place_names

TITLE = Text("Consultations", "年度会商")
UNITS_TAB = Text("Units", "帮扶单位")
NEEDS, PLACES, SUMMARY = Text("Needs", "需求"), Text("Places", "地区"), Text("Summary", "总体情况")
TONES: dict[State, Tone] = {
    State.RAISED: "warn",
    State.OFFERED: "go",
    State.DECLINED: "warn",
    State.AGREED: "good",
    State.LAPSED: "bad",
}
_NAMED = Text("Consultation of {year}, {place}", "{place} {year} 年会商")
_NEED_OF = Text("need {number} of {place}", "{place}的需求 {number}")
_WAITS = Text("waits for the unit, {days} days", "待单位答复 {days} 天")
_LATE = Text("waits for the unit, {days} days, {late} past its day", "待单位答复 {days} 天，逾期 {late} 天")
_KEPT = Text("agreed: {state}", "已商定：{state}")
_TABS = (
    ("consultations:one", SUMMARY),
    ("consultations:needs", NEEDS),
    ("consultations:places", PLACES),
    ("consultations:units", UNITS_TAB),
)


def named(row: Consultation) -> Text:
    """Give what a consultation is called."""
    place = place_names([row.place_code]).get(row.place_code, Text(row.place_code, row.place_code))
    return _NAMED.fill(year=row.year, place=place)


def way_to(row: Consultation) -> tuple[Crumb, ...]:
    """Give the way to a consultation."""
    return (
        Crumb(TITLE, reverse("consultations:list")),
        Crumb(named(row), reverse("consultations:one", args=[row.pk])),
    )


def tabs_of(row: Consultation, here: str) -> tuple[Tab, ...]:
    """Give the views of a consultation; `here` is the name of the present one."""
    return tuple(Tab(label, reverse(name, args=[row.pk]), name == here) for name, label in _TABS)


def need_state(row: Need, on: date) -> tuple[Text, Tone]:
    """Say where a need stands on a day, with its tone: how long it waits, or as the commitment does that it became."""
    state = State(row.state)
    if state is State.RAISED:
        late = (on - row.consultation.answers_by).days
        days = (on - row.asked_on).days
        return (_LATE.fill(days=days, late=late), "bad") if late > 0 else (_WAITS.fill(days=days), "warn")
    if row.commitment is not None:
        said, tone = state_of(row.commitment, on)
        return _KEPT.fill(state=said), tone
    return state.label, TONES.get(state, "")


def wanted(row: Need) -> Text | str:
    """Say how much is wanted; empty where it can't be counted."""
    return amount_of(row.quantity, row.counted_in) if row.quantity is not None else ""


def promised(row: Need) -> Text | str:
    """Say how much the unit promises; empty where nothing is or it can't be counted."""
    return amount_of(row.offered, row.counted_in) if row.offered is not None else ""


def need_sources(actor: Actor, keys: Collection[str]) -> dict[str, Crumb]:
    """Give needs that became commitments by their keys, with the way there for who may follow."""
    rows = list(Need.objects.filter(pk__in=[int(key) for key in keys if key.isdecimal()]))
    seen = Need.objects.filter(needs_of(actor), pk__in=[row.pk for row in rows])
    reached = set(seen.values_list("pk", flat=True))
    places = place_names({row.place_code for row in rows})
    return {
        str(row.pk): Crumb(
            _NEED_OF.fill(number=row.number, place=places.get(row.place_code, row.place_code)).sentence(),
            reverse("consultations:need", args=[row.pk]) if row.pk in reached else "",
        )
        for row in rows
    }


def unit_label(key: str) -> Text | str:
    """Say in what something is counted; empty for nothing."""
    return UNITS.label_of(key) if key else ""
