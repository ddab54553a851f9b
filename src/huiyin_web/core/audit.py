"""Write and verify the audit log.

Every action calls `record` once, inside its own transaction: if the change is rolled back, so is its event. One
lock (the writer's lock of SQLite, an advisory lock of PostgreSQL) makes the chain one line however many write.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db import connection

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.text import Text
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.turns import take_turn

GENESIS = "0" * 64
_LOCK = 0x48_55_49_59  # "HUIY": the key of PostgreSQL's advisory lock
_SENTENCES: dict[str, Text] = {}
_SUBJECTS: dict[str, Text] = {}
_WITNESSES: list[Callable[[], Iterable[tuple[int, str]]]] = []


class Doer(Protocol):
    """Who did it: a person, or the platform itself."""

    @property
    def key(self) -> str:
        """A stable key, such as `user:12`."""

    @property
    def name(self) -> str:
        """What people call them."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first event at which the chain does not hold."""

    number: int
    why: Text


def describe(action: str, sentence: Text) -> None:
    """Register the human sentence of an action code; an app does so once, when it starts.

    Raises:
        ValueError: the code is taken by another sentence.
    """
    if _SENTENCES.setdefault(action, sentence) != sentence:
        raise ValueError(f"The audit code '{action}' already has a sentence; choose another code.")


def describe_subject(subject: str, words: Text) -> None:
    """Register what people call a kind of subject (`{key}` is filled in), or one subject; an app does so at its start.

    Raises:
        ValueError: it is called otherwise already.
    """
    if _SUBJECTS.setdefault(subject, words) != words:
        raise ValueError(f"The subject '{subject}' already has its words; choose another name.")


def subject_words(subject: str) -> Text:
    """Say what an event was done to; as it is written where no app knows its kind."""
    kind, _, key = subject.partition(":")
    words = _SUBJECTS.get(subject) or _SUBJECTS.get(kind)
    return Text(subject, subject) if words is None else words.fill(key=key)


def sentence(action: str) -> Text:
    """Give the human sentence of an action code."""
    return _SENTENCES[action]


def actions() -> list[str]:
    """Give every registered code, in order."""
    return sorted(_SENTENCES)


def record(
    action: str,
    *,
    by: Doer,
    at: datetime,
    subject: str,
    place_code: str = "",
    detail: dict[str, Any] | None = None,
) -> AuditEvent:
    """Append one event, inside the caller's transaction.

    Args:
        action: a registered code, `app.object.past_participle`.
        by: who did it.
        at: when, with its time zone.
        subject: what it was done to, `kind:key`.
        place_code: the place it concerns, for whoever may read the log of that place.
        detail: before and after, reasons, file hashes, counts: plain data, no personal values in clear.

    Raises:
        KeyError: the action code has no sentence.
        RuntimeError: there is no open transaction to share.
    """
    sentence(action)
    if not connection.in_atomic_block:
        raise RuntimeError("An audit event is written inside the transaction of what it tells of.")
    take_turn(_LOCK)
    last = AuditEvent.objects.only("number", "hash").first()
    event = AuditEvent(
        number=last.number + 1 if last else 1,
        at=at,
        actor_key=by.key,
        actor_name=by.name,
        action=action,
        subject=subject,
        place_code=place_code,
        detail=detail or {},
        previous_hash=last.hash if last else GENESIS,
    )
    event.hash = _hash(event)
    event.save(force_insert=True)
    return event


def head() -> tuple[int, str] | None:
    """Give number and hash of the last event, to be published where the log's keeper cannot change them."""
    return AuditEvent.objects.values_list("number", "hash").first()


def register_witness(witness: Callable[[], Iterable[tuple[int, str]]]) -> None:
    """Add what gives number and hash of events that were published elsewhere; an app does so once, when it starts."""
    _WITNESSES.append(witness)


def verify() -> Broken | None:
    """Walk the whole chain; give the first event that does not hold, or nothing.

    A chain says nothing of its own end: what was cut off shows only against the hashes that witnesses kept. Events
    after the last that was published can be cut unseen until the next is.
    """
    published = sorted((pair for witness in _WITNESSES for pair in witness()), reverse=True)
    previous, expected = GENESIS, 1
    for event in _all():
        if event.number != expected:
            return Broken(expected, _missing(expected))
        if event.previous_hash != previous:
            return Broken(event.number, Text("it does not follow the one before", "与上一条记录不衔接"))
        if event.hash != _hash(event):
            return Broken(event.number, Text("its content was changed", "内容被改动"))
        while published and published[-1][0] == event.number:
            if published.pop()[1] != event.hash:
                return Broken(event.number, Text("it is not the one that was published", "与已公布的记录不一致"))
        previous, expected = event.hash, expected + 1
    return Broken(expected, _missing(expected)) if published else None


def _missing(number: int) -> Text:
    return Text(f"event {number} is missing", f"缺少第 {number} 条记录")


def _all() -> Iterator[AuditEvent]:
    return AuditEvent.objects.order_by("number").iterator(chunk_size=2000)


def _hash(event: AuditEvent) -> str:
    return content_hash(
        {
            "number": event.number,
            "at": event.at.timestamp(),
            "actor": [event.actor_key, event.actor_name],
            "action": event.action,
            "subject": event.subject,
            "place": event.place_code,
            "detail": event.detail,
            "previous": event.previous_hash,
        }
    )
