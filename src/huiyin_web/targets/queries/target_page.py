"""The page of one target: its values with their sources, its pace, its parts, its history, what the reader can do."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.urls import reverse

from huiyin.followup.commitments import UNITS
from huiyin.kernel.text import Text
from huiyin.planning import plans as library
from huiyin.planning.plans import PlanIndicator, Standing, against_plan, within_year
from huiyin.planning.targets import Kind
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Figure, Tone, Unit
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.places.offices import office_names
from huiyin_web.targets.models import Target, TargetEntry
from huiyin_web.targets.pages import TargetPage, Told
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.outlooks import foreseen
from huiyin_web.targets.queries.parts import parts_of
from huiyin_web.targets.queries.plan_page import TITLE, address
from huiyin_web.targets.queries.registered import is_promised, registered, why_not_registered
from huiyin_web.targets.queries.stored import as_target, exactly, hundredths, target_or_404
from huiyin_web.targets.queries.wording import letter_name, shown, state_of
from huiyin_web.targets.words import ACTS, VALUES

_OF = Text("{what}: {office}, {year}", "{office} {year} {what}")
_YEAR, _WHOLE = Text("{year}", "{year} 年"), Text("the whole plan", "全规划期")
_CLAUSE = Text("Rests on: {clause} ({plan}).", "依据：{clause}（{plan}）。")
_DRAFT, _ASKED, _BINDS = (
    Text("draft", "草案"), Text("another value is asked for", "有待答复的调整意见"), Text("issued", "已下达"),
)  # fmt: skip
_FACTS = {
    "office": Text("Who has to reach it", "责任单位"),
    "setter": Text("Set by", "下达单位"),
    "due": Text("By", "期限"),
    "asked": Text("Asked for instead", "申请调整为"),
    "reserve": Text("Kept back when handed down", "分解时预留"),
    "base": Text("Rural population that it is a share of", "比例的农村人口基数"),
}
_VALUES = Text("Five values side by side", "五种数值并列")
_VALUE_COLUMNS = (
    Column("kind", Text("Value", "数值类别")),
    Column("value", Text("How much", "数值"), main=True),
    Column("who", Text("By whom", "填报人")),
    Column("on", Text("When", "日期")),
    Column("source", Text("Source", "来源")),
)
_NOBODY = Text("nobody so far", "尚无")
_SNAPSHOT = Text("snapshot {year} v{version} ({hash})", "{year} 年第 {version} 版快照（{hash}）")
_REGISTER = Text("counted from the frozen year, typed by nobody", "据年度快照统计，非人工填写")
_PROMISES = Text("added up from promises of this department, as others verified them", "据该部门经核验的承诺汇总")
_VERIFIED = Text("commitments closed in the year, without those of letters", "当年办结的承诺事项（不含责任书转化事项）")
_MORE = Text("Its office says {by} more than others found.", "自报数比核对数多报 {by}。")
_LESS = Text("Its office says {by} less than others found.", "自报数比核对数少报 {by}。")
_PARTS, _NO_PARTS = Text("Handed down to", "分解到"), Text("It is handed down to nobody.", "尚未分解。")
_PART_COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("wanted", Text("Asked for", "目标"), main=True),
    Column("state", Text("State", "状态")),
)
_LETTERS, _NO_LETTERS = Text("Letters that hold it", "列入的责任书"), Text("No letter holds it.", "尚未列入责任书。")
_LETTER_COLUMNS = (
    Column("letter", Text("Letter", "责任书")),
    Column("value", Text("As the letter says", "责任书所载"), main=True),
    Column("state", Text("State", "状态")),
)
_DONE = Text("Of the way done", "已完成进度")
_DONE_IS = Text("{value} at the end of {on}; {where}", "{on} 为 {value}；{where}")
_EXPECTED = Text("Expected by then", "此时应达到")
_EXPECTED_IS = Text(
    "The path to the target; at least {least} is within the band", "通往目标的进度线；区间下限为 {least}"
)
_PACE = Text("Required pace a day", "每日所需进度")
_PACE_IS = Text("From there to the target's day; planned were {planned} a day", "自此至期限；计划为每日 {planned}")
_NO_DAY = Text("No day is left for it; planned were {planned} a day", "已无剩余时间；计划为每日 {planned}")
_PERCENT = Unit(Text("%", "%"), places=1, factor=100)


def target_page(*, actor: Actor, number: int) -> TargetPage:
    """Give the page of one target.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = target_or_404(actor, number)
    plan = library.plan_of(row.plan.key)
    indicator = plan.indicators[row.indicator]
    entries = list(row.entries.order_by("-pk"))
    offices = office_names({row.office, row.setter})
    years = years_for([row.place_code])
    counted = registered(row, years)
    found = as_target(row, counted)
    period = _WHOLE if row.year is None else _YEAR.fill(year=row.year)
    state, tone = _state(row)
    over = None if found.overstated is None else hundredths(indicator, found.overstated)
    return TargetPage(
        id=row.pk,
        title=_OF.fill(what=indicator.label.sentence(), office=offices[row.office], year=period),
        lead=_CLAUSE.fill(clause=indicator.clause.title, plan=plan.label),
        crumbs=(
            Crumb(TITLE, reverse("targets:plans")),
            Crumb(plan.label, address(plan.key, row.year or plan.since.year, row.place_code)),
            Crumb(indicator.label.sentence()),
        ),
        state=state.sentence(),
        tone=tone,
        facts=tuple(_facts(row, indicator, offices)),
        values=_values(row, indicator, entries, counted, years),
        overstated=(_MORE if over > 0 else _LESS).fill(by=shown(indicator, abs(over))) if over else None,
        pace=tuple(_pace(indicator, _standing(row, plan, indicator, entries, years))),
        outlook=foreseen([row], years).get(row.pk),
        parts=_parts(actor, row, indicator),
        history=tuple(_told(one, indicator) for one in entries),
        letters=_letters(row, indicator),
        open=open_to(actor, row),
        may_break_down=row.year is not None and actor.office == row.office and actor.may(May.SET_TARGETS)
        and row.office == row.place_code,
        seen=len(entries),
        unit=UNITS.label_of(indicator.unit),
        known={"value": Decimal(row.wanted if row.proposed is None else row.proposed) / 100},
    )  # fmt: skip


def open_to(actor: Actor, row: Target) -> tuple[str, ...]:
    """Give what somebody can do to a target, by the name of the address."""
    if row.issued_on is None:
        return ()
    mine, sets = actor.office == row.office != "", actor.office == row.setter != ""
    answers, may_set = actor.may(May.ANSWER_FOR_TARGETS), actor.may(May.SET_TARGETS)
    offered = (
        ("answer", sets and may_set and row.proposed is not None),
        ("revise", sets and may_set and row.proposed is None),
        ("report", mine and answers),
        ("propose", mine and answers and not sets),
        ("inspect", actor.may(May.INSPECT_TARGETS)),
    )
    return tuple(name for name, holds in offered if holds)


def _state(row: Target) -> tuple[Text, Tone]:
    if row.issued_on is None:
        return _DRAFT, ""
    return (_ASKED, "warn") if row.proposed is not None else (_BINDS, "go")


def _facts(row: Target, indicator: PlanIndicator, offices: dict[str, Text]) -> Iterator[tuple[Text, Text | str]]:
    told: dict[str, Text | str] = {
        "office": offices[row.office],
        "setter": offices[row.setter],
        "due": day(as_target(row).due_on),
        "asked": shown(indicator, row.proposed) if row.proposed is not None else "",
        "reserve": shown(indicator, row.reserve) if row.reserve else "",
        "base": f"{row.base / 100:,.0f}" if row.base and indicator.kind is Kind.SHARE else "",
    }
    return ((_FACTS[key], value) for key, value in told.items() if value)


def _values(
    row: Target, indicator: PlanIndicator, entries: list[TargetEntry], counted: Decimal | None, years: Years
) -> Table:
    last: dict[str, TargetEntry] = {}
    for one in reversed(entries):
        last[{"set": "planned", "accepted": "revised", "revised_on_request": "revised"}.get(one.act, one.act)] = one
    told = {kind: (getattr(row, kind), last.get(kind)) for kind in VALUES if kind != "registered"}
    lines = [
        _registered(row, indicator, counted, years) if kind == "registered" else _given(label, indicator, *told[kind])
        for kind, label in VALUES.items()
    ]
    return Table(_VALUES, _VALUE_COLUMNS, lines)


def _given(label: Text, indicator: PlanIndicator, kept: int | None, entry: TargetEntry | None) -> Row:
    if kept is None or entry is None:
        return Row((label.sentence(), None if kept is None else shown(indicator, kept), _NOBODY, None, None))
    who = shown_name(entry.by_key, entry.by_name)
    return Row((label.sentence(), shown(indicator, kept), who, day(entry.on), entry.source or entry.reason))


def _registered(row: Target, indicator: PlanIndicator, counted: Decimal | None, years: Years) -> Row:
    label = VALUES["registered"].sentence()
    frozen = years.by_year.get(row.year or 0)
    if counted is None:
        return Row((label, None, why_not_registered(row, years) if row.year else _NOBODY, None, None))
    if is_promised(row) or frozen is None:
        when = day(date(row.year or 0, 12, 31))
        return Row((label, shown(indicator, hundredths(indicator, counted)), _PROMISES, when, _VERIFIED))
    source = _SNAPSHOT.fill(year=frozen.year, version=frozen.version, hash=frozen.hash[:8])
    when = day(date(frozen.year, 12, 31))
    return Row((label, shown(indicator, hundredths(indicator, counted)), _REGISTER, when, source))


def _standing(
    row: Target, plan: library.Plan, indicator: PlanIndicator, entries: list[TargetEntry], years: Years
) -> Standing | None:
    goal = exactly(indicator, row.wanted)
    if row.office != row.place_code:
        return None
    if row.year is None:
        counted = {year: years.counted(indicator.counted, year, row.place_code) for year in plan.years}
        return against_plan(plan, indicator, goal, {year: one for year, one in counted.items() if one is not None})
    value, on = registered(row, years), date(row.year, 12, 31)
    if value is None:
        told = next((one for one in entries if one.act in {"inspected", "reported"}), None)
        if told is None or told.value is None:
            return None
        value, on = exactly(indicator, told.value), told.on
    before = years.counted(indicator.counted, row.year - 1, row.place_code)
    if before is None and row.year == plan.since.year and row.place_code == plan.place:
        before = indicator.begins
    return within_year(indicator, row.year, goal, before=before, value=value, on=on, slack=plan.slack)


def _pace(indicator: PlanIndicator, found: Standing | None) -> Iterator[Figure]:
    if found is None:
        return
    stands, label = found.progress, UNITS.label_of(indicator.unit)
    share = indicator.kind is Kind.SHARE
    unit = Unit(label, places=2 if share else 0, factor=100 if share else 1)
    a_day = Unit(label, places=4 if share else 1, factor=100 if share else 1)
    said = _DONE_IS.fill(
        value=shown(indicator, hundredths(indicator, found.value)), on=found.on, where=stands.place.label
    )
    yield Figure(_DONE, stands.done, _PERCENT, said)
    yield Figure(_EXPECTED, stands.expected, unit, _EXPECTED_IS.fill(least=str(unit.show(stands.least))))
    told = _NO_DAY if stands.pace is None else _PACE_IS
    yield Figure(_PACE, stands.pace, a_day, told.fill(planned=str(a_day.show(stands.planned_pace))))


def _parts(actor: Actor, row: Target, indicator: PlanIndicator) -> Table | None:
    if row.year is None or row.office != row.place_code:
        return None
    seen = [part for part in parts_of(row) if part.issued_on is not None or part.setter == actor.office]
    names = office_names([part.office for part in seen])
    lines = []
    for part in seen:
        state, tone = _state(part)
        url = reverse("targets:one", args=[part.pk]) if actor.scope.covers(part.place_code) else ""
        lines.append(
            Row((Cell(names[part.office], url), shown(indicator, part.wanted), Cell(state.sentence(), tone=tone)))
        )
    return Table(_PARTS, _PART_COLUMNS, lines, empty=_NO_PARTS)


def _letters(row: Target, indicator: PlanIndicator) -> Table:
    lines = []
    for line in row.lines.select_related("letter").order_by("-letter__version"):
        state, tone = state_of(line.letter)
        letter = Cell(letter_name(line.letter), reverse("targets:letter", args=[line.letter_id]))
        lines.append(Row((letter, shown(indicator, line.value), Cell(state.sentence(), tone=tone))))
    return Table(_LETTERS, _LETTER_COLUMNS, lines, empty=_NO_LETTERS)


def _told(one: TargetEntry, indicator: PlanIndicator) -> Told:
    facts: tuple[tuple[Text, Text | str], ...] = ()
    if one.value is not None:
        facts = ((Text("Value", "数值"), shown(indicator, one.value)),)
    if one.source:
        facts = (*facts, (Text("Source", "来源"), one.source))
    return Told(ACTS[one.act].sentence(), one.on, shown_name(one.by_key, one.by_name), facts, one.reason)
