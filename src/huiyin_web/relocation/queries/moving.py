"""Households of schemes as rows: of a scheme, of whoever follows up, of one household's page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.followup.relocation import OLD_SITES, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names
from huiyin_web.relocation.models import Move, Scheme
from huiyin_web.relocation.pages import DuePage
from huiyin_web.relocation.queries.stored import moves_in_reach
from huiyin_web.relocation.queries.wording import TITLE, area_of, head_of, late_by, state_cell

TURN = 50
HOUSEHOLDS = Text("Households", "搬迁农户")
_NONE = Text("No household was offered a house yet.", "尚未登记搬迁农户。")
_NO_MOVE = Text("This household was offered no house.", "该户未纳入搬迁。")
_DUE = Text("Relocated households to be asked", "应回访搬迁户")
_DUE_LEAD = Text(
    "Who has work, what comes in, school and clinic, whether the household stays: asked three times after the move. "
    "The longest overdue first.",
    "搬迁后三次回访就业、收入、上学、就医和稳定居住情况。超期最久的在前。",
)
_NONE_DUE = Text("No relocated household is to be asked now.", "暂无应回访的搬迁户。")
_SHOWN = Text("{shown} of {total} households", "共 {total} 户，显示 {shown} 户")
_HEAD = Column("head", Text("Household", "农户"))
_VILLAGE = Column("village", Text("From", "迁出村"))
_SCHEME = Column("scheme", Text("Scheme", "方案"))
_STATE = Column("state", Text("State", "状态"), main=True)
_MOVED = Column("moved_on", Text("Moved", "搬迁日期"), Kind.DAY)
_DUE_ON = Column("due_on", Text("Next follow-up", "下次回访"), Kind.DAY)
_HOUSE = Column("house", Text("House", "住房"))
_OLD = Column("old_site", Text("Old site", "旧房处置"))
_NUMBER = Column("number", Text("Household number", "户编号"), filed=True)
_COLUMNS = (_HEAD, _VILLAGE, _STATE, _HOUSE, _MOVED, _OLD, _DUE_ON, _NUMBER)


def moves_table(moves: Sequence[Move], *, on: date) -> Table:
    """Give households of a scheme, names masked."""
    villages = place_names({one.from_code for one in moves})
    rows = [
        Row(
            (
                Cell(head_of(one), _url(one), under=one.household.office_number),
                villages.get(one.from_code, one.from_code),
                state_cell(one),
                area_of(one),
                one.moved_on,
                _old_site(one),
                _due(one, on),
                one.household.office_number,
            )
        )
        for one in moves
    ]
    return Table(HOUSEHOLDS, _COLUMNS, rows, empty=_NONE)


def moves_of_scheme(actor: Actor, scheme: Scheme) -> QuerySet[Move]:
    """Give the households of a scheme that somebody sees, by id.

    Raises:
        NotAllowedError: their role sees no households.
    """
    return moves_in_reach(actor).filter(scheme=scheme).select_related("household").order_by("pk")


def relocation_of_household(actor: Actor, household: int, *, on: date) -> Table:
    """Give the schemes in which a household stands or stood, the latest first; none where it is out of reach."""
    found = moves_in_reach(actor).filter(household=household).select_related("scheme").order_by("-pk")
    columns = (replace(_SCHEME), _STATE, _HOUSE, _MOVED, _OLD, _DUE_ON)
    rows = [
        Row(
            (
                Cell(one.scheme.title, _url(one), under=one.scheme.number),
                state_cell(one),
                area_of(one),
                one.moved_on,
                _old_site(one),
                _due(one, on),
            )
        )
        for one in found
    ]
    return Table(TITLE, columns, rows, empty=_NO_MOVE)


def due_moves(actor: Actor, *, on: date) -> QuerySet[Move]:
    """Give the relocated households in reach that are to be asked by a day, the longest overdue first.

    Raises:
        NotAllowedError: their role sees no households.
    """
    return moves_in_reach(actor).filter(due_on__lte=on).order_by("due_on", "pk")


def due_page(*, actor: Actor, after: int | None, on: date) -> DuePage:
    """Give one turn of them, from after one of them on.

    Raises:
        NotAllowedError: their role sees no households.
    """
    every = due_moves(actor, on=on)
    last = every.filter(pk=after).first() if after else None
    later = Q(due_on__gt=last.due_on) | Q(due_on=last.due_on, pk__gt=last.pk) if last else Q()
    rows = list(every.filter(later).select_related("household", "scheme")[: TURN + 1])
    shown = rows[:TURN]
    here = reverse("relocation:due")
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=every.count()),
        next=f"{here}?after={shown[-1].pk}" if len(rows) > TURN else "",
        first=here if last else "",
    )
    crumbs = (Crumb(TITLE, reverse("relocation:list") if actor.may(May.SEE_COMMITMENTS) else ""), Crumb(_DUE))
    return DuePage(_DUE, _DUE_LEAD, crumbs, due_table(shown, on=on), pager)


def whole_due(actor: Actor, *, on: date) -> Table:
    """Give all relocated households that are to be asked, for a file.

    Raises:
        NotAllowedError: their role sees no households.
    """
    return due_table(list(due_moves(actor, on=on).select_related("household", "scheme")), on=on)


def due_table(moves: Sequence[Move], *, on: date) -> Table:
    """Give households that are to be asked, names masked."""
    villages = place_names({one.household.village_code for one in moves})
    rows = [
        Row(
            (
                Cell(head_of(one), f"{_url(one)}#follow-up", under=one.household.office_number),
                villages.get(one.household.village_code, one.household.village_code),
                one.scheme.title,
                one.moved_on,
                _due(one, on),
                one.household.office_number,
            )
        )
        for one in moves
    ]
    lives = replace(_VILLAGE, label=Text("Village", "行政村"))
    columns = (_HEAD, lives, _SCHEME, _MOVED, replace(_DUE_ON, main=True), _NUMBER)
    return Table(_DUE, columns, rows, empty=_NONE_DUE)


def _due(one: Move, on: date) -> Cell:
    return Cell(one.due_on, under=late_by((on - one.due_on).days) if one.due_on else "")


def _old_site(one: Move) -> Text | str:
    if one.old_site:
        return OLD_SITES.label_of(one.old_site)
    return _OPEN if one.state == State.MOVED else ""


def _url(one: Move) -> str:
    return reverse("relocation:move", args=[one.pk])


_OPEN = Text("not recorded", "未登记")
