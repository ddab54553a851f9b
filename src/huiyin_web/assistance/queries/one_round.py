"""A round: its units with what each takes, has, promised and kept."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound, Participant
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.pledged import pledged, verified_yuan
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import pairings_in_reach, round_or_404
from huiyin_web.assistance.queries.wording import kind_of, needs_said, round_name
from huiyin_web.commitments.queries.keeping import kept_by, kept_of
from huiyin_web.core.amounts import SHARE, Figure, Unit
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.models import Organisation
from huiyin_web.places.offices import office_names

_TURN = 50
_UNITS = Text("Units", "参加单位")
_LEAD = Text("{years}, {state}.", "{years} 年，{state}。")
_RUNNING, _OVER = Text("running", "进行中"), Text("closed on {day}", "{day} 结束")
_SHOWN = Text("{shown} of {total} units", "共 {total} 个单位，显示 {shown} 个")
_NONE = Text("No unit is like that.", "没有符合条件的单位。")
_COUNT, _PLACES = Unit(Text("units", "个")), Unit(Text("places", "个"))
_PROMISES = Unit(Text("promises", "件"))
JUDGED = Text("Kept among all that are judged ({judged})", "已兑现 / 已有结论（{judged} 件）")
TABS = (
    ("assistance:round", _UNITS),
    ("assistance:pairings", Text("Pairings", "结对")),
    ("assistance:summary", Text("Summary", "总结")),
)
_COLUMNS = (
    Column("unit", Text("Unit", "单位")),
    Column("kind", Text("Kind", "类型")),
    Column("most", Text("Takes at the most", "可帮扶村数"), Kind.NUMBER),
    Column("villages", Text("Paired now", "现结对"), Kind.NUMBER),
    Column("promises", Text("Promises", "承诺"), Kind.NUMBER),
    Column("kept", Text("Kept", "兑现率"), Kind.SHARE, places=1, main=True),
    Column("pledged", Text("Funds pledged", "承诺资金"), Kind.MONEY),
    Column("verified", Text("Funds verified", "核验资金"), Kind.MONEY),
    Column("specialities", Text("Good at", "专长")),
    Column("number", Text("Number", "单位编号"), filed=True),
)


@dataclass(frozen=True, slots=True)
class AskedUnits:
    """Which units of a round: of a kind, by words of their name, after one of them. The address keeps it."""

    kind: str = ""
    words: str = ""
    after: str = ""


def round_page(*, actor: Actor, number: int, asked: AskedUnits, on: date) -> Board:
    """Give one turn of a round's units, with the round's figures as far as the reader sees them.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is no such round.
    """
    row = round_or_404(actor, number)
    found = _filtered(row, asked)
    following = found.filter(organisation__gt=asked.after) if asked.after else found
    rows = list(following.order_by("organisation")[: _TURN + 1])
    here = reverse("assistance:round", args=[row.pk])
    shown, more = rows[:_TURN], len(rows) > _TURN
    kept_filters = {"kind": asked.kind, "words": asked.words}
    pager = Pager(
        _SHOWN.fill(shown=len(shown), total=found.count()),
        next=_address(here, kept_filters | {"after": shown[-1].organisation}) if more else "",
        first=_address(here, kept_filters) if asked.after else "",
    )
    return Board(
        title=round_name(row),
        lead=_LEAD.fill(years=row.key, state=_OVER.fill(day=row.closed_on) if row.closed_on else _RUNNING),
        crumbs=(Crumb(TITLE, reverse("assistance:rounds")), Crumb(round_name(row))),
        tables={"units": _table(actor, row, shown, on)},
        here=here,
        links=_links(actor, row),
        tabs=round_tabs(row, "assistance:round"),
        figures=_figures(actor, row, on),
        pager=pager,
        filters=kept_filters,
        made_up=people_are_made_up(),
    )


def round_table(*, actor: Actor, number: int, asked: AskedUnits, on: date) -> Table:
    """Give all of a round's units that are asked for, for a file.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is no such round.
    """
    row = round_or_404(actor, number)
    return _table(actor, row, list(_filtered(row, asked).order_by("organisation")), on)


def round_crumb(row: AssistanceRound) -> Crumb:
    """Give the step of the way that leads to a round."""
    return Crumb(round_name(row), reverse("assistance:round", args=[row.pk]))


def round_tabs(row: AssistanceRound, current: str) -> tuple[Tab, ...]:
    """Give the views of a round."""
    return tuple(Tab(label, reverse(name, args=[row.pk]), name == current) for name, label in TABS)


def _filtered(row: AssistanceRound, asked: AskedUnits) -> QuerySet[Participant]:
    found = row.participants.all()
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.words:
        named = Organisation.objects.filter(Q(name__icontains=asked.words) | Q(name_en__icontains=asked.words))
        found = found.filter(organisation__in=named.values("pk"))
    return found


def _address(here: str, asked: dict[str, str]) -> str:
    kept = {key: value for key, value in asked.items() if value}
    return f"{here}?{urlencode(kept)}" if kept else here


def _links(actor: Actor, row: AssistanceRound) -> tuple[Crumb, ...]:
    if row.closed_on is not None:
        return ()
    offered = [
        (May.PAIR_UNITS, Text("Pair a unit", "安排结对"), "assistance:pair"),
        (May.PAIR_UNITS, Text("Proposed pairings", "结对方案"), "assistance:proposal"),
        (May.RUN_ROUNDS, Text("Take a unit in", "纳入单位"), "assistance:enrol"),
        (May.RUN_ROUNDS, Text("Close the round", "结束本轮"), "assistance:close_round"),
    ]
    return tuple(Crumb(words, reverse(name, args=[row.pk])) for right, words, name in offered if actor.may(right))


def _figures(actor: Actor, row: AssistanceRound, on: date) -> tuple[Figure, ...]:
    kept = kept_of(pledged(actor, row), on)
    places = pairings_in_reach(actor).filter(participant__round=row, ends_on__isnull=True)
    return (
        Figure(_UNITS, row.participants.count(), _COUNT, Text("Units that take part in the round", "参加本轮的单位")),
        Figure(
            Text("Places paired now", "现结对村（县）"),
            places.aggregate(many=Count("place_code", distinct=True))["many"],
            _PLACES,
            Text("Villages and counties in your reach with a pairing that runs", "管辖范围内有在帮结对的村和县"),
            url=reverse("assistance:pairings", args=[row.pk]),
        ),
        Figure(
            Text("Promises", "承诺"), sum(kept.counts.values()), _PROMISES,
            Text("Pledges of units of this round in your reach", "管辖范围内本轮单位的承诺"),
            url=pledges_url(row),
        ),
        Figure(
            Text("Kept-promise ratio", "承诺兑现率"), kept.ratio, SHARE,
            JUDGED.fill(judged=kept.judged),
            url=pledges_url(row),
        ),
    )  # fmt: skip


def pledges_url(row: AssistanceRound, **more: str) -> str:
    """Give the address of the list of a round's pledges, of one office or place where that is asked."""
    asked = {"view": "all", "source": "pledge", "key": row.key} | more
    return f"{reverse('commitments:list')}?{urlencode(asked)}"


def _table(actor: Actor, row: AssistanceRound, shown: list[Participant], on: date) -> Table:
    numbers = [one.organisation for one in shown]
    names = office_names(numbers)
    paired = pairings_in_reach(actor).filter(participant__in=shown, ends_on__isnull=True).order_by()
    places = dict(paired.values_list("participant").annotate(Count("pk")))
    promises = pledged(actor, row).filter(owner__in=numbers)
    kept, funds = kept_by(promises, on, "owner"), verified_yuan(promises, "owner")
    rows = []
    for one in shown:
        told, (promised, verified) = kept.get(one.organisation), funds.get(one.organisation, (0, 0))
        rows.append(
            Row(
                (
                    Cell(names[one.organisation], reverse("assistance:unit", args=[one.organisation])),
                    kind_of(one),
                    one.most,
                    places.get(one.pk, 0),
                    Cell(sum(told.counts.values()), pledges_url(row, office=one.organisation)) if told else 0,
                    told.ratio if told else None,
                    promised,
                    verified,
                    needs_said(one.known_for),
                    one.organisation,
                )
            )
        )
    return Table(_UNITS, _COLUMNS, rows, empty=_NONE, wide=True)
