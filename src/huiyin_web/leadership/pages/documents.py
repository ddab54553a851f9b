"""The pages of documents."""

from dataclasses import dataclass
from datetime import date

from huiyin.followup.issuing import Act
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """Documents: in force on a day, on their way, all.

    Attributes:
        title, lead: what they are.
        tabs: the views.
        view: the one that is shown.
        words, day: what is looked for, and the day on which it is in force.
        documents: one turn of the list.
        pager: where it stands.
        may_draft: whether the reader drafts one.
    """

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    view: str
    words: str
    day: date
    documents: Table
    pager: Pager
    may_draft: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the life of a document; `mark` is how it is drawn: done, now, or neither."""

    label: Text
    mark: str


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """What an office that was asked says, and what became of it; `waits` says how long it has been waited for."""

    office: Text
    stance: Text
    tone: Tone
    told: str
    words: str
    answer: Text | None
    answer_words: str


@dataclass(frozen=True, slots=True)
class DoneLine:
    """Something that was done to a document: what, when, by whom, at which meeting, why."""

    what: Text
    on: date
    by: Text | str
    meeting: Crumb | None
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document.

    Attributes:
        id: its id.
        title, lead: what it is, and whether it binds today.
        crumbs: the way to it.
        state, tone: where it stands.
        life: the steps of its life.
        facts: number, days, what took its place.
        clauses: number and text of each of its latest version.
        version: which version that is.
        opinions: what offices say.
        history: what was done to it, the latest first.
        citing: what rests on its clauses.
        attached: files of it.
        open: what the reader can do to it.
        seen: how much was done to it.
        others: documents that can take its place.
        unanswered: offices whose opinion can be answered.
        text: the latest version as it was written.
        offices: names of offices to choose from as one types.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    life: tuple[Step, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    clauses: tuple[tuple[str, str], ...]
    version: Text
    opinions: tuple[OpinionLine, ...]
    history: tuple[DoneLine, ...]
    citing: tuple[Crumb, ...]
    attached: Attached
    open: tuple[Act, ...]
    seen: int
    others: tuple[tuple[str, Text], ...]
    unanswered: tuple[tuple[str, Text], ...]
    text: str
    offices: tuple[str, ...]
