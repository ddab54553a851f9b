"""A round's results: funds, projects, people, kept promises, by kind of unit, by prefecture, by kind of promise."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Concat, Substr
from django.urls import reverse

from huiyin.followup.assistance import UNIT_KINDS
from huiyin.followup.commitments import KINDS, State
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound, Carried
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.one_round import JUDGED, pledges_url, round_crumb, round_tabs
from huiyin_web.assistance.queries.pledged import pledged
from huiyin_web.assistance.queries.rounds import TITLE
from huiyin_web.assistance.queries.stored import pairings_in_reach, round_or_404
from huiyin_web.assistance.queries.undecided import undecided
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.keeping import kept_by, kept_of
from huiyin_web.commitments.queries.wording import state_of
from huiyin_web.core.amounts import PERSONS, SHARE, YUAN, Figure, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.core.reports import Report, report_file
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_HUNDRED, _MOST_SHOWN = 100, 50
_SUMMARY = Text("Summary", "总结")
_OF = Text("{round}: results", "{round}总结")
_LEAD = Text(
    "Counted from its promises, those in your reach; every figure opens to them. Only what another office verified "
    "counts as delivered.",
    "据本轮承诺（您管辖范围内）汇总，各数字均可打开到具体承诺。经其他单位核验的才计为兑现。",
)
_PAPER_LEAD = Text(
    "Counted from its promises. Only what another office verified counts as delivered.",
    "据本轮承诺汇总。经其他单位核验的才计为兑现。",
)
_PROMISES = Unit(Text("promises", "件"))
_GROUP = (
    Column("promises", Text("Promises", "承诺"), Kind.NUMBER),
    Column("closed", Text("Verified and closed", "核验办结"), Kind.NUMBER),
    Column("kept", Text("Kept", "兑现率"), Kind.SHARE, places=1, main=True),
    Column("pledged", Text("Funds pledged", "承诺资金"), Kind.MONEY),
    Column("verified", Text("Funds verified", "核验资金"), Kind.MONEY),
    Column("people", Text("People reached", "惠及人数"), Kind.NUMBER),
)
_WAITING_COLUMNS = (
    Column("number", Text("Number", "编号")),
    Column("title", Text("What was promised", "承诺事项")),
    Column("owner", Text("Unit", "单位")),
    Column("state", Text("State", "状态")),
    Column("next", Text("To do", "办理"), main=True),
)
_DECIDE = Text("decide", "决定去向")
_PAPERS = {"docx": Text("Summary as Word", "总结（Word）"), "pdf": Text("Summary as PDF", "总结（PDF）")}
_FOOTER = Text("{title}, printed {day}", "{title}，{day} 打印")
_PROJECTS = ("works", "service", "industry")  # kinds of promises that are projects to whoever gets them


def summary_page(*, actor: Actor, number: int, on: date) -> Board:
    """Give a round's summary, as far as the reader sees its promises.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is no such round.
    """
    row = round_or_404(actor, number)
    rows = pledged(actor, row)
    title = _OF.fill(round=round_name(row))
    tables = {
        "kinds": _by_unit_kind(row, rows, on),
        "places": _by_place(row, rows, on),
        "what": _by_kind(row, rows, on),
    }
    if actor.may(May.RUN_ROUNDS) and row.closed_on is None:
        tables["waiting"] = _waiting(row, on)
    return Board(
        title=title,
        lead=_LEAD,
        crumbs=(Crumb(TITLE, reverse("assistance:rounds")), round_crumb(row), Crumb(_SUMMARY)),
        tables=tables,
        here=reverse("assistance:summary", args=[row.pk]),
        links=tuple(
            Crumb(label, reverse("assistance:summary_paper", args=[row.pk, kind])) for kind, label in _PAPERS.items()
        ),
        tabs=round_tabs(row, "assistance:summary"),
        figures=_figures(actor, row, rows, on),
        made_up=people_are_made_up(),
    )  # fmt: skip


def summary_paper(*, actor: Actor, number: int, kind: str, on: date) -> tuple[str, bytes, str]:
    """Give a round's summary as Word or PDF, in the language of the page; what waits for a decision is left out.

    Raises:
        NotAllowedError, NotFoundError: their role sees no promises, or there is no such round or kind of file.
    """
    page = summary_page(actor=actor, number=number, on=on)
    tables = tuple(table for key, table in page.tables.items() if key != "waiting")
    report = Report(page.title, _PAPER_LEAD, page.figures, tables, _FOOTER.fill(title=page.title, day=on))
    return report_file(report, kind, name=f"round-{number}-{on.isoformat()}")


def _figures(actor: Actor, row: AssistanceRound, rows: QuerySet[Commitment], on: date) -> tuple[Figure, ...]:
    kept, sums = kept_of(rows, on), _sums(rows, Value("")).get("", _NOTHING)
    closed = rows.filter(state=State.CLOSED).count()
    carried = Carried.objects.filter(commitment__in=rows)
    over = carried.filter(successor__isnull=False).count()
    places = pairings_in_reach(actor).filter(participant__round=row)
    villages = places.aggregate(many=Count("place_code", distinct=True))["many"]
    url = pledges_url(row)
    return (
        Figure(Text("Funds verified", "核验资金"), sums[2] / _HUNDRED, YUAN,
               Text("Of {pledged} yuan pledged", "承诺 {pledged} 元").fill(pledged=f"{sums[1] / _HUNDRED:,.0f}"),
               url=pledges_url(row, kind="funds")),
        Figure(Text("Promises kept and closed", "办结承诺"), closed, _PROMISES,
               Text("Of {all} given, in {villages} places", "共承诺 {all} 件，涉及 {villages} 个村（县）").fill(
                   all=sum(kept.counts.values()), villages=villages), url=pledges_url(row, state="closed")),
        Figure(Text("Kept-promise ratio", "承诺兑现率"), kept.ratio, SHARE,
               JUDGED.fill(judged=kept.judged),
               url=url),
        Figure(Text("Projects delivered", "建成项目"),
               rows.filter(state=State.CLOSED, kind__in=_PROJECTS).count(), _PROMISES,
               Text("Verified promises of works, public services and industry",
                    "基础设施、公共服务、产业类承诺中经核验办结的"), url=pledges_url(row, state="closed")),
        Figure(Text("People reached", "惠及人数"), sums[3] / _HUNDRED, PERSONS,
               Text("Verified in persons; whom two promises reach counts twice", "以人计量的核验量合计，可能重复"),
               url=url),
        Figure(Text("Carried into the next round", "转入下一轮"), over, _PROMISES,
               Text("Not kept, and promised anew; let go: {gone}", "未兑现并重新承诺；予以了结 {gone} 件").fill(
                   gone=carried.count() - over), url=url),
    )  # fmt: skip


_Sums = tuple[int, int, int, int]
_NOTHING: _Sums = (0, 0, 0, 0)


def _sums(rows: QuerySet[Commitment], by: object) -> dict[str, _Sums]:
    """Give closed promises, yuan pledged and verified, and persons verified, in hundredths, for each value."""
    found, alive = Q(state=State.CLOSED), ~Q(state=State.WITHDRAWN)
    told = rows.annotate(of=by).order_by().values_list("of").annotate(
        closed=Count("pk", filter=found),
        promised=Sum("quantity", filter=Q(unit="yuan") & alive),
        verified_yuan=Sum("verified", filter=Q(unit="yuan") & found),
        reached=Sum("verified", filter=Q(unit="persons") & found),
    )  # fmt: skip
    return {of: (closed, promised or 0, verified or 0, people or 0) for of, closed, promised, verified, people in told}


def _by_unit_kind(row: AssistanceRound, rows: QuerySet[Commitment], on: date) -> Table:
    kinds: dict[str, list[str]] = {}
    for number, kind in row.participants.order_by().values_list("organisation", "kind"):
        kinds.setdefault(kind, []).append(number)
    of = Case(
        *(When(owner__in=numbers, then=Value(kind)) for kind, numbers in sorted(kinds.items())),
        default=Value("other"), output_field=CharField(),
    )  # fmt: skip
    round_url = reverse("assistance:round", args=[row.pk])
    heads = {
        code.key: Cell(code.label.sentence(), f"{round_url}?kind={code.key}")
        for code in UNIT_KINDS.codes
        if code.key in kinds
    } | {"other": Cell(Text("Units outside the round", "轮次外单位"))}
    columns = (Column("kind", Text("Kind of unit", "单位类型")), *_GROUP)
    return Table(Text("By kind of unit", "按单位类型"), columns, list(_group(rows, of, heads, on)))


def _by_place(row: AssistanceRound, rows: QuerySet[Commitment], on: date) -> Table:
    zeros = "0" * (12 - Level.PREFECTURE.digits)
    of = Concat(Substr("place_code", 1, Level.PREFECTURE.digits), Value(zeros))
    codes = sorted(set(rows.annotate(of=of).order_by().values_list("of", flat=True).distinct()))
    names = place_names(codes)
    heads = {code: Cell(names.get(code, code), pledges_url(row, place=code)) for code in codes}
    columns = (Column("place", Text("Prefecture", "市州")), *_GROUP)
    return Table(Text("By prefecture", "按市州"), columns, list(_group(rows, of, heads, on)))


def _by_kind(row: AssistanceRound, rows: QuerySet[Commitment], on: date) -> Table:
    heads = {code.key: Cell(code.label.sentence(), pledges_url(row, kind=code.key)) for code in KINDS.codes}
    columns = (Column("what", Text("What was promised", "承诺事项")), *_GROUP)
    return Table(Text("By what was promised", "按承诺内容"), columns, list(_group(rows, F("kind"), heads, on)))


def _group(rows: QuerySet[Commitment], of: object, heads: Mapping[str, Cell], on: date) -> Iterator[Row]:
    kept = kept_by(rows.annotate(grouped=of), on, "grouped")
    sums = _sums(rows, of)
    for key, head in heads.items():
        if key in kept:
            closed, promised, verified, people = sums.get(key, _NOTHING)
            many = sum(kept[key].counts.values())
            yield Row((head, many, closed, kept[key].ratio, promised, verified, people // _HUNDRED))


def _waiting(row: AssistanceRound, on: date) -> Table:
    found = undecided(row)
    rows = list(found.order_by("owner", "pk")[:_MOST_SHOWN])
    names = office_names({one.owner for one in rows})
    lines = []
    for one in rows:
        state, tone = state_of(one, on)
        lines.append(
            Row(
                (
                    Cell(one.number, reverse("commitments:one", args=[one.pk])), one.title, names[one.owner],
                    Cell(state, tone=tone), Cell(_DECIDE, reverse("assistance:carry", args=[row.pk, one.pk])),
                )
            )
        )  # fmt: skip
    note = Text("{shown} of {total} shown", "共 {total} 件，显示 {shown} 件").fill(shown=len(rows), total=found.count())
    return Table(
        Text("Not kept, and nobody has decided yet", "未兑现且尚未决定去向"), _WAITING_COLUMNS, lines, note=note,
        empty=Text("Everything is decided.", "均已决定。"),
    )  # fmt: skip
