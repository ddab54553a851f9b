"""The pages of meetings."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table

_KEEP = Text("Keep it", "保存")


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """Meetings of leading groups.

    Attributes:
        title, lead: what they are.
        words: what is looked for.
        meetings: one turn of the list, the latest first.
        pager: where it stands.
        may_hold: whether the reader records one.
    """

    title: Text
    lead: Text
    words: str
    meetings: Table
    pager: Pager
    may_hold: bool


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda: what it is, who told it, the document with what was resolved, the conclusion.

    `edit` is where it is changed; empty once the meeting is concluded, or for who does not write it.
    """

    kind: Text
    title: Text
    told_by: str
    document: Crumb | None
    outcome: Text | None
    tone: Tone
    conditions: str
    conclusion: Text
    edit: str


@dataclass(frozen=True, slots=True)
class AddedLine:
    """What was added to a concluded meeting, when, by whom and why."""

    on: str
    by: Text | str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting.

    Attributes:
        id: its id.
        title, lead: what it was, when and where.
        crumbs: the way to it.
        state, tone: whether it is concluded.
        facts: who chaired it, of which leading group.
        summary: what was said of the state of things.
        figures: how its decisions are kept.
        attendance: who came.
        agenda: its items, in order.
        decisions: what was decided, and what became of it.
        additions: what was added since.
        may_write: whether the reader writes it: its parts before it is concluded, additions after.
        is_concluded: whether it is.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str], ...]
    summary: Text
    figures: tuple[Figure, ...]
    attendance: Table
    agenda: tuple[AgendaLine, ...]
    decisions: Table
    additions: tuple[AddedLine, ...]
    may_write: bool
    is_concluded: bool


@dataclass(frozen=True, slots=True)
class WritePage:
    """A form about a meeting: the meeting itself, somebody who came, an item, a decision.

    Attributes:
        title, lead: what is written.
        crumbs: the way to it.
        known: what the form begins with, by the name of its field.
        documents, clauses: what can be chosen from.
        offices: names of offices to choose from as one types.
        may_strike: whether the line can be struck.
        button: what keeps or sends it.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]
    documents: tuple[tuple[str, Text], ...] = ()
    clauses: tuple[tuple[str, Text], ...] = ()
    offices: tuple[str, ...] = ()
    may_strike: bool = False
    button: Text = _KEEP
