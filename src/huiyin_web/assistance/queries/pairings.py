"""The pairings of a round: running and ended, by place."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound, Pairing
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.one_round import round_tabs
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import pairings_in_reach, round_or_404
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.core.parts import COUNTED_TO, Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_TURN = 50
_PAIRINGS = Text("Pairings", "结对")
_LEAD = Text(
    "Who helps which village, since when, and why it ended. Nothing is overwritten: a change is an end and a start.",
    "哪个单位帮哪个村、始于何时、因何结束。结对不改写：调整即结束一项、另起一项。",
)
_SHOWN = Text("{shown} of {total} pairings", "共 {total} 项结对，显示 {shown} 项")
_NONE = Text("No pairing is like that.", "没有符合条件的结对。")
_EARLY = Text("before poverty was left", "脱贫前结束")
_END = Text("end it", "结束结对")
COLUMNS = (
    Column("place", Text("Place", "地区"), main=True),
    Column("unit", Text("Unit", "单位")),
    Column("since", Text("Since", "开始日期"), Kind.DAY),
    Column("until", Text("Until", "结束日期"), Kind.DAY),
    Column("reason", Text("Why it ended", "结束理由")),
    Column("next", Text("To do", "办理")),
    Column("code", Text("Place code", "区划代码"), filed=True),
)


@dataclass(frozen=True, slots=True)
class AskedPairings:
    """Which pairings: running or ended, within a place, after one of them. The address keeps it."""

    state: str = ""
    place: str = ""
    after: int | None = None


def pairings_page(*, actor: Actor, number: int, asked: AskedPairings) -> Board:
    """Give one turn of a round's pairings in reach.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is no such round.
    """
    row = round_or_404(actor, number)
    found, here = _found(actor, row, asked), reverse("assistance:pairings", args=[row.pk])
    last = found.filter(pk=asked.after).values_list("place_code", "pk").first() if asked.after else None
    following = found.filter(Q(place_code__gt=last[0]) | Q(place_code=last[0], pk__gt=last[1])) if last else found
    rows = list(following.order_by("place_code", "pk")[: _TURN + 1])
    shown, more, count = rows[:_TURN], len(rows) > _TURN, found[: COUNTED_TO + 1].count()
    filters = {key: value for key, value in {"state": asked.state, "place": asked.place}.items() if value}
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=count if count <= COUNTED_TO else f"{COUNTED_TO}+"),
        next=f"{here}?{urlencode(filters | {'after': shown[-1].pk})}" if more else "",
        first=f"{here}?{urlencode(filters)}" if last else "",
    )
    crumbs = (
        Crumb(TITLE, reverse("assistance:rounds")),
        Crumb(round_name(row), reverse("assistance:round", args=[row.pk])),
    )
    return Board(
        title=_PAIRINGS,
        lead=_LEAD,
        crumbs=(*crumbs, Crumb(_PAIRINGS)),
        tables={"pairings": pairings_table(actor, shown, title=_PAIRINGS)},
        here=here,
        tabs=round_tabs(row, "assistance:pairings"),
        pager=pager,
        filters=filters,
        made_up=people_are_made_up(),
    )


def all_pairings(*, actor: Actor, number: int, asked: AskedPairings) -> Table:
    """Give all of a round's pairings that are asked for, for a file.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is no such round.
    """
    found = _found(actor, round_or_404(actor, number), asked)
    return pairings_table(actor, list(found.order_by("place_code", "pk")), title=_PAIRINGS)


def pairings_table(actor: Actor, shown: list[Pairing], *, title: Text) -> Table:
    """Give pairings, which came with their units, as a table."""
    names = office_names({one.participant.organisation for one in shown})
    places = place_names({one.place_code for one in shown})
    may_end = actor.may(May.PAIR_UNITS)
    return Table(title, COLUMNS, [_row(actor, one, names, places, may_end=may_end) for one in shown], empty=_NONE)


def _found(actor: Actor, row: AssistanceRound, asked: AskedPairings) -> QuerySet[Pairing]:
    found = pairings_in_reach(actor).filter(participant__round=row).select_related("participant")
    if asked.state in {"running", "ended"}:
        found = found.filter(ends_on__isnull=asked.state == "running")
    if asked.place:
        low, high = code_range(prefix_of(asked.place))
        found = found.filter(place_code__gte=low, place_code__lte=high)
    return found


def _row(actor: Actor, one: Pairing, names: dict[str, Text], places: dict[str, Text], *, may_end: bool) -> Row:
    number = one.participant.organisation
    ends = may_end and one.ends_on is None and actor.scope.covers(one.place_code)
    return Row(
        (
            places.get(one.place_code, one.place_code),
            Cell(names[number], reverse("assistance:unit", args=[number])),
            one.starts_on,
            one.ends_on,
            Cell(one.end_reason, under=_EARLY if one.ended_early else ""),
            Cell(_END, reverse("assistance:end_pairing", args=[one.pk])) if ends else "",
            one.place_code,
        )
    )
