"""All that the templates of evidence get: one frozen dataclass a page."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.kernel.text import Text
from huiyin_web.core.parts import Crumb


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in a list: never its own name, which may say whose it is.

    Attributes:
        label: what it shows.
        url: its own page.
        kind: picture or PDF, and its size.
        at, by: when and by whom it was attached.
        reason: why it was withdrawn; empty while it is not.
    """

    label: Text
    url: str
    kind: Text
    at: datetime
    by: Text | str
    reason: str


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of a subject, as another page shows them.

    Attributes:
        lines: the files.
        url: where one is attached; empty where the reader attaches none.
    """

    lines: tuple[FileLine, ...]
    url: str


@dataclass(frozen=True, slots=True)
class FilesPage:
    """The files of one subject, and a further one.

    Attributes:
        subject: what they belong to.
        title, lead: what it is.
        crumbs: the way to it.
        lines: the files.
        shows: what a further one can be.
        may_attach: whether the reader attaches one.
        limits: what is taken, and what becomes of it.
    """

    subject: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    lines: tuple[FileLine, ...]
    shows: tuple[tuple[str, Text], ...]
    may_attach: bool
    limits: Text


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file.

    Attributes:
        uuid: its random id.
        title, lead: what it is of.
        crumbs: the way to it.
        facts: kind and size, when and by whom, the hash; the reason where it was withdrawn.
        is_withdrawn: whether it is gone.
        may_open, may_withdraw: what the reader does next.
        withdrawal: who withdraws it until when.
    """

    uuid: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str], ...]
    is_withdrawn: bool
    may_open: bool
    may_withdraw: bool
    withdrawal: Text
