"""The page of one project: its money, its milestones, whom it reached, what has to be asked, what the reader can do."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse

from huiyin.followup.funds import BUILT, CHECKS, FLOWS, State, Step, Told, open_to, signs_of
from huiyin.kernel.text import Text
from huiyin.planning.works import MILESTONES, season_on
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import day
from huiyin_web.evidence.queries import attached_to
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.projects.models import Milestone, Money, Project
from huiyin_web.projects.pages import Asked, ProjectPage
from huiyin_web.projects.permissions import may_step
from huiyin_web.projects.queries.listing import MONEY, MONEY_KEYS
from huiyin_web.projects.queries.reached import households_table
from huiyin_web.projects.queries.stored import as_funded, as_life, project_or_404, standing
from huiyin_web.projects.queries.subject import subject_of
from huiyin_web.projects.queries.wording import TITLE, TONES, named, said


def project_page(*, actor: Actor, number: int, on: date) -> ProjectPage:
    """Give the page of one project.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = project_or_404(actor, number)
    money = list(row.money.order_by("-on", "-pk"))
    laid = list(row.milestones.order_by("pk"))
    state, subject = State(row.state), subject_of(row, actor)
    return ProjectPage(
        id=row.pk,
        title=row.title,
        lead=named(row),
        crumbs=(Crumb(TITLE, reverse("projects:list")), Crumb(row.number)),
        state=state.label.sentence(),
        tone=TONES[state],
        signs=tuple(_asked(told) for told in signs_of(as_funded(row), on)) if state in _FUNDED else (),
        facts=tuple(_facts(row)),
        checks=_checks(row),
        sums=Table(_SUMS, _SUM_COLUMNS, [Row((_TOTAL, *(getattr(row, key) for key in MONEY_KEYS)))]),
        money=_money(money),
        milestones=_milestones(row, laid, on),
        households=households_table(row, actor) if actor.may(May.SEE_HOUSEHOLDS) else None,
        files=attached_to([subject])[subject.key],
        history=_history(row),
        steps=tuple(step for step in open_to(as_life(row, actor), actor.office) if may_step(actor, step, row)),
        seen=row.steps,
        entries=tuple((str(one.pk), _entry(one)) for one in standing(money)),
        open_milestones=tuple((one.key, MILESTONES.label_of(one.key).sentence()) for one in laid if not one.reached_on),
    )


def _asked(told: Told) -> Asked:
    used = told.parameter
    words = (
        _PARAMETER.fill(label=used.label.sentence(), value=f"{used.value:g}", unit=used.unit, source=used.source.title)
        if used
        else None
    )
    return Asked(told.sign.label.sentence(), "bad" if told.sign.is_wrong else "warn", told.words, words)


def _facts(row: Project) -> Iterator[tuple[Text, Text | str | Crumb]]:
    offices = office_names({row.owner, row.proposer, row.approver} - {""})
    place = place_names([row.place_code]).get(row.place_code, row.place_code)
    yield _PLACE, Crumb(place, reverse("overview:place", args=[row.place_code]))
    yield _OWNER, offices[row.owner]
    if row.proposer:
        yield _PROPOSER, offices[row.proposer]
    if row.approver:
        yield _APPROVER, offices[row.approver]
    yield _DAYS, _FROM_TO.fill(begins=row.begins_on, due=row.due_on)


def _checks(row: Project) -> Table:
    latest = {one.check_key: one for one in row.answers.order_by("pk")}
    offices = office_names({one.authority for one in latest.values()})
    rows = []
    for code in CHECKS.codes:
        found = latest.get(code.key)
        state = Cell(_UNANSWERED, tone="warn")
        if found is not None:
            state = Cell(_CLEAR, tone="good") if found.is_clear else Cell(_AGAINST, tone="bad")
        told = (offices[found.authority], found.on, found.document) if found else ("", None, "")
        rows.append(Row((code.label.sentence(), state, *told)))
    return Table(_CHECKS, _CHECK_COLUMNS, rows)


def _money(money: Sequence[Money]) -> Table:
    offices = office_names({one.office for one in money} - {""})
    gone = {one.reverses_id for one in money if one.reverses_id is not None}
    rows = []
    for one in money:
        state: Cell | str = ""
        if one.reverses_id is not None:
            state = Cell(_REVERSAL, tone="warn")
        elif one.pk in gone:
            state = Cell(_REVERSED, tone="warn")
        rows.append(
            Row(
                (
                    Cell(FLOWS.label_of(one.flow).sentence(), under=one.reason), one.on, one.fen, one.document,
                    Cell(shown_name(one.by_key, one.by_name), under=offices.get(one.office, "")), state,
                )
            )
        )  # fmt: skip
    return Table(_MONEY, _MONEY_COLUMNS, rows, empty=_NO_MONEY)


def _milestones(row: Project, laid: Sequence[Milestone], on: date) -> Table:
    rows = []
    for one in laid:
        late = ((one.reached_on or on) - one.planned_on).days
        state = Cell(_REACHED, tone="good") if one.reached_on else Cell(_OPEN, tone="")
        if late > 0:
            words = _LATE if one.reached_on else _MISSED
            state = Cell(words.fill(days=late), tone="warn" if one.reached_on else "bad")
        rows.append(Row((MILESTONES.label_of(one.key).sentence(), one.planned_on, one.reached_on, state)))
    return Table(_MILESTONES, _MILESTONE_COLUMNS, rows, note=_season(row))


def _season(row: Project) -> Text:
    if row.kind not in BUILT:
        return _NO_SEASON
    season = season_on(row.begins_on)
    return _SEASON.fill(first=season.first, last=season.last)


def _history(row: Project) -> Table:
    deeds = list(row.deeds.order_by("pk"))
    offices = office_names({one.office for one in deeds} - {""})
    rows = [
        Row(
            (
                Cell(_PROPOSED if one.step == "proposed" else Step(one.step).label.sentence(), under=one.reason),
                one.on, Cell(shown_name(one.by_key, one.by_name), under=offices.get(one.office, "")),
            )
        )
        for one in deeds
    ]  # fmt: skip
    return Table(_HISTORY, _HISTORY_COLUMNS, rows)


def _entry(one: Money) -> Text:
    return _ENTRY.fill(flow=FLOWS.label_of(one.flow), on=day(one.on), amount=said(one.fen), document=one.document)


_FUNDED = frozenset({State.APPROVED, State.CLOSED})
_SUMS, _TOTAL = Text("Money", "资金"), Text("Together", "合计")
_SUM_COLUMNS = (Column("sum", Text("Sums", "各环节")), *MONEY)
_PARAMETER = Text("{label}: {value} {unit}. {source}.", "{label}：{value} {unit}。{source}。")
_PLACE, _OWNER = Text("Place", "地区"), Text("Carried out by", "实施单位")
_PROPOSER, _APPROVER = Text("Proposed by", "申报单位"), Text("Decided by", "审批单位")
_DAYS, _FROM_TO = Text("From when to when", "起止日期"), Text("{begins} to {due}", "{begins} 至 {due}")
_CHECKS = Text("Checks of the land", "用地审查")
_UNANSWERED, _CLEAR, _AGAINST = (
    Text("not answered", "未审查"),
    Text("clear", "通过"),
    Text("stands against it", "不通过"),
)
_CHECK_COLUMNS = (
    Column("check", Text("Check", "审查事项")),
    Column("found", Text("Found", "结论"), main=True),
    Column("authority", Text("By whom", "审查单位")),
    Column("on", Text("On", "日期"), Kind.DAY),
    Column("document", Text("Document number", "文号")),
)
_MONEY, _NO_MONEY = Text("Entries of money", "资金记录"), Text("No money was entered yet.", "尚无资金记录。")
_MONEY_COLUMNS = (
    Column("flow", Text("Entry", "环节")),
    Column("on", Text("On", "日期"), Kind.DAY),
    Column("fen", Text("Amount", "金额"), Kind.MONEY, main=True),
    Column("document", Text("Document number", "文号")),
    Column("by", Text("Entered by", "登记人")),
    Column("state", Text("State", "状态")),
)
_REVERSAL, _REVERSED = Text("reversal", "冲销"), Text("reversed", "已冲销")
_ENTRY = Text("{flow}, {on}, {amount} yuan, {document}", "{flow}，{on}，{amount} 元，{document}")
_MILESTONES = Text("Milestones", "节点")
_SEASON = Text(
    "Works are planned along the building season, months {first} to {last} by the policy of the day on which they "
    "begin.",
    "工程节点按施工期（{first} 月至 {last} 月，以开工日适用政策为准）安排。",
)
_NO_SEASON = Text("Nothing is built here: no building season.", "非工程项目，不受施工期限制。")
_MILESTONE_COLUMNS = (
    Column("milestone", Text("Milestone", "节点")),
    Column("planned", Text("Planned", "计划"), Kind.DAY),
    Column("reached", Text("Reached", "完成"), Kind.DAY, main=True),
    Column("state", Text("State", "状态")),
)
_REACHED, _OPEN = Text("reached", "已完成"), Text("open", "未完成")
_LATE, _MISSED = Text("{days} days late", "迟 {days} 天"), Text("missed by {days} days", "已逾期 {days} 天")
_HISTORY, _PROPOSED = Text("Decisions", "办理记录"), Text("Proposed", "申报")
_HISTORY_COLUMNS = (
    Column("what", Text("What", "事项")),
    Column("on", Text("On", "日期"), Kind.DAY, main=True),
    Column("by", Text("By whom", "办理人")),
)
