"""The page of one document."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from huiyin.followup import issuing
from huiyin.followup.issuing import ACTS, AGREES, KINDS, STANCES, TAKEN_UP, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.citations import citing
from huiyin_web.access.roles import May
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.language import current_language
from huiyin_web.core.parts import Crumb
from huiyin_web.core.templatetags.wording import day
from huiyin_web.evidence.queries import attached_to
from huiyin_web.evidence.subjects import Subject
from huiyin_web.leadership.models import Document, DocumentEntry, Meeting, Opinion
from huiyin_web.leadership.pages.documents import DocumentPage, DoneLine, OpinionLine, Step
from huiyin_web.leadership.pages.meetings import WritePage
from huiyin_web.leadership.permissions import holds, meetings_of
from huiyin_web.leadership.queries.documents import as_document, hand_of, last_version, opinions_of
from huiyin_web.leadership.queries.library import TITLE, TONES
from huiyin_web.leadership.queries.meeting import group_name
from huiyin_web.leadership.queries.stored import document_or_404, said
from huiyin_web.places.offices import office_names, offices_within

KIND = "document"
_NEW = Text("Draft a document", "起草文件")
_NEW_LEAD = Text(
    "Of the {group}. Begin each clause with its number, so that targets and decisions can cite it.",
    "{group}。每条以编号开头，便于目标和决定引用。",
)
_BINDS = Text("{kind}. In force since {day}.", "{kind}。自 {day} 起有效。")
_WILL = Text("{kind}. Issued; in force from {day}.", "{kind}。已印发，自 {day} 起有效。")
_NOT = Text("{kind}. Binds nobody: only what is issued does.", "{kind}。尚无约束力：仅已印发的文件有约束力。")
_ENDED = Text("{kind}. No longer in force: another took its place on {day}.", "{kind}。已失效：{day} 起被新文件替代。")
_LIFE = (State.DRAFT, State.CONSULTED, State.APPROVED, State.REVISED, State.ISSUED, State.SUPERSEDED)
_FACTS = {
    "group": Text("Leading group", "领导小组"),
    "number": Text("Number", "文号"),
    "effective": Text("In force from", "生效日期"),
    "ended": Text("Until", "失效日期"),
    "successor": Text("What took its place", "替代文件"),
    "predecessor": Text("Takes the place of", "所替代文件"),
    "conditions": Text("To be revised before it is issued", "印发前须修改"),
}
_VERSION = Text("version {serial} of {day}", "第 {serial} 稿，{day}")
_NO_VERSION = Text("nothing is written yet", "尚无文稿")
_WAITS = Text("no answer yet, asked until {day}", "尚未反馈，截止 {day}")
_SILENT = Text("did not answer by {day}", "截至 {day} 未反馈")
_TOLD = Text("{day}, {name}", "{day}，{name}")
_SHOWS = {
    "document": Text("the document as it was signed", "签发件"),
    "opinion": Text("an opinion that was received", "反馈意见"),
    "other": Text("other", "其他"),
}
_TAKES_BACK = Text("somebody of the office that keeps the document", "保管该文件的机构人员")
_FILES = Text("Document: {title}", "文件：{title}")
_ONE = Text("This document", "该文件")


def document_page(*, actor: Actor, number: int, on: date) -> DocumentPage:
    """Give the page of one document.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    row = document_or_404(actor, number)
    document, version, opinions = as_document(row), last_version(row), opinions_of(row)
    names = office_names({one.office for one in opinions})
    open_to = tuple(
        act for act in issuing.open_to(document, hand=hand_of(actor, row), on=on) if act.by is not issuing.Part.MEETING
    )
    subject, keeps = _subject(actor, row), holds(actor, row.group)
    language = current_language()
    return DocumentPage(
        id=row.pk,
        title=said(row.title, row.title_en),
        lead=_lead(row, document, on),
        crumbs=(Crumb(TITLE, reverse("leadership:documents")), Crumb(said(row.title, row.title_en))),
        state=document.state.label.sentence(),
        tone=TONES.get(document.state, ""),
        life=_life(row),
        facts=tuple(_facts(row)),
        clauses=tuple((one.number, one.text) for one in version.clauses.order_by("pk")) if version else (),
        version=_VERSION.fill(serial=version.serial, day=day(version.at)) if version else _NO_VERSION,
        opinions=tuple(_opinion(one, names, on) for one in opinions) if keeps or _asked(actor, opinions) else (),
        history=tuple(_history(actor, row)),
        citing=citing(actor, f"{row.pk}:"),
        attached=attached_to([subject])[subject.key],
        open=open_to,
        seen=row.acts,
        others=_others(row) if any(act.key == "supersede" for act in open_to) else (),
        unanswered=tuple((one.office, names[one.office]) for one in opinions if one.stance and not one.taken_up),
        text=version.words if version else "",
        offices=tuple(name.say(language) for name in offices_within(actor.scope).values()) if keeps else (),
    )


def draft_page(*, actor: Actor) -> WritePage:
    """Give the page on which a document is begun.

    Raises:
        NotAllowedError: their role keeps none.
    """
    actor.need(May.HOLD_MEETINGS)
    lead = _NEW_LEAD.fill(group=group_name(actor.place_code))
    return WritePage(_NEW, lead, (Crumb(TITLE, reverse("leadership:documents")), Crumb(_NEW)), {})


def document_subject(actor: Actor, key: str, *, lock: bool) -> Subject:
    """Give a document in reach, as its files find it.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    if not key.isdecimal():
        raise NotFoundError(what=_ONE)
    return _subject(actor, document_or_404(actor, int(key), lock=lock))


def _subject(actor: Actor, row: Document) -> Subject:
    return Subject(
        key=f"{KIND}:{row.pk}",
        label=_FILES.fill(title=said(row.title, row.title_en)),
        url=reverse("leadership:document", args=[row.pk]),
        place_code=row.group,
        concerns=f"{KIND}:{row.pk}",
        shows=_SHOWS,
        may_attach=holds(actor, row.group),
        may_open=True,
        may_take_back=holds(actor, row.group),
        takes_back=_TAKES_BACK,
        moved_at=row.at,
    )


def _asked(actor: Actor, opinions: list[Opinion]) -> bool:
    return any(one.office == actor.office for one in opinions)


def _lead(row: Document, document: issuing.Document, on: date) -> Text:
    kind = KINDS.label_of(row.kind).sentence()
    if document.binds_on(on):
        return _BINDS.fill(kind=kind, day=row.effective_on)
    if row.ended_on is not None and row.ended_on <= on:
        return _ENDED.fill(kind=kind, day=row.ended_on)
    return _WILL.fill(kind=kind, day=row.effective_on) if row.effective_on else _NOT.fill(kind=kind)


def _life(row: Document) -> tuple[Step, ...]:
    """Give the steps of its life: what was done, where it is; a revision only where there was one."""
    state = State(row.state)
    if state is State.WITHDRAWN:
        return (Step(state.label, "is-go"),)
    steps = [one for one in _LIFE if one is not State.REVISED or row.entries.filter(act="revise").exists()]
    at = steps.index(state)
    return tuple(
        Step(one.label, "is-go" if place == at else "is-good" if place < at else "") for place, one in enumerate(steps)
    )


def _facts(row: Document) -> Iterator[tuple[Text, Text | str | Crumb]]:
    yield _FACTS["group"], group_name(row.group).sentence()
    if row.number:
        yield _FACTS["number"], row.number
    if row.effective_on:
        yield _FACTS["effective"], day(row.effective_on)
    if row.ended_on:
        yield _FACTS["ended"], day(row.ended_on)
    if row.conditions:
        yield _FACTS["conditions"], row.conditions
    if row.successor is not None:
        yield _FACTS["successor"], _crumb(row.successor)
    for before in row.predecessors.order_by("pk"):
        yield _FACTS["predecessor"], _crumb(before)


def _crumb(row: Document) -> Crumb:
    return Crumb(said(row.title, row.title_en), reverse("leadership:document", args=[row.pk]))


def _opinion(one: Opinion, names: dict[str, Text], on: date) -> OpinionLine:
    waits = (_WAITS if on <= one.until else _SILENT).fill(day=one.until)
    return OpinionLine(
        office=names[one.office],
        stance=STANCES.label_of(one.stance).sentence() if one.stance else waits.sentence(),
        tone="good" if one.stance == AGREES else "warn",
        told=_TOLD.fill(day=one.told_on, name=shown_name(one.told_by_key, one.told_by)).say(current_language())
        if one.told_on
        else "",
        words=one.words,
        answer=TAKEN_UP.label_of(one.taken_up).sentence() if one.taken_up else None,
        answer_words=one.answer,
    )


def _history(actor: Actor, row: Document) -> Iterator[DoneLine]:
    entries = list(row.entries.select_related("meeting").order_by("-pk"))
    held = [one.meeting_id for one in entries if one.meeting_id]
    seen = set(Meeting.objects.filter(meetings_of(actor), pk__in=held).values_list("pk", flat=True)) if held else set()
    for one in entries:
        yield _done(one, seen)


def _done(one: DocumentEntry, seen: set[int]) -> DoneLine:
    meeting = None
    if one.meeting is not None:
        address = reverse("leadership:meeting", args=[one.meeting.pk]) if one.meeting.pk in seen else ""
        meeting = Crumb(said(one.meeting.title, one.meeting.title_en), address)
    return DoneLine(ACTS[one.act].told.sentence(), one.on, shown_name(one.by_key, one.by_name), meeting, one.reason)


def _others(row: Document) -> tuple[tuple[str, Text], ...]:
    found = Document.objects.filter(group=row.group, state=State.ISSUED, effective_on__gte=row.effective_on)
    rows = found.exclude(pk=row.pk).order_by("-pk")[:100]
    return tuple((str(one.pk), said(one.title, one.title_en)) for one in rows)
