"""Read one objection: with its case and its answers for the office, and what whoever filed it sees by its code."""

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.policy import Office
from huiyin.records.fields import Mask
from huiyin.records.masking import masked, masked_within
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.roles import May
from huiyin_web.casework.limits import EXCERPT, MOST_TOGETHER
from huiyin_web.casework.models import Objection, ObjectionState, Outcome
from huiyin_web.casework.pages import Answer, ObjectionPage, ReceiptPage
from huiyin_web.casework.permissions import may_answer, may_review
from huiyin_web.casework.queries.objections import NUMBERED, case_words, objection_or_404, objections_in_reach
from huiyin_web.casework.queries.stored import OFFICES, whom_each
from huiyin_web.core.parts import Crumb

_TITLE = Text("Objections", "异议")
_ALIKE = (ObjectionState.FILED, ObjectionState.TRIAGED)
_SAYS = Text("{number}, {whom}: {text}", "{number}，{whom}：{text}")
CHANNELS: dict[str, Text] = {
    "page": Text("public page", "公示页面"),
    "phone": Text("telephone", "电话"),
    "box": Text("box in the village", "意见箱"),
    "person": Text("in person", "当面反映"),
}
_CAME, _DUE, _WHO, _REACH, _CASE = (
    Text("Received", "收到"),
    Text("Triage or review due by", "受理（复核）期限"),
    Text("From", "反映人"),
    Text("Contact", "联系方式"),
    Text("Case", "事项"),
)
_HOW = Text("{day}, {channel}", "{day}，{channel}")
_UNNAMED = Text("without a name", "匿名")
_FACT, _STATES, _STATES_NOT = (
    Text("States a fact", "是否涉及事实"),
    Text("yes: the clock of the case stands still until it is answered", "是，答复前公示期中止计算"),
    Text("no", "否"),
)
_ANSWER, _REVIEW = Text("Answer: {outcome}", "答复：{outcome}"), Text("Review: {outcome}", "复核：{outcome}")
_UNDER_REVIEW = Text("{outcome}; this answer is under review", "{outcome}（该答复复核中）")
_NOT_KEPT = Text("The words of this answer were not kept.", "未留存该答复原文。")
_RECEIPT = Text("Objection {code}", "异议 {code}")
_NEXT: dict[ObjectionState, Text] = {
    ObjectionState.FILED: Text("It was received. By {due} the office says whether it checks a fact.",
                               "已收到。有关单位将于 {due} 前判定是否开展核查。"),
    ObjectionState.TRIAGED: Text("It is being checked. The answer will stand on this page.",
                                 "正在核查，答复将公布于本页面。"),
    ObjectionState.ANSWERED: Text("It was answered.", "已答复。"),
    ObjectionState.REVIEW: Text("Another officer reviews the answer below. What they decide will stand on this page.",
                                "以下答复正由其他人员复核，复核结果将公布于本页面。"),
    ObjectionState.REVIEWED: Text("It was reviewed; the answer of the review stands.", "已复核，以复核答复为准。"),
}  # fmt: skip


def objection_page(*, actor: Actor, number: int) -> ObjectionPage:
    """Give the page of one objection; its words only for those who triage, answer or review.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = objection_or_404(actor, number)
    state = ObjectionState(row.state)
    works = may_answer(actor)
    return ObjectionPage(
        id=row.pk,
        title=NUMBERED.fill(number=row.pk),
        lead=case_words(row.case),
        tone=state.tone,
        state=state.label.sentence(),
        crumbs=(Crumb(_TITLE, reverse("casework:objections")), Crumb(NUMBERED.fill(number=row.pk))),
        facts=_facts(row, whole=works),
        is_read=works,
        text=_read_by(actor, row.text) if works else "",
        answers=_answers(row, named=True, whole=works),
        review_reason=_read_by(actor, row.review_reason) if works else "",
        may_triage=state is ObjectionState.FILED and works,
        may_answer=state is ObjectionState.TRIAGED and works,
        may_review=state is ObjectionState.REVIEW and may_review(actor, row.answered_by_key, row.answered_by_office),
        alike=_alike(actor, row) if works else (),
    )


def receipt_page(row: Objection) -> ReceiptPage:
    """Give what whoever filed an objection sees of it."""
    state = ObjectionState(row.state)
    return ReceiptPage(
        code=row.code,
        title=_RECEIPT.fill(code=row.code),
        lead=_NEXT[state].fill(due=row.due_on),
        facts=((_CAME, row.filed_on.isoformat()),),
        answers=_answers(row, named=False, whole=True),
        may_ask_review=state is ObjectionState.ANSWERED and row.outcome == Outcome.REFUSED,
    )


def _alike(actor: Actor, row: Objection) -> tuple[tuple[int, Text], ...]:
    """Give further objections of the notice that wait for the same triage or answer, each with what it says."""
    if row.notice_id is None or row.state not in _ALIKE:
        return ()
    others = objections_in_reach(actor).filter(notice=row.notice_id, state=row.state).exclude(pk=row.pk)
    found = list(others.select_related("case").order_by("pk")[:MOST_TOGETHER])
    whose = whom_each([one.case for one in found])
    return tuple(
        (one.pk, _SAYS.fill(number=one.pk, whom=whose[one.case_id], text=_excerpt(_read_by(actor, one.text))))
        for one in found
    )


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"


def _read_by(actor: Actor, text: str) -> str:
    return text if actor.may(May.UNMASK) else masked_within(text)


def _answers(row: Objection, *, named: bool, whole: bool) -> tuple[Answer, ...]:
    """Give the first answer and that of the review; by whom to the office, by which office to whoever objected."""
    answers = []
    if row.outcome:
        label = Outcome(row.outcome).label
        outcome = _UNDER_REVIEW.fill(outcome=label) if row.state == ObjectionState.REVIEW else label
        by = shown_name(row.answered_by_key, row.answered_by_name) if named else _office(row.answered_by_office)
        said = row.answer or _NOT_KEPT
        answers.append(Answer(_ANSWER.fill(outcome=outcome), said if whole else "", row.answered_on, by))
    if row.review_outcome:
        by = shown_name(row.reviewed_by_key, row.reviewed_by_name) if named else _office(row.reviewed_by_office)
        heading = _REVIEW.fill(outcome=Outcome(row.review_outcome).label)
        answers.append(Answer(heading, row.review_answer if whole else "", row.reviewed_on, by))
    return tuple(answers)


def _office(office: str) -> Text | str:
    return OFFICES[Office(office)] if office else ""


def _facts(row: Objection, *, whole: bool) -> tuple[tuple[Text, Text | str | Crumb], ...]:
    facts: list[tuple[Text, Text | str | Crumb]] = [
        (_CASE, Crumb(case_words(row.case), reverse("casework:case", args=[row.case_id]))),
        (_CAME, _HOW.fill(day=row.filed_on, channel=CHANNELS[row.channel])),
        (_DUE, row.due_on.isoformat()),
    ]
    if whole:
        facts.append((_WHO, masked(row.name, Mask.NAME) if row.name else _UNNAMED))
    if whole and row.contact:
        facts.append((_REACH, masked(row.contact, Mask.PHONE)))
    if row.states_fact is not None:
        facts.append((_FACT, _STATES if row.states_fact else _STATES_NOT))
    return tuple(facts)
