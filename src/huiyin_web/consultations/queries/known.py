"""What is known of a place before anybody asks: gaps of its facilities, needs of its households, last year's no."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.urls import reverse

from huiyin.followup.consultations import KIND_OF_GAP, KIND_OF_NEED, State
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.records.codes import NEED
from huiyin.records.sheets import FACILITIES
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.queries.stored import STILL_POOR
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.consultations.pages import Known
from huiyin_web.core.parts import Crumb
from huiyin_web.projects.queries.gaps import missing_in, projects_closing
from huiyin_web.registry.models import Household

_MOST_KNOWN, _HUNDRED = 12, 100
_BY_REGISTER = Text("register of facilities of {year}", "{year} 年设施台账")
_ASKED = Text("{what}, households: {households}", "{what}，{households} 户")
_BY_HOUSEHOLDS = Text("needs of poor households, {on}", "贫困户需求，{on}")
_BY_BEFORE = Text("{number} of {year}: {state}", "{year} 年 {number}：{state}")
_PROJECT = Text("project {number}", "项目 {number}")
_LEFT = (State.SETTLED.value, State.LAPSED.value)
_FREE = (State.WITHDRAWN.value, *_LEFT)  # the same can be put before another unit


def known_of(actor: Actor, row: Consultation, place: str, on: date) -> tuple[Known, ...]:
    """Give what is known of a place, each with what answers it already: a project, or a need of this consultation."""
    found: dict[str, Known] = {}
    for one in (*_gaps(actor, place, on), *_households(actor, place, on), *_before(row, place)):
        found.setdefault(one.key, one)
    asked = {one.known: one for one in row.needs.filter(place_code=place).exclude(known="").exclude(state__in=_FREE)}
    return tuple(_answered(one, asked) for one in list(found.values())[:_MOST_KNOWN])


def _answered(one: Known, asked: dict[str, Need]) -> Known:
    need = asked.get(one.key)
    if need is None:
        return one
    answer = Crumb(need.number, reverse("consultations:need", args=[need.pk]))
    return replace(one, answer=answer)


def _gaps(actor: Actor, place: str, on: date) -> Iterator[Known]:
    found = missing_in(place, on) if level_of(place) is Level.VILLAGE else None
    if found is None:
        return
    projects = {one.kind: one for one in projects_closing(actor, place, found.keys)}
    register = found.register
    amounts = {"road": (register.unpaved_km, "kilometres"), "water": (register.unsafe_water_households, "households")}
    for key in found.keys:
        many, counted_in = amounts.get(key, (None, ""))
        project = projects.get(key)
        answer = (
            Crumb(_PROJECT.fill(number=project.number), reverse("projects:one", args=[project.pk])) if project else None
        )
        yield Known(
            f"gap.{key}", KIND_OF_GAP[key], FACILITIES.field(key).label.sentence(),
            _BY_REGISTER.fill(year=register.year), int(many) if many and many >= 1 else None,
            counted_in if many and many >= 1 else "", answer,
        )  # fmt: skip


def _households(actor: Actor, place: str, on: date) -> Iterator[Known]:
    """Count what poor households of a village need, for whoever sees households there."""
    if level_of(place) is not Level.VILLAGE or not actor.may(May.SEE_HOUSEHOLDS):
        return
    there = Household.objects.filter(village_code=place, status__in=STILL_POOR).exclude(needs=None).exclude(needs="")
    counts = Counter(key for needs in there.values_list("needs", flat=True) for key in str(needs).split(","))
    for key, many in counts.most_common():
        if key in KIND_OF_NEED:
            yield Known(
                f"need.{key}", KIND_OF_NEED[key], _ASKED.fill(what=NEED.label_of(key), households=many).sentence(),
                _BY_HOUSEHOLDS.fill(on=on), many, "households",
            )  # fmt: skip


def _before(row: Consultation, place: str) -> Iterator[Known]:
    """Give what the same place asked for in the consultation before and got no promise for."""
    earlier = Need.objects.filter(place_code=place, state__in=_LEFT, consultation__year=row.year - 1)
    for one in earlier.order_by("pk"):
        said = _BY_BEFORE.fill(number=one.number, year=one.year, state=State(one.state).label)
        many = one.quantity // _HUNDRED if one.quantity and not one.quantity % _HUNDRED else None
        key = one.known or f"again.{one.pk}"
        yield Known(key, one.kind, Text(one.title, one.title), said, many, one.counted_in if many else "")
