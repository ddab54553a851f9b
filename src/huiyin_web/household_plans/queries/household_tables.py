"""The tables of one household's plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from huiyin.followup.household_plans import ANSWERS, State, Step
from huiyin.kernel.text import Text
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.household_plans.models import Declined, Plan, PlanDeed, PlannedMeasure
from huiyin_web.household_plans.queries.families import Known
from huiyin_web.household_plans.queries.stored import DREW
from huiyin_web.household_plans.queries.wording import (
    HELPER,
    TONES,
    batch_of,
    how_much,
    kind_of,
    progress_of,
    said,
)
from huiyin_web.places.offices import office_names

_PROPOSALS = Text("Proposed by causes and labour", "按致贫原因和劳动力提出的建议")
_NOTE = Text(
    "It proposes; the household and its helper decide. Each proposal is answered before the household agrees.",
    "以上为系统建议，由农户和帮扶责任人决定；农户同意前须逐项答复。",
)
_NOTHING = Text(
    "The register holds no reason for help that this household has not got.", "台账中没有需要新增帮扶的理由。"
)
_WHOM = Text("{why} (for {count})", "{why}（{count} 人）")
_IN_PLAN, _OTHERWISE, _NO, _UNANSWERED = (
    Text("planned", "已纳入计划"),
    Text("planned otherwise", "已调整纳入"),
    Text("not planned", "不纳入"),
    Text("not answered", "未答复"),
)
_PLAN_IT, _SAY_NO = Text("Plan it", "纳入计划"), Text("Say why not", "说明不采纳")
_MEASURES = Text("Measures of the plan", "计划措施")
_NO_MEASURE = Text("Nothing is planned for this year yet.", "本年度尚未拟定帮扶计划。")
_CHANGE, _CARRY_OUT, _PROMISE = (
    Text("Change it", "修改"),
    Text("Record what was given", "登记落实"),
    Text("the promise", "查看承诺"),
)
_VERSIONS = Text("Versions and years", "各年各版计划")
_HISTORY = Text("What was done", "办理记录")
_STEP_DREW = Text("drew it up", "拟定")
_STEPS = {
    Step.AGREE.value: Text("recorded that the household agrees", "登记农户同意"),
    Step.APPROVE.value: Text("approved it", "批准"),
    Step.RETURN.value: Text("sent it back", "退回"),
    Step.REVISE.value: Text("began a new version", "拟定新版"),
    Step.DROP.value: Text("dropped it", "放弃"),
    Step.CLOSE.value: Text("closed it", "办结"),
    DREW: _STEP_DREW,
}
_NUMBERED = Text("{year}, version {version}", "{year} 年第 {version} 版")


def proposals_table(
    known: Known, measures: Sequence[PlannedMeasure], declined: Sequence[Declined], *, writes: bool
) -> Table:
    """Give what is proposed with every reason, how it was answered, and where it is answered."""
    no = {one.kind: one for one in declined}
    rows = []
    for one in known.proposals:
        whom = Text.join(one.why, "; ", "；")
        why = _WHOM.fill(why=whom, count=one.people) if one.people else whom
        answer = _answer(one.kind, measures, no.get(one.kind))
        plan = Cell(_PLAN_IT, _plan_url(known.row.pk, one.kind)) if writes else None
        decline = Cell(_SAY_NO, reverse("household_plans:decline", args=[known.row.pk, one.kind])) if writes else None
        is_planned = one.kind in {measure.kind for measure in measures}
        answered = (None, None) if is_planned else (plan, decline)
        rows.append(Row((Cell(kind_of(one.kind), under=batch_of(one.kind)), why, answer, *answered, one.kind)))
    doing = (Column("plan", Text("Plan", "计划")), Column("decline", Text("Or", "或"))) if writes else ()
    columns = (
        Column("kind", Text("Kind of help", "帮扶类别")),
        Column("why", Text("Why", "理由")),
        Column("answer", Text("Answer", "答复"), main=True),
        *doing,
        Column("key", Text("Key", "代码"), filed=True),
    )
    if not writes:
        rows = [Row((*row.cells[:3], row.cells[-1])) for row in rows]
    return Table(_PROPOSALS, columns, rows, note=_NOTE if rows else None, empty=_NOTHING)


def _answer(kind: str, measures: Sequence[PlannedMeasure], no: Declined | None) -> Cell:
    if any(one.kind == kind for one in measures):
        return Cell(_IN_PLAN, tone="good")
    instead = next((one for one in measures if one.instead_of == kind), None)
    if instead is not None:
        return Cell(_OTHERWISE, tone="good", under=kind_of(instead.kind))
    return Cell(_NO, tone="", under=said(no.reason)) if no else Cell(_UNANSWERED, tone="warn")


def _plan_url(household: int, kind: str) -> str:
    return f"{reverse('household_plans:plan_measure', args=[household])}?{urlencode({'kind': kind})}"


def measures_table(plan: Plan | None, measures: Sequence[Any], *, on: date, may_plan: bool, promises: bool) -> Table:
    """Give what a version of a plan holds; with `may_plan`, where a measure is changed or carried out."""
    state = State(plan.state) if plan else None
    in_force = state is State.APPROVED
    names = office_names({one.giver for one in measures if one.giver})
    rows = [
        Row((
            Cell(said(one.what), under=kind_of(one.kind)),
            how_much(one),
            _giver(one, names, promises=promises),
            one.due_on,
            progress_of(one, is_done=one.is_done, in_force=in_force, on=on),
            Cell(ANSWERS.label_of(one.answer), under=said(one.why)),
            *([_doing(one, state)] if may_plan else []),
            batch_of(one.kind),
        ))
        for one in measures
    ]  # fmt: skip
    columns = (
        Column("what", Text("What", "措施")),
        Column("amount", Text("How much", "数量金额")),
        Column("giver", Text("Who gives it", "落实单位（人）")),
        Column("due", Text("Due", "期限"), Kind.DAY),
        Column("state", Text("State", "状态"), main=True),
        Column("answer", Text("As proposed?", "与建议对照")),
        *([Column("do", Text("To do", "办理"))] if may_plan else []),
        Column("batch", Text("Batch", "脱贫路径"), filed=True),
    )
    return Table(_MEASURES, columns, rows, empty=_NO_MEASURE)


def _giver(one: PlannedMeasure, names: dict[str, Text], *, promises: bool) -> Cell:
    if not one.giver:
        return Cell(HELPER)
    url = reverse("commitments:one", args=[one.commitment_id]) if promises and one.commitment_id else ""
    return Cell(names[one.giver], url, under=_PROMISE if url else "")


def _doing(one: Any, state: State | None) -> Cell | None:
    if state is State.DRAFT:
        return Cell(_CHANGE, reverse("household_plans:measure", args=[one.pk]))
    if state is State.APPROVED:
        return Cell(_CARRY_OUT, reverse("household_plans:carry_out", args=[one.pk]))
    return None


def versions_table(versions: Sequence[Plan]) -> Table:
    """Give all versions of all years, the latest first."""
    rows = [
        Row((
            _NUMBERED.fill(year=one.year, version=one.version),
            Cell(State(one.state).label, tone=TONES[State(one.state)]),
            said(one.wish),
            one.agreed_on,
            one.approved_on,
            one.closed_on,
        ))
        for one in versions
    ]  # fmt: skip
    columns = (
        Column("version", Text("Plan", "计划")),
        Column("state", Text("State", "状态"), main=True),
        Column("wish", Text("The family's own wish", "农户本人意愿")),
        Column("agreed_on", Text("Agreed on", "同意日期"), Kind.DAY),
        Column("approved_on", Text("Approved on", "批准日期"), Kind.DAY),
        Column("closed_on", Text("Closed on", "办结日期"), Kind.DAY),
    )
    return Table(_VERSIONS, columns, rows, empty=_NO_MEASURE)


def history_table(versions: Sequence[Plan], deeds: Sequence[PlanDeed]) -> Table:
    """Give what was done to the versions, the latest first."""
    numbered = {one.pk: _NUMBERED.fill(year=one.year, version=one.version) for one in versions}
    rows = [Row((one.on, _STEPS[one.step], numbered[one.plan_id], one.by_name, said(one.reason))) for one in deeds]
    columns = (
        Column("on", Text("Day", "日期"), Kind.DAY),
        Column("step", Text("What", "事项"), main=True),
        Column("version", Text("Plan", "计划")),
        Column("by", Text("By", "办理人")),
        Column("reason", Text("Reason", "理由")),
    )
    return Table(_HISTORY, columns, rows)
