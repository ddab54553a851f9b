"""Read objections: those in reach, one with its case, and what whoever filed it may see by its code."""

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Counted, last_day
from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.casework.limits import EXCERPT, MOST_TOGETHER
from huiyin_web.casework.models import Case, Objection, ObjectionState, Outcome
from huiyin_web.casework.pages import ObjectionPage, ObjectionsPage, ReceiptPage
from huiyin_web.casework.permissions import may_answer, may_review
from huiyin_web.casework.queries.stored import cases_in_reach, process_of, whom
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import COUNTED_TO, Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.queries import place_names

_WHOSE = Text("{process}: {name}", "{process}：{name}")
_OBJECTION = Text("This objection", "该异议")
_TRIAGE = "objection_triage_days"
_TURN = 50
_ALIKE = (ObjectionState.FILED, ObjectionState.TRIAGED)
_SAYS = Text("{number}, {whom}: {text}", "{number}，{whom}：{text}")
_OPEN = (ObjectionState.FILED, ObjectionState.TRIAGED, ObjectionState.REVIEW)
CHANNELS: dict[str, Text] = {
    "page": Text("public page", "公示页面"),
    "phone": Text("telephone", "电话"),
    "box": Text("box in the village", "意见箱"),
    "person": Text("in person", "当面反映"),
}
_TITLE = Text("Objections", "异议")
_LEAD = Text(
    "What people object to notices. Each is triaged within two working days; one that states a fact stops the clock.",
    "群众对公示提出的异议。两个工作日内受理；涉及事实的，公示期中止计算。",
)
_WAITING, _ALL = Text("Open", "未办结"), Text("All", "全部")
_SHOWN = Text("{shown} of {total} objections", "共 {total} 件，显示 {shown} 件")
_NONE, _NONE_NEXT = Text("Nobody has objected.", "没有异议。"), Text("", "")
_NUMBERED = Text("Objection {number}", "异议 {number}")
_COLUMNS = (
    Column("objection", Text("Objection", "异议")),
    Column("village", Text("Village", "行政村")),
    Column("case", Text("Case", "事项")),
    Column("filed", Text("Received", "收到日期"), Kind.DAY),
    Column("due", Text("Triage due", "受理期限"), Kind.DAY),
    Column("state", Text("State", "状态"), main=True),
)
_CAME, _DUE, _WHO, _REACH, _CASE, _ANSWERED = (
    Text("Received", "收到"),
    Text("Triage due by", "受理期限"),
    Text("From", "反映人"),
    Text("Contact", "联系方式"),
    Text("Case", "事项"),
    Text("Answered", "答复"),
)
_HOW = Text("{day}, {channel}", "{day}，{channel}")
_UNNAMED = Text("without a name", "匿名")
_FACT, _STATES, _STATES_NOT = (
    Text("States a fact", "是否涉及事实"),
    Text("yes: the clock of the case stands still until it is answered", "是，答复前公示期中止计算"),
    Text("no", "否"),
)
_UNDER_REVIEW = Text("{outcome}; this answer is under review", "{outcome}（该答复复核中）")
_RECEIPT = Text("Objection {code}", "异议 {code}")
_NEXT: dict[ObjectionState, Text] = {
    ObjectionState.FILED: Text("It was received. By {due} the office says whether it checks a fact.",
                               "已收到。有关单位将于 {due} 前判定是否开展核查。"),
    ObjectionState.TRIAGED: Text("It is being checked. The answer will stand on this page.",
                                 "正在核查，答复将公布于本页面。"),
    ObjectionState.ANSWERED: Text("It was answered.", "已答复。"),
    ObjectionState.REVIEW: Text("Another officer reviews the answer below. What they decide will stand on this page.",
                                "以下答复正由其他人员复核，复核结果将公布于本页面。"),
    ObjectionState.REVIEWED: Text("It was reviewed; this answer stands.", "已复核，以本答复为准。"),
}  # fmt: skip


def objections_in_reach(actor: Actor) -> QuerySet[Objection]:
    """Give the objections to cases that somebody reaches."""
    return Objection.objects.filter(case__in=cases_in_reach(actor))


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
        lead=_LEAD,
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


def objection_page(*, actor: Actor, number: int) -> ObjectionPage:
    """Give the page of one objection.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = objection_or_404(actor, number)
    state = ObjectionState(row.state)
    return ObjectionPage(
        id=row.pk,
        title=_NUMBERED.fill(number=row.pk),
        lead=_case_words(row.case),
        tone=state.tone,
        state=state.label.sentence(),
        crumbs=(Crumb(_TITLE, reverse("casework:objections")), Crumb(_NUMBERED.fill(number=row.pk))),
        facts=_facts(row),
        text=_read_by(actor, row.text),
        outcome=_outcome(row, state),
        answer=row.answer,
        review_reason=_read_by(actor, row.review_reason),
        may_triage=state is ObjectionState.FILED and may_answer(actor),
        may_answer=state is ObjectionState.TRIAGED and may_answer(actor),
        may_review=state is ObjectionState.REVIEW and may_review(actor, row.answered_by_key, row.answered_by_office),
        alike=_alike(actor, row) if may_answer(actor) else (),
    )


def _alike(actor: Actor, row: Objection) -> tuple[tuple[int, Text], ...]:
    """Give further objections of the notice that wait for the same triage or answer, each with what it says."""
    if row.notice_id is None or row.state not in _ALIKE:
        return ()
    found = objections_in_reach(actor).filter(notice=row.notice_id, state=row.state).exclude(pk=row.pk)
    return tuple(
        (one.pk, _SAYS.fill(number=one.pk, whom=whom(one.case), text=_excerpt(_read_by(actor, one.text))))
        for one in found.select_related("case").order_by("pk")[:MOST_TOGETHER]
    )


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def _read_by(actor: Actor, text: str) -> str:
    return text if actor.may(May.UNMASK) else masked_within(text)


def receipt_page(row: Objection) -> ReceiptPage:
    """Give what whoever filed an objection sees of it."""
    state = ObjectionState(row.state)
    facts: list[tuple[Text, Text | str]] = [(_CAME, row.filed_on.isoformat())]
    if row.answered_on is not None:
        facts.append((_ANSWERED, row.answered_on.isoformat()))
    return ReceiptPage(
        code=row.code,
        title=_RECEIPT.fill(code=row.code),
        lead=_NEXT[state].fill(due=row.due_on),
        facts=tuple(facts),
        outcome=_outcome(row, state),
        answer=row.answer,
        may_ask_review=state is ObjectionState.ANSWERED and row.outcome == Outcome.REFUSED,
    )


def _outcome(row: Objection, state: ObjectionState) -> Text | None:
    """Say what the answer decided; that it is under review, where it does not stand."""
    if not row.outcome:
        return None
    label = Outcome(row.outcome).label
    return _UNDER_REVIEW.fill(outcome=label) if state is ObjectionState.REVIEW else label


def _facts(row: Objection) -> tuple[tuple[Text, Text | str | Crumb], ...]:
    facts: list[tuple[Text, Text | str | Crumb]] = [
        (_CASE, Crumb(_case_words(row.case), reverse("casework:case", args=[row.case_id]))),
        (_CAME, _HOW.fill(day=row.filed_on, channel=CHANNELS[row.channel])),
        (_WHO, masked(row.name, Mask.NAME) if row.name else _UNNAMED),
        (_DUE, row.due_on.isoformat()),
    ]
    if row.contact:
        facts.append((_REACH, masked(row.contact, Mask.PHONE)))
    if row.states_fact is not None:
        facts.append((_FACT, _STATES if row.states_fact else _STATES_NOT))
    if row.answered_on is not None:
        facts.append((_ANSWERED, _HOW.fill(day=row.answered_on, channel=row.answered_by_name)))
    return tuple(facts)


def _case_words(case: Case) -> Text:
    return _WHOSE.fill(process=process_of(case).label.sentence(), name=whom(case))


def _rows(objections: list[Objection]) -> list[Row]:
    villages = place_names({one.case.village_code for one in objections})
    return [
        Row(
            (
                Cell(_NUMBERED.fill(number=one.pk), reverse("casework:objection", args=[one.pk])),
                villages.get(one.case.village_code, one.case.village_code),
                _case_words(one.case),
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
