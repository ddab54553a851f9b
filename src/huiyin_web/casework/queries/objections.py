"""Read objections: those in reach, the one of a receipt, and when one is due."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Counted, Office, last_day
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.casework.models import Case, Objection, ObjectionState
from huiyin_web.casework.pages import ObjectionsPage
from huiyin_web.casework.permissions import office_of
from huiyin_web.casework.queries.stored import cases_in_reach, process_of, whom_each
from huiyin_web.core.clock import today
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import COUNTED_TO, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names

_WHOSE = Text("{process}: {name}", "{process}：{name}")
_OBJECTION = Text("This objection", "该异议")
_TRIAGE = "objection_triage_days"
_TURN = 50
_OPEN = (ObjectionState.FILED, ObjectionState.TRIAGED, ObjectionState.REVIEW)
_TITLE = Text("Objections", "异议")
_LEAD = Text(
    "What people object to notices. Each is triaged within {days} working days; one that states a fact stops the "
    "clock.",
    "群众对公示提出的异议。{days} 个工作日内受理；涉及事实的，公示期中止计算。",
)
_WAITING, _ALL = Text("Open", "未办结"), Text("All", "全部")
_SHOWN = Text("{shown} of {total} objections", "共 {total} 件，显示 {shown} 件")
_NONE, _NONE_NEXT = Text("Nobody has objected.", "没有异议。"), Text("", "")
NUMBERED = Text("Objection {number}", "异议 {number}")
_COLUMNS = (
    Column("objection", Text("Objection", "异议")),
    Column("village", Text("Village", "行政村")),
    Column("case", Text("Case", "事项")),
    Column("filed", Text("Received", "收到日期"), Kind.DAY),
    Column("due", Text("Triage or review due", "受理（复核）期限"), Kind.DAY),
    Column("state", Text("State", "状态"), main=True),
)


def objections_in_reach(actor: Actor) -> QuerySet[Objection]:
    """Give the objections to cases that somebody reaches."""
    return Objection.objects.filter(case__in=cases_in_reach(actor))


def reviewed_by(actor: Actor) -> Q:
    """Give which objections somebody may review, as `permissions.may_review` says it of one."""
    found = Q(state=ObjectionState.REVIEW) & ~Q(answered_by_key__in=one_with(actor))
    above = actor.role is None or office_of(actor) is Office.COUNTY
    return found if above else found & ~Q(answered_by_office=Office.COUNTY)


def objection_or_404(actor: Actor, number: int, *, lock: bool = False) -> Objection:
    """Give one objection in reach.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    reached = objections_in_reach(actor)
    found = (reached.select_for_update() if lock else reached).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=_OBJECTION)
    return found


def objection_coded(code: str, *, lock: bool = False) -> Objection:
    """Give the objection that a receipt names.

    Raises:
        NotFoundError: there is none.
    """
    every = Objection.objects.select_for_update() if lock else Objection.objects
    found = every.filter(code=code).first()
    if found is None:
        raise NotFoundError(what=_OBJECTION)
    return found


def triage_due(case: Case, filed_on: date) -> date:
    """Give the day by which an objection filed on a day is triaged."""
    days = policy.at(filed_on, case.pack).value(_TRIAGE)
    return last_day(filed_on, int(days.value), Counted.WORKING)


def objections_page(*, actor: Actor, every: bool, after: int | None) -> ObjectionsPage:
    """Give the page of objections: the open ones, the soonest due first, or all of them.

    Raises:
        NotAllowedError: their role sees no households.
    """
    reached = objections_in_reach(actor)
    waiting = reached.filter(state__in=_OPEN)
    found = reached if every else waiting
    last = found.filter(pk=after).values_list("due_on", "pk").first() if after else None
    following = found.filter(Q(due_on__gt=last[0]) | Q(due_on=last[0], pk__gt=last[1])) if last else found
    rows = list(following.select_related("case").order_by("due_on", "pk")[: _TURN + 1])
    shown = rows[:_TURN]
    total = found[: COUNTED_TO + 1].count()
    return ObjectionsPage(
        title=_TITLE,
        lead=_LEAD.fill(days=int(policy.at(today()).value(_TRIAGE).value)),
        tabs=(
            Tab(_WAITING, _address(), not every, waiting.count()),
            Tab(_ALL, _address(every=True), every),
        ),
        objections=Table(_TITLE, _COLUMNS, _rows(shown), empty=_NONE, empty_next=_NONE_NEXT),
        pager=Pager(
            _SHOWN.fill(shown=len(shown), total=total),
            next=_address(every=every, after=shown[-1].pk) if len(rows) > _TURN else "",
            first=_address(every=every) if last else "",
        ),
    )


def case_words(case: Case) -> Text:
    """Say which case it is: its process and whose, the head's name masked."""
    return cases_words([case])[case.pk]


def cases_words(cases: Collection[Case]) -> dict[int, Text]:
    """Say which case each is, by its number."""
    whose = whom_each(cases)
    return {one.pk: _WHOSE.fill(process=process_of(one).label.sentence(), name=whose[one.pk]) for one in cases}


def _rows(objections: list[Objection]) -> list[Row]:
    villages = place_names({one.case.village_code for one in objections})
    cases = cases_words([one.case for one in objections])
    return [
        Row(
            (
                Cell(NUMBERED.fill(number=one.pk), reverse("casework:objection", args=[one.pk])),
                villages.get(one.case.village_code, one.case.village_code),
                cases[one.case_id],
                one.filed_on,
                one.due_on,
                Cell(ObjectionState(one.state).label.sentence(), tone=ObjectionState(one.state).tone),
            )
        )
        for one in objections
    ]


def _address(*, every: bool = False, after: int | None = None) -> str:
    asked = {"every": "1" if every else "", "after": after or ""}
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse('casework:objections')}{'?' if query else ''}{query}"
