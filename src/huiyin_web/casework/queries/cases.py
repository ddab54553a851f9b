"""Read the cases in reach: how many stand where, and one turn of the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Office, Process, Step, Subject
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.casework.models import Case
from huiyin_web.casework.pages import CasesPage
from huiyin_web.casework.permissions import may_take
from huiyin_web.casework.queries.drafts import DRAFT, application_drafts
from huiyin_web.casework.queries.stored import cases_in_reach, office_words, process_of, state_words
from huiyin_web.core.parts import COUNTED_TO, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names

_TURN = 50
_TITLE = Text("Cases", "事项办理")
_LEAD = Text(
    "Every household's way through identification, exit, monitoring and removal: who is to act, and since when.",
    "每户识别、退出、监测和清退的办理过程：由谁办理、自何时起等待。",
)
_STAGES = Text("Where they stand", "办理进度")
_CASES = Text("Cases", "事项")
_NO_CASES = Text("No case stands here.", "暂无事项。")
_BEGIN = Text("A case begins on the page of a household, or with an application.", "在农户页面立项，或受理农户申请。")
_STAGE_COLUMNS = (
    Column("state", Text("State", "状态")),
    Column("office", Text("Acts next", "下一步办理单位")),
    Column("step", Text("Next step", "下一步骤")),
    Column("count", Text("Cases", "事项数"), Kind.NUMBER, main=True),
)
_CASE_COLUMNS = (
    Column("case", Text("Case", "事项")),
    Column("number", Text("Number", "编号"), Kind.NUMBER),
    Column("village", Text("Village", "行政村")),
    Column("state", Text("State", "状态"), main=True),
    Column("office", Text("Who acts", "办理单位")),
    Column("since", Text("Since", "自"), Kind.DAY),
)
_NOBODY = Text("--", "--")
_SHOWN = Text("{shown} of {total} cases", "共 {total} 件，显示 {shown} 件")


@dataclass(frozen=True, slots=True)
class AskedCases:
    """Which cases: of a process, in a state, after one of them; without a state, those that are open."""

    process: str = ""
    state: str = ""
    after: int | None = None


def cases_page(*, actor: Actor, asked: AskedCases) -> CasesPage:
    """Give the page of cases.

    Raises:
        NotAllowedError: their role sees no households.
    """
    reached = cases_in_reach(actor)
    open_counts = dict(reached.filter(is_over=False).values_list("process").annotate(n=Count("pk")))
    known = _processes()
    process = known.get(asked.process) or known[next((key for key in known if open_counts.get(key)), "exit")]
    mine = reached.filter(process=process.key)
    found = mine.filter(state=asked.state) if asked.state else mine.filter(is_over=False)
    table, pager = _turn(found, asked, process)
    return CasesPage(
        title=_TITLE,
        lead=_LEAD,
        tabs=tuple(
            Tab(one.label.sentence(), _address(one.key), one is process, open_counts.get(key, 0))
            for key, one in known.items()
        ),
        stages=_stages(process, dict(mine.values_list("state").annotate(n=Count("pk")))),
        cases=table,
        pager=pager,
        may_apply=may_take(actor, Office.VILLAGE),
        draft=DRAFT if may_take(actor, Office.VILLAGE) and application_drafts(actor).exists() else None,
    )


def _processes() -> dict[str, Process]:
    """Give every process that any pack has, its latest wording."""
    return {key: one for pack in policy.shipped_packs() for key, one in pack.processes.items()}


def _stages(process: Process, counts: dict[str, int]) -> Table:
    rows = []
    for state, label in process.states.items():
        following = process.following(state)
        count = counts.get(state, 0)
        rows.append(
            Row(
                (
                    Cell(label.sentence(), _address(process.key, state) if count else ""),
                    _who(following),
                    Text.join(step.label for step in following) if following else _NOBODY,
                    count,
                )
            )
        )
    return Table(_STAGES, _STAGE_COLUMNS, rows)


def _turn(found: QuerySet[Case], asked: AskedCases, process: Process) -> tuple[Table, Pager]:
    """Give one turn of the list, by the day since which a case waits, then by number."""
    last = found.filter(pk=asked.after).values_list("changed_on", "pk").first() if asked.after else None
    following = found.filter(Q(changed_on__gt=last[0]) | Q(changed_on=last[0], pk__gt=last[1])) if last else found
    rows = list(following.order_by("changed_on", "pk")[: _TURN + 1])
    shown, more = rows[:_TURN], len(rows) > _TURN
    total = found[: COUNTED_TO + 1].count()
    words = _SHOWN.fill(shown=len(shown), total=total if total <= COUNTED_TO else f"{COUNTED_TO}+")
    pager = Pager(
        words,
        next=_address(process.key, asked.state, shown[-1].pk) if more else "",
        first=_address(process.key, asked.state) if last else "",
    )
    return Table(_CASES, _CASE_COLUMNS, case_rows(shown), empty=_NO_CASES, empty_next=_BEGIN), pager


def case_rows(cases: Sequence[Case]) -> list[Row]:
    """Give cases as rows: whom, where, in which state, who acts, since when."""
    villages = place_names({case.village_code for case in cases})
    rows = []
    for case in cases:
        process = process_of(case)
        following = process.following(case.state)
        rows.append(
            Row(
                (
                    Cell(
                        masked(case.head_name, Mask.NAME)
                        if process.subject is Subject.HOUSEHOLD
                        else villages.get(case.village_code, case.head_name),
                        reverse("casework:case", args=[case.pk]),
                    ),
                    case.pk,
                    villages.get(case.village_code, case.village_code),
                    state_words(process, case.state).sentence(),
                    _who(following),
                    case.changed_on,
                )
            )
        )
    return rows


def _who(following: Sequence[Step]) -> Text:
    """Say which offices act next, that of the ordinary step first."""
    offices = {step.office: office_words(step) for step in following}
    return Text.join(offices.values()) if offices else _NOBODY


def _address(process: str, state: str = "", after: int | None = None) -> str:
    asked = {"process": process, "state": state, "after": after}
    return f"{reverse('casework:cases')}?{urlencode({key: value for key, value in asked.items() if value})}"
