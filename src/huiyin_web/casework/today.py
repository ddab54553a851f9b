"""What waits for somebody in casework: cases at their office's step, and objections to triage, answer or review."""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.access.request import actor_from
from huiyin_web.casework.models import Objection, ObjectionState
from huiyin_web.casework.permissions import may_answer, may_take, office_of
from huiyin_web.casework.queries.drafts import DRAFT, application_drafts
from huiyin_web.casework.queries.objections import NUMBERED, case_words, objections_in_reach, reviewed_by
from huiyin_web.casework.queries.stored import cases_in_reach, process_of, state_words, whom
from huiyin_web.casework.queries.waiting import ready
from huiyin_web.core.clock import today
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.core.today import Item
from huiyin_web.places.queries import place_names

_SHOWN = 5
_CASE = Text("{process}: {name}", "{process}：{name}")
_APPLICATION = Text("Application: {name}", "申请：{name}")
_IS_OPEN, _WAITS = Text("The window is open: begin it", "窗口已开放，请立项"), Text("waits", "待立项")
_KEPT, _IS_DRAFT = Text("Kept at {at}; only you see it.", "保存于 {at}，仅您本人可见。"), Text("draft", "草稿")
_WHERE = Text("{village}, {case}", "{village}，{case}")
_DUE = (ObjectionState.FILED, ObjectionState.REVIEW)


def waiting(request: HttpRequest) -> Iterable[Item]:
    """Give a handful of each: the cases that wait longest for somebody's office, the objections due soonest."""
    actor = actor_from(request)
    return [*_objections(actor), *_waiting(actor), *_cases(actor)] if office_of(actor) else []


def drafts(request: HttpRequest) -> Iterator[Item]:
    """Give the application that somebody has begun to write and not handed in."""
    actor = actor_from(request)
    for draft in application_drafts(actor) if may_take(actor, policy.Office.VILLAGE) else ():
        yield Item(
            what=DRAFT, url=reverse("casework:apply"), under=_KEPT.fill(at=moment(draft.kept_at)), state=_IS_DRAFT,
            tone="warn",
        )  # fmt: skip


def _cases(actor: Actor) -> Iterator[Item]:
    office = office_of(actor)
    waits = Q(pk__in=())
    for pack in policy.shipped_packs():
        for process in pack.processes.values():
            ordinary = {state: next(iter(process.following(state)), None) for state in process.states}
            states = [state for state, step in ordinary.items() if step is not None and step.office is office]
            waits |= Q(process=process.key, pack=pack.key, state__in=states)
    for case in cases_in_reach(actor).filter(waits, is_over=False).order_by("changed_on", "pk")[:_SHOWN]:
        process = process_of(case)
        yield Item(
            what=_CASE.fill(process=process.label.sentence(), name=whom(case)),
            url=reverse("casework:case", args=[case.pk]),
            under=process.following(case.state)[0].label.sentence(),
            state=state_words(process, case.state),
            tone="go",
        )


def _waiting(actor: Actor) -> Iterator[Item]:
    if may_take(actor, policy.Office.VILLAGE):
        for row in ready(actor, today(), _SHOWN):
            name = masked(row.head_name, Mask.NAME)
            yield Item(
                what=_APPLICATION.fill(name=name), url=reverse("casework:waiting"), under=_IS_OPEN, state=_WAITS,
                tone="warn",
            )  # fmt: skip


def _objections(actor: Actor) -> Iterator[Item]:
    if not may_answer(actor):
        return
    waits = Q(state__in=(ObjectionState.FILED, ObjectionState.TRIAGED)) | reviewed_by(actor)
    found = list(objections_in_reach(actor).filter(waits).select_related("case").order_by("due_on", "pk")[:_SHOWN])
    villages = place_names({one.case.village_code for one in found})
    for one in found:
        code = one.case.village_code
        yield _objection(one, villages.get(code, Text(code, code)))


def _objection(one: Objection, village: Text) -> Item:
    state = ObjectionState(one.state)
    return Item(
        what=NUMBERED.fill(number=one.pk),
        url=reverse("casework:objection", args=[one.pk]),
        under=_WHERE.fill(village=village, case=case_words(one.case)),
        state=state.label,
        tone=state.tone,
        due=one.due_on if state in _DUE else None,
    )
