"""The places that are consulted: which units each has, what was raised, and the way to raise more."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.consultations import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.stored import pairings_in_reach
from huiyin_web.consultations.models import Consultation
from huiyin_web.consultations.permissions import may_raise
from huiyin_web.consultations.queries.needs import AskedNeeds
from huiyin_web.consultations.queries.stored import consultation_or_404, needs_in_reach, pairings_consulted
from huiyin_web.consultations.queries.wording import PLACES, named, tabs_of, way_to
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

TURN = 50
_LEAD = Text(
    "Places that units of the round are paired with. What is known of a place is filled in before anybody asks.",
    "本轮结对的地区。已掌握的情况会预先填入，不重复征集。",
)
_NONE = Text("No unit is paired with a place in your reach.", "管辖范围内没有结对地区。")
_SHOWN = Text("{shown} places shown", "显示 {shown} 个地区")
_RAISE, _SEE = Text("raise needs", "提出需求"), Text("what is known", "已掌握情况")
_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("units", Text("Units paired with it", "结对单位")),
    Column("raised", Text("Raised", "提出"), Kind.NUMBER),
    Column("waiting", Text("Wait for the unit", "待单位答复"), Kind.NUMBER),
    Column("agreed", Text("Agreed", "已商定"), Kind.NUMBER),
    Column("next", Text("To do", "办理"), main=True),
)


def places_page(*, actor: Actor, number: int, after: str, on: date) -> Board:
    """Give one turn of the places that are consulted, in the order of their codes.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = consultation_or_404(actor, number)
    seen = pairings_in_reach(actor).filter(pk__in=pairings_consulted(row).values("pk"))
    following = seen.filter(place_code__gt=after) if after else seen
    codes = list(following.order_by("place_code").values_list("place_code", flat=True).distinct()[: TURN + 1])
    shown, here = codes[:TURN], reverse("consultations:places", args=[row.pk])
    pager = Pager(
        _SHOWN.fill(shown=len(shown)),
        next=f"{here}?{urlencode({'after': shown[-1]})}" if len(codes) > TURN else "",
        first=here if after else "",
    )
    return Board(
        title=named(row),
        lead=_LEAD,
        crumbs=(*way_to(row), Crumb(PLACES)),
        tables={"places": Table(PLACES, _COLUMNS, _rows(actor, row, shown, on), empty=_NONE)},
        here=here,
        tabs=tabs_of(row, "consultations:places"),
        pager=pager,
        made_up=people_are_made_up(),
    )


def _rows(actor: Actor, row: Consultation, codes: list[str], on: date) -> list[Row]:
    names, units = place_names(codes), defaultdict[str, list[str]](list)
    paired = pairings_consulted(row).filter(place_code__in=codes).order_by("pk")
    for place, unit in paired.values_list("place_code", "participant__organisation"):
        units[place].append(unit)
    offices = office_names({unit for found in units.values() for unit in found})
    counted = needs_in_reach(actor).filter(consultation=row, place_code__in=codes).order_by().values_list("place_code")
    counts = {
        place: tuple(numbers)
        for place, *numbers in counted.annotate(
            raised=Count("pk"), waiting=Count("pk", filter=Q(state=State.RAISED)),
            agreed=Count("pk", filter=Q(state=State.AGREED)),
        )
    }  # fmt: skip
    is_open = row.closed_on is None and on <= row.needs_by
    found = []
    for code in codes:
        raises = is_open and may_raise(actor, code)
        shown = raises or actor.may(May.SEE_HOUSEHOLDS) or actor.may(May.HOLD_MEETINGS)
        url = reverse("consultations:raise", args=[row.pk, code]) if shown and actor.scope.covers(code) else ""
        found.append(
            Row(
                (
                    Cell(names.get(code, code), AskedNeeds(row.pk, place=code).address()),
                    Text.join([offices[unit] for unit in units[code]]),
                    *counts.get(code, (0, 0, 0)),
                    Cell(_RAISE if raises else _SEE, url) if url else "",
                )
            )
        )
    return found
