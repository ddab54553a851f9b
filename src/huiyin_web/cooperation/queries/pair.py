"""The page of one pair in a year: planned, reported, counted, with the entries behind it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Count
from django.urls import reverse

from huiyin.followup.cooperation import ASPECTS, FUNDS, ITEMS, JOBS, JOBS_POOR, Side, State, Step, Told
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.cooperation.models import Agreement, Entry
from huiyin_web.cooperation.pages import Offered, PairPage
from huiyin_web.cooperation.permissions import may_step, side_of
from huiyin_web.cooperation.queries.listing import SUM_COLUMNS
from huiyin_web.cooperation.queries.stored import SOURCE, agreement_or_404, told_of
from huiyin_web.cooperation.queries.subject import names_of, subject_of
from huiyin_web.cooperation.queries.wording import SIDES, TITLE, written
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.evidence.queries import attached_to
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names

_MOST = 300
_TONES: dict[State, Tone] = {State.ENTERED: "warn", State.CONFIRMED: "good", State.REFUSED: "bad"}


def pair_page(*, actor: Actor, number: int, year: int, on: date) -> PairPage:
    """Give the page of one pair.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = agreement_or_404(actor, number)
    told = told_of([row], year)[row.pk]
    entries = list(row.entries.filter(year=year).annotate(named=Count("placed")).order_by("-on", "-pk")[:_MOST])
    name, subject, side = names_of([row])[row.pk], subject_of(row, actor), side_of(actor, row)
    answerable = [one for one in entries if side is not None and one.side != side]
    return PairPage(
        id=row.pk,
        year=year,
        title=_IN.fill(name=name, year=year),
        lead=_LEAD,
        crumbs=(Crumb(TITLE, f"{reverse('cooperation:list')}?year={year}"), Crumb(name)),
        years=tuple(range(min(on.year, row.ends_on.year), row.begins_on.year - 1, -1)),
        facts=tuple(_facts(row)),
        items=_items(row, told, actor),
        entries=_entries(entries),
        files=attached_to([subject])[subject.key],
        steps=tuple(step for step in Step if may_step(actor, step, row) and _has(step, told, entries, answerable)),
        seen=row.steps,
        known=told,
        waiting=_offered(one for one in answerable if one.state == State.ENTERED),
        standing=_offered(one for one in answerable if one.state != State.REFUSED),
        jobs=_offered(one for one in entries if one.item == JOBS and one.state != State.REFUSED),
    )


def _has(step: Step, told: Mapping[str, Told], entries: Sequence[Entry], answerable: Sequence[Entry]) -> bool:
    """Say whether there is something to which a step can be taken."""
    match step:
        case Step.AGREE:
            return any(one.planned is not None and not one.agreed for one in told.values())
        case Step.CONFIRM:
            return any(one.state == State.ENTERED for one in answerable)
        case Step.REFUSE:
            return any(one.state != State.REFUSED for one in answerable)
        case Step.PLACE:
            return any(one.item == JOBS and one.state != State.REFUSED for one in entries)
        case _:
            return True


def _facts(row: Agreement) -> Iterator[tuple[Text, Text | str | Crumb]]:
    place = place_names([row.place_code]).get(row.place_code, row.place_code)
    yield _PARTNER, office_names([row.partner])[row.partner]
    yield _COUNTY, Crumb(place, reverse("overview:place", args=[row.place_code]))
    yield _DOCUMENT, row.document
    yield _DAYS, _FROM_TO.fill(begins=row.begins_on, ends=row.ends_on)


def _items(row: Agreement, told: Mapping[str, Told], actor: Actor) -> Table:
    rows = []
    for item, one in told.items():
        kind = ITEMS[item]
        agreed = "" if one.planned is None else _AGREED if one.agreed else _NOT_AGREED
        rows.append(
            Row(
                (
                    Cell(kind.label.sentence(), under=ASPECTS.label_of(kind.aspect).sentence()),
                    Cell(written(item, one.planned), under=agreed),
                    written(item, one.reported),
                    Cell(written(item, one.counted), _behind(row, item, actor)),
                    one.share,
                    _state(one),
                )
            )
        )
    return Table(_ITEMS, _ITEM_COLUMNS, rows, note=_NOTE)


def _behind(row: Agreement, item: str, actor: Actor) -> str:
    """Give the way to what a figure was counted from, where it is not the entries beneath."""
    if item == FUNDS and actor.may(May.SEE_COMMITMENTS):
        return f"{reverse('projects:list')}?source={SOURCE}&place={row.place_code}"
    return ""


def _state(one: Told) -> Cell | str:
    if one.waiting:
        return Cell(_WAITING.fill(count=one.waiting), tone="warn")
    return Cell(_DIFFERS, tone="warn") if one.differs else ""


def _entries(entries: Sequence[Entry]) -> Table:
    rows = []
    for one in entries:
        state = State(one.state)
        said = Cell(shown_name(one.by_key, one.by_name), under=SIDES[Side(one.side)])
        rows.append(
            Row(
                (
                    Cell(ITEMS[one.item].label.sentence(), under=one.what),
                    written(one.item, one.amount),
                    one.on,
                    one.ends_on,
                    one.document,
                    said,
                    Cell(state.label, tone=_TONES[state], under=one.reason),
                    shown_name(one.answered_by_key, one.answered_by),
                    getattr(one, "named", 0) if one.item in {JOBS, JOBS_POOR} else None,
                )
            )
        )
    return Table(_ENTRIES, _ENTRY_COLUMNS, rows, empty=_NONE)


def _offered(entries: Iterator[Entry]) -> Offered:
    return tuple(
        (
            str(one.pk),
            _ONE.fill(item=ITEMS[one.item].label.sentence(), amount=written(one.item, one.amount), what=one.what),
        )
        for one in entries
    )


_IN = Text("{name} in {year}", "{name}：{year} 年")
_LEAD = Text(
    "The eastern partner plans and reports, either side enters what was done, the other confirms; only then it counts.",
    "东部协作方制定计划、报送自评；任一方登记协作事项，由对方确认后计入统计。",
)
_PARTNER, _COUNTY = Text("Eastern partner", "东部协作方"), Text("County", "县")
_DOCUMENT, _DAYS = Text("Agreement", "协议"), Text("From when to when", "起止日期")
_FROM_TO = Text("{begins} to {ends}", "{begins} 至 {ends}")
_AGREED, _NOT_AGREED = Text("agreed", "县已同意"), Text("the county has not agreed", "县尚未同意")
_WAITING, _DIFFERS = Text("{count} wait", "待确认 {count} 项"), Text("report differs", "自评不一致")
_ITEMS = Text("Six aspects", "六个方面")
_NOTE = Text(
    "Counted: entries that the other side confirmed; funds that projects with eastern money were allocated in the "
    "year; persons of households that the register had as poor on the day of the placement.",
    "统计口径：对方已确认的登记事项；当年下达的东部协作资金项目；就业当日台账为建档立卡贫困户的人员。",
)
_ITEM_COLUMNS = (
    *SUM_COLUMNS,
    Column("share", Text("Of the plan", "完成计划"), Kind.SHARE),
    Column("state", Text("To be asked", "待核实")),
)
_ENTRIES, _NONE = Text("What was done", "协作事项"), Text("Nothing was entered for this year.", "该年度尚无登记。")
_ONE = Text("{item}: {amount}, {what}", "{item}：{amount}，{what}")
_ENTRY_COLUMNS = (
    Column("item", Text("Item", "事项")),
    Column("amount", Text("Amount", "数量"), main=True),
    Column("on", Text("From", "起始"), Kind.DAY),
    Column("ends_on", Text("Until", "截止"), Kind.DAY),
    Column("document", Text("Document number", "文号")),
    Column("by", Text("Entered by", "登记人")),
    Column("state", Text("State", "状态")),
    Column("answered", Text("Answered by", "确认人")),
    Column("named", Text("Households named", "已登记农户"), Kind.NUMBER),
)
