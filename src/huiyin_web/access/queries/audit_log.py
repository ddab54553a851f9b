"""Read the audit log, within one's area."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor, platform_keys, shown_name
from huiyin_web.access.directory import names_of
from huiyin_web.access.pages import AuditEventPage, AuditPage, VerdictPage
from huiyin_web.access.queries.event_facts import subjects_in, told, verdict
from huiyin_web.access.queries.subject_names import keys_called, usernames_of
from huiyin_web.access.roles import May, Role
from huiyin_web.access.subjects import named
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.exports import NAMES, About, Export
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

PAGE_ROWS = 50
_NAMED_AT_ONCE = 500
_TITLE = Text("Audit log", "审计记录")
_COLUMNS = (
    Column("sentence", Text("What was done", "操作")),
    Column("at", Text("When", "时间"), Kind.MOMENT),
    Column("actor", Text("By", "操作人")),
    Column("subject", Text("To what", "对象")),
    Column("place", Text("Place", "地区")),
    Column("number", Text("Number", "序号"), Kind.NUMBER),
    Column("username", Text("User name", "用户名"), filed=True),
)
_LEAD = Text(
    "Every change, who made it and when; none can be altered or removed without breaking the chain.",
    "每一次变更由谁、在何时作出。任何一条被改动或删除，校验即不通过。",
)
_BY = Text("{name} ({username})", "{name}（{username}）")
_EVENT = Text("the event", "该条记录")


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the log is asked for; empty texts ask for all."""

    action: str = ""
    actor: str = ""
    place: str = ""
    day: date | None = None
    before: int | None = None

    def address(self, **more: object) -> str:
        """Give the query of an address that asks the same, and more."""
        kept = {"action": self.action, "actor": self.actor, "place": self.place, "day": self.day or ""}
        return "?" + urlencode({key: value for key, value in {**kept, **more}.items() if value})


def audit_page(*, actor: Actor, asked: Asked) -> AuditPage:
    """Give the log, newest first."""
    found = list(_asked(actor, asked)[: PAGE_ROWS + 1])
    shown, more = found[:PAGE_ROWS], len(found) > PAGE_ROWS
    return AuditPage(
        table=Table(
            title=_TITLE,
            columns=_COLUMNS,
            rows=list(_rows(actor, shown, names_of({event.place_code for event in shown}))),
            empty=Text("No event fits.", "没有符合条件的记录。"),
            empty_next=Text("Ask for less: clear the filter.", "请放宽或清除筛选条件。"),
        ),
        lead=_LEAD,
        pager=Pager(
            words=Text(f"{len(shown)} events on this page", f"本页 {len(shown)} 条"),
            next=asked.address(before=shown[-1].number) if more else "",
            first=asked.address() if asked.before else "",
        ),
        actions=_offered(),
        downloads=tuple((asked.address(format=kind), name) for kind, name in NAMES.items()),
    )


def unread_page(*, actor: Actor) -> AuditPage:
    """Give the log where a filter cannot be read: nothing of it, as all of it is not what was asked for."""
    actor.need(May.SEE_AUDIT)
    return AuditPage(
        table=Table(
            title=_TITLE,
            columns=_COLUMNS,
            rows=(),
            empty=Text("The filter cannot be read, so nothing is listed.", "筛选条件无法识别，未列出任何记录。"),
            empty_next=Text("Mend what is marked above, or clear the filter.", "请修改上方标出的条件，或清除筛选。"),
        ),
        lead=_LEAD,
        pager=Pager(words=Text("0 events on this page", "本页 0 条")),
        actions=_offered(),
        downloads=(),
    )


def audit_export(*, actor: Actor, asked: Asked) -> Export:
    """Give the whole of what is asked for, as rows of a file."""
    events = _asked(actor, asked)
    return Export(
        name="audit",
        about=About(
            title=_TITLE,
            chosen=Text(asked.address() or "all", asked.address() or "全部"),
            definition=Text("One row is one change of state.", "每行为一次变更。"),
        ),
        columns=_COLUMNS,
        rows=_rows(actor, events.iterator(chunk_size=2000), {}),
        expected=events.count(),
    )


def event_page(*, actor: Actor, number: int) -> AuditEventPage:
    """Give one event, whole.

    Raises:
        NotFoundError: it is not there, or concerns a place outside one's area.
    """
    event = _visible(actor).filter(pk=number).first()
    if event is None:
        raise NotFoundError(what=_EVENT)
    names = named(actor, [event.subject, event.actor_key, *subjects_in(event.detail)])
    facts, rest = told(event.detail, names)
    return AuditEventPage(
        number=event.number,
        facts=(
            (Text("What was done", "操作"), _sentence(event)),
            (Text("Code", "操作代码"), event.action),
            (Text("By", "操作人"), _by(event, names)),
            (Text("When", "时间"), timezone.localtime(event.at).isoformat(timespec="seconds")),
            (Text("To what", "对象"), names[event.subject]),
            (Text("Place", "地区"), names_of([event.place_code]).get(event.place_code) or event.place_code or "--"),
            *facts,
            (Text("Hash", "校验码"), event.hash),
            (Text("Hash of the one before", "上一条校验码"), event.previous_hash),
        ),
        detail=rest,
    )


def verdict_page(*, actor: Actor) -> VerdictPage:
    """Walk the whole chain and say whether it holds."""
    actor.need(May.SEE_AUDIT)
    broken = audit.verify()
    if broken is None:
        held = AuditEvent.objects.count()
        words = Text(f"The chain of {held:,} events holds.", f"共 {held:,} 条记录，链条完整，校验通过。")
        return VerdictPage(holds=True, words=words)
    words = Text(
        f"The chain breaks at event {broken.number}: {broken.why.en}. Keep this machine as it is and tell the auditor.",
        f"链条在第 {broken.number} 条处断开：{broken.why.zh}。请保持现场，并立即报告审计部门。",
    )
    return VerdictPage(holds=False, words=words)


def _sentence(event: AuditEvent) -> Text:
    """Say what was done and, of a verification, what it found; the bare code where another version did it."""
    action = event.action
    done = audit.sentence(action) if action in audit.actions() else Text(action, action)
    found = verdict(event.detail)
    return done if found is None else Text("{done}: {found}", "{done}：{found}").fill(done=done, found=found)


def _offered() -> tuple[tuple[str, Text], ...]:
    return tuple((code, audit.sentence(code)) for code in audit.actions())


def _visible(actor: Actor) -> "QuerySet[AuditEvent]":
    actor.need(May.SEE_AUDIT)
    whole = actor.role in {None, Role.PROVINCIAL_OFFICE, Role.AUDITOR, Role.ADMINISTRATOR}
    return AuditEvent.objects.filter(Q() if whole else actor.scope.places("place_code"))


def _asked(actor: Actor, asked: Asked) -> "QuerySet[AuditEvent]":
    events = _visible(actor)
    if asked.action:
        events = events.filter(action=asked.action)
    if asked.actor:
        keys = [asked.actor, *platform_keys(asked.actor)]
        called = Q(actor_name__icontains=asked.actor) | Q(actor_key__in=keys)
        events = events.filter(called | Q(actor_key__in=keys_called(asked.actor)))
    if asked.place:
        events = events.filter(place_code__startswith=asked.place)
    if asked.day:
        begins = timezone.make_aware(datetime.combine(asked.day, time.min))
        events = events.filter(at__gte=begins, at__lt=begins + timedelta(days=1))
    if asked.before:
        events = events.filter(number__lt=asked.before)
    return events.order_by("-number")


def _by(event: AuditEvent, names: Mapping[str, Crumb]) -> Text | str | Crumb:
    """Say who did it as it was recorded, with the user name and the way to the account."""
    recorded = shown_name(event.actor_key, event.actor_name)
    if username := usernames_of([event.actor_key]).get(event.actor_key):
        recorded = _BY.fill(name=recorded, username=username)
    url = names[event.actor_key].url
    return Crumb(recorded, url) if url else recorded


def _rows(actor: Actor, events: Iterable[AuditEvent], places: Mapping[str, Text]) -> Iterator[Row]:
    waiting = iter(events)
    while some := list(islice(waiting, _NAMED_AT_ONCE)):
        subjects = named(actor, [event.subject for event in some])
        usernames = usernames_of(event.actor_key for event in some)
        yield from (_row(event, subjects[event.subject], usernames.get(event.actor_key, ""), places) for event in some)


def _row(event: AuditEvent, subject: Crumb, username: str, places: Mapping[str, Text]) -> Row:
    return Row(
        (
            Cell(_sentence(event), url=reverse("access:event", args=[event.number])),
            event.at,
            Cell(shown_name(event.actor_key, event.actor_name), under=username),
            Cell(subject.label, subject.url) if subject.url else subject.label,
            places.get(event.place_code) or event.place_code,
            event.number,
            username,
        )
    )
