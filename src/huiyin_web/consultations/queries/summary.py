"""What a consultation came to: raised, answered, agreed, promised and kept, by place, unit and kind."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse

from huiyin.followup.commitments import KINDS
from huiyin.followup.consultations import ANSWERED, State
from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.pages.boards import AskPage, Board
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.keeping import kept_by, kept_of
from huiyin_web.consultations.models import Consultation, Need
from huiyin_web.consultations.permissions import holds
from huiyin_web.consultations.queries.needs import AskedNeeds
from huiyin_web.consultations.queries.stored import consultation_or_404, needs_in_reach, waiting_in
from huiyin_web.consultations.queries.wording import named, tabs_of, way_to
from huiyin_web.core.amounts import SHARE, YUAN, Figure, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_HUNDRED, _MOST_UNITS = 100, 60
_LEAD = Text(
    "{round}. Needs until {needs}, answers until {answers}; counted are those in your reach.",
    "{round}。提出需求至 {needs}，答复至 {answers}；以下按您的管辖范围统计。",
)
_CLOSED = Text(
    "{round}. Closed on {day}; counted are needs in your reach.", "{round}。{day} 结束；以下按您的管辖范围统计。"
)
_WORD, _PDF = Text("Summary as Word", "总结（Word）"), Text("Summary as PDF", "总结（PDF）")
_CLOSE = Text("Close the consultation", "结束会商")
_CLOSE_LEAD = Text(
    "Nothing is raised or answered in it afterwards. What was agreed goes on as commitments.",
    "结束后不再提出和答复需求；已商定的承诺事项继续跟踪。",
)
_NEEDS, _PROMISES = Unit(Text("needs", "项")), Unit(Text("promises", "件"))
_COUNTS = (
    Column("raised", Text("Raised", "提出"), Kind.NUMBER),
    Column("answered", Text("Answered", "已答复"), Kind.NUMBER),
    Column("declined", Text("Declined", "不能办理"), Kind.NUMBER),
    Column("agreed", Text("Agreed", "已商定"), Kind.NUMBER, main=True),
    Column("unanswered", Text("Wait or never answered", "待答复或未答复"), Kind.NUMBER),
    Column("kept", Text("Promises kept", "兑现率"), Kind.SHARE, places=1),
)


def summary_page(*, actor: Actor, number: int, on: date) -> Board:
    """Give what a consultation came to, as far as the reader sees it.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = consultation_or_404(actor, number)
    rows = needs_in_reach(actor).filter(consultation=row)
    lead = _LEAD.fill(round=round_name(row.round), needs=row.needs_by, answers=row.answers_by)
    if row.closed_on is not None:
        lead = _CLOSED.fill(round=round_name(row.round), day=row.closed_on)
    papers = tuple(
        Crumb(label, reverse("consultations:paper", args=[row.pk, kind]))
        for label, kind in ((_WORD, "docx"), (_PDF, "pdf"))
    )
    may_close = row.closed_on is None and holds(actor, row)
    return Board(
        title=named(row),
        lead=lead,
        crumbs=(*way_to(row)[:1], Crumb(named(row))),
        tables={"places": _by_place(row, rows, on), "kinds": _by_kind(row, rows, on), "units": _by_unit(row, rows, on)},
        here=reverse("consultations:one", args=[row.pk]),
        links=(*papers, *([Crumb(_CLOSE, reverse("consultations:close", args=[row.pk]))] if may_close else [])),
        tabs=tabs_of(row, "consultations:one"),
        figures=_figures(row, rows, on),
        made_up=people_are_made_up(),
    )


def close_page(*, actor: Actor, number: int) -> AskPage:
    """Give the page on which a consultation is closed.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = consultation_or_404(actor, number)
    facts = ((Text("Needs that still wait", "尚待了结的需求"), str(waiting_in(row).count())),)
    back = reverse("consultations:one", args=[row.pk])
    return AskPage(_CLOSE, _CLOSE_LEAD, (*way_to(row), Crumb(_CLOSE)), _CLOSE, back, facts=facts, warns=True)


def _figures(row: Consultation, rows: QuerySet[Need], on: date) -> tuple[Figure, ...]:
    counts = rows.aggregate(
        raised=Count("pk"), places=Count("place_code", distinct=True),
        answered=Count("pk", filter=Q(state__in=ANSWERED)), agreed=Count("pk", filter=Q(state=State.AGREED)),
        waits=Count("pk", filter=Q(state=State.RAISED)),
        late=Count("pk", filter=_late(row, on)),
        lapsed=Count("pk", filter=Q(state=State.LAPSED)),
        yuan=Sum("offered", filter=Q(state=State.AGREED, counted_in="yuan")),
    )  # fmt: skip
    kept = kept_of(Commitment.objects.filter(pk__in=rows.filter(state=State.AGREED).values("commitment")), on)
    asked = AskedNeeds(row.pk)
    promised = Figure(
        Text("Promised in yuan", "承诺资金"), (counts["yuan"] or 0) / _HUNDRED, YUAN,
        Text("Of agreed answers that are counted in yuan", "以元计量的已商定答复合计"),
        url=asked.address(state=State.AGREED.value),
    )  # fmt: skip
    return (
        Figure(Text("Raised", "提出"), counts["raised"], _NEEDS,
               Text("Needs of {places} places", "涉及 {places} 个村（县）").fill(places=counts["places"]),
               url=asked.address()),
        Figure(Text("Answered", "已答复"), counts["answered"], _NEEDS,
               Text("Waiting: {waits}, {late} of them past their day; never answered: {lapsed}",
                    "待答复 {waits} 项，其中逾期 {late} 项；始终未答复 {lapsed} 项").fill(
                        waits=counts["waits"], late=counts["late"], lapsed=counts["lapsed"]),
               url=asked.address(state=State.RAISED.value)),
        Figure(Text("Agreed", "已商定"), counts["agreed"], _PROMISES,
               Text("Agreed answers, each followed as a commitment", "双方商定的答复，逐项列为承诺事项"),
               url=asked.address(state=State.AGREED.value)),
        Figure(Text("Kept-promise ratio", "承诺兑现率"), kept.ratio, SHARE,
               Text("Kept among all that are judged ({judged})", "已兑现 / 已有结论（{judged} 件）").fill(
                   judged=kept.judged)),
        *([promised] if promised.value else []),
    )  # fmt: skip


def _late(row: Consultation, on: date) -> Q:
    return Q(state=State.RAISED) if on > row.answers_by else Q(pk__in=[])


def _by_place(row: Consultation, rows: QuerySet[Need], on: date) -> Table:
    level = level_of(row.place_code).below or Level.VILLAGE
    of = Concat(Substr("place_code", 1, level.digits), Value("0" * (12 - level.digits)))
    codes = sorted(set(rows.annotate(of=of).order_by().values_list("of", flat=True).distinct()))
    names = place_names(codes)
    heads = {code: Cell(names.get(code, code), AskedNeeds(row.pk, place=code).address()) for code in codes}
    return _table(Text("By place", "按地区"), Text("Place", "地区"), rows, of, heads, on)


def _by_kind(row: Consultation, rows: QuerySet[Need], on: date) -> Table:
    heads = {code.key: Cell(code.label.sentence(), AskedNeeds(row.pk, kind=code.key).address()) for code in KINDS.codes}
    return _table(
        Text("By what is needed", "按需求类别"), Text("What is needed", "需求类别"), rows, F("kind"), heads, on
    )


def _by_unit(row: Consultation, rows: QuerySet[Need], on: date) -> Table:
    """Give the units, those with the most needs that wait first."""
    told = rows.order_by().values_list("unit").annotate(
        waits=Count("pk", filter=Q(state=State.RAISED)), many=Count("pk")
    )  # fmt: skip
    units = [unit for unit, _waits, _many in told.order_by("-waits", "-many", "unit")[:_MOST_UNITS]]
    names = office_names(units)
    heads = {unit: Cell(names[unit], AskedNeeds(row.pk, unit=unit).address()) for unit in units}
    there = rows.filter(unit__in=units)
    return _table(Text("By unit", "按帮扶单位"), Text("Unit", "单位"), there, F("unit"), heads, on, owner=F("owner"))


def _table(
    title: Text, label: Text, rows: QuerySet[Need], of: object, heads: Mapping[str, Cell], on: date, *,
    owner: object = None,
) -> Table:  # fmt: skip
    """Count needs by a column, and how the commitments are kept that they became; `owner` is that column of theirs."""
    counted = rows.annotate(grouped=of).order_by().values_list("grouped").annotate(
        raised=Count("pk"), answered=Count("pk", filter=Q(state__in=ANSWERED)),
        declined=Count("pk", filter=Q(state__in=(State.DECLINED, State.SETTLED))),
        agreed=Count("pk", filter=Q(state=State.AGREED)),
        unanswered=Count("pk", filter=Q(state__in=(State.RAISED, State.LAPSED))),
    )  # fmt: skip
    counts = {key: tuple(numbers) for key, *numbers in counted}
    promises = Commitment.objects.filter(pk__in=rows.filter(state=State.AGREED).values("commitment"))
    kept = kept_by(promises.annotate(grouped=owner or of), on, "grouped")
    lines = [
        Row((head, *counts[key], kept[key].ratio if key in kept else None))
        for key, head in heads.items()
        if key in counts
    ]
    return Table(title, (Column("of", label), *_COUNTS), lines, empty=Text("Nothing was raised.", "尚未提出需求。"))
