"""What files are attached to: an app above registers its kind with a function that says who sees what of it.

This room lies below those apps and never imports them. A subject is a text: the kind, a colon, and a key that the app
understands, such as `case:17:step:3`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core.errors import NotFoundError

_SUBJECT = Text("What the file belongs to", "附件所属事项")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that files are attached to, as one person finds it.

    Attributes:
        key: the whole text of it, kind and all.
        label: what people call it.
        url: its own page.
        place_code: the place that it concerns.
        concerns: whom a file of it may show, as the audit log names them: `household:12`.
        shows: what a file of it can be, by its key.
        may_attach: whether this person attaches files to it.
        may_open: whether this person opens its files: any of them may show a personal value in clear.
        may_take_back: whether this person withdraws what others attached, once whoever did can't any more.
        takes_back: who does, in words.
        moved_at: when something was last done to it; that may rest on what was attached before.
    """

    key: str
    label: Text
    url: str
    place_code: str
    concerns: str
    shows: Mapping[str, Text]
    may_attach: bool
    may_open: bool
    may_take_back: bool
    takes_back: Text
    moved_at: datetime


class Finder(Protocol):
    """Finds a subject of one kind by its key, with the reach of whoever asks inside the query."""

    def __call__(self, actor: Actor, key: str, *, lock: bool) -> Subject:
        """Give it; with `lock`, nobody else works on it until the transaction ends.

        Raises:
            NotAllowedError, NotFoundError: it is not theirs to see.
        """


_FINDERS: dict[str, Finder] = {}


def register_subjects(kind: str, finder: Finder) -> None:
    """Say who finds a kind of subject; one app does so once, when it starts."""
    _FINDERS[kind] = finder


def subject_or_404(actor: Actor, subject: str, *, lock: bool = False) -> Subject:
    """Give a subject as somebody finds it.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see, or nobody knows its kind.
    """
    kind, _, key = subject.partition(":")
    finder = _FINDERS.get(kind)
    if finder is None:
        raise NotFoundError(what=_SUBJECT)
    return finder(actor, key, lock=lock)


def row_of(actor: Actor, kind: str, key: str) -> int | None:
    """Give the id of what somebody names by its key, such as the number of a project; none where nothing is named.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see, or there is none.
    """
    return int(subject_or_404(actor, f"{kind}:{key.strip()}").key.partition(":")[2]) if key.strip() else None
