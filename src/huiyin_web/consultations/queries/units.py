"""The units that are consulted: who is called there, what they have not read, which needs wait for them."""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.consultations import State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.stored import pairings_in_reach
from huiyin_web.consultations.queries.needs import AskedNeeds
from huiyin_web.consultations.queries.stored import consultation_or_404, needs_in_reach, pairings_consulted
from huiyin_web.consultations.queries.wording import UNITS_TAB, named, tabs_of, way_to
from huiyin_web.core.amounts import Figure, Unit
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.leadership.queries.contacts import liaison_cells, units_without_liaison
from huiyin_web.places.offices import office_names

TURN = 50
MISSING = "missing"
_LEAD = Text(
    "Each unit of the round has one liaison officer; a unit without one is listed for itself.",
    "本轮每个帮扶单位应有一名联络员；未指定的单列显示。",
)
_NONE = Text("Every unit has its liaison officer.", "各单位均已指定联络员。")
_SHOWN = Text("{shown} units shown", "显示 {shown} 个单位")
_UNITS = Unit(Text("units", "个"))
_COLUMNS = (
    Column("unit", Text("Unit", "单位")),
    Column("name", Text("Liaison officer", "联络员"), main=True),
    Column("telephone", Text("Office telephone", "办公电话")),
    Column("from_on", Text("Since", "起始日期"), Kind.DAY),
    Column("unread", Text("Unread notices", "未回执通知")),
    Column("waiting", Text("Needs that wait", "待答复需求"), Kind.NUMBER),
)


def units_page(*, actor: Actor, number: int, view: str, after: str, on: date) -> Board:
    """Give one turn of the units that are consulted, or of those without a liaison officer (`missing`).

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = consultation_or_404(actor, number)
    seen = pairings_in_reach(actor).filter(pk__in=pairings_consulted(row).values("pk"))
    units = seen.order_by().values_list("participant__organisation", flat=True).distinct()
    nobody = list(units_without_liaison().filter(pk__in=units).order_by("pk").values_list("pk", flat=True))
    keys = nobody if view == MISSING else sorted(units)
    shown = [key for key in keys if key > after][: TURN + 1]
    here = reverse("consultations:units", args=[row.pk])
    kept = {"view": MISSING} if view == MISSING else {}
    pager = Pager(
        _SHOWN.fill(shown=len(shown[:TURN])),
        next=f"{here}?{urlencode(kept | {'after': shown[TURN - 1]})}" if len(shown) > TURN else "",
        first=f"{here}?{urlencode(kept)}" if after else "",
    )
    return Board(
        title=named(row),
        lead=_LEAD,
        crumbs=(*way_to(row), Crumb(UNITS_TAB)),
        tables={"units": Table(UNITS_TAB, _COLUMNS, _rows(actor, row.pk, shown[:TURN], on), empty=_NONE)},
        here=here,
        tabs=tabs_of(row, "consultations:units"),
        figures=(
            Figure(Text("Units", "帮扶单位"), len(units), _UNITS,
                   Text("paired with places in your reach", "与管辖范围内地区结对"), url=here),
            Figure(Text("Without a liaison officer", "未指定联络员"), len(nobody), _UNITS,
                   Text("nobody is called there", "无人联络"), url=f"{here}?view={MISSING}"),
        ),
        pager=pager,
        made_up=people_are_made_up(),
    )  # fmt: skip


def _rows(actor: Actor, consultation: int, keys: list[str], on: date) -> list[Row]:
    names, cells = office_names(keys), liaison_cells(actor, keys, on)
    waits = dict(
        needs_in_reach(actor).filter(consultation=consultation, unit__in=keys).order_by().values_list("unit")
        .annotate(many=Count("pk", filter=Q(state=State.RAISED)))
    )  # fmt: skip
    found = []
    for key in keys:
        many, asked = waits.get(key, 0), AskedNeeds(consultation, unit=key, state=State.RAISED.value)
        waiting = Cell(many, asked.address()) if many else 0
        found.append(Row((Cell(names[key], reverse("leadership:contact", args=[key])), *cells[key], waiting)))
    return found
