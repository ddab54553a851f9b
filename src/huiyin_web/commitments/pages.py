"""All that the templates of commitments get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.followup.commitments import Act
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter that the reader keeps.

    Attributes:
        id: its id.
        name: what they call it.
        url: the list that it asks for.
        current: whether that is this list.
    """

    id: int
    name: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """A list of commitments.

    Attributes:
        title, lead: what it is.
        tabs: the views: mine, waiting for me, overdue, closed this week, all.
        filters: what else is asked, as a form keeps it.
        narrowed: what else the address asks that the form does not show.
        saved: the filters that the reader keeps.
        may_save: whether this list asks for something that they do not keep yet.
        commitments: one turn of the list.
        pager: where it stands.
        may_give: whether the reader gives commitments.
        together: what they can do to several alike.
    """

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    filters: Mapping[str, str]
    narrowed: tuple[Text, ...]
    saved: tuple[Saved, ...]
    may_save: bool
    commitments: Table
    pager: Pager
    may_give: bool
    together: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the history: what was done, when and by whom, with what came with it."""

    what: Text
    on: date
    by: Text | str
    facts: tuple[tuple[Text, Text | str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """One commitment.

    Attributes:
        id: its id.
        title, lead: what is promised; its number and source.
        crumbs: the way to it.
        state, tone: where it stands.
        turn: whose turn it is, and since when.
        facts: what it came from, who, how much, by when.
        history: what was done to it, the latest first.
        parts: the parts of supporting organisations.
        open: what the reader can do to it.
        first: what they are waited for to do, by its key; empty where it is not their turn.
        seen: how much was done to it.
        quantity: how much was promised, with its unit; none where it can't be counted.
        attached: its files of evidence, and where one is attached.
        may_add_part: whether the reader gives parts of it to supporting organisations.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    turn: Text
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    history: tuple[Told, ...]
    parts: Table
    open: tuple[Act, ...]
    first: str
    seen: int
    quantity: Text | None
    attached: Attached
    may_add_part: bool


@dataclass(frozen=True, slots=True)
class GivePage:
    """The form by which a commitment is given.

    Attributes:
        title, lead: what it is, and in whose name.
        crumbs: the way to it.
        known: what the form begins with, by the name of its field.
        offices: names of offices to choose from as one types.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """How an office or a place keeps its promises.

    Attributes:
        title, lead: of whom, and how it is counted.
        crumbs: the way to it.
        figures: the kept-promise ratio with its interval, closing times, slips, terms that were too short.
        outcomes: how many promises came to what.
        tabs: by what quantities can be summed.
        quantities: what was pledged, delivered and verified, by unit.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    figures: tuple[Figure, ...]
    outcomes: Table
    tabs: tuple[Tab, ...]
    quantities: Table


@dataclass(frozen=True, slots=True)
class MyRemindersPage:
    """Where somebody has themselves reminded.

    Attributes:
        title, lead: what it is, and what a reminder says.
        crumbs: the way to it.
        known: what the form begins with, by the name of its field.
        offered: the fields of the channels that this installation has set up.
        off: what is said where it has none.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, str]
    offered: tuple[str, ...]
    off: Text | None


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """The reminders that were sent.

    Attributes:
        title, lead: to whom.
        crumbs: the way to it.
        off: what is said where this installation sends none.
        sent: one turn of them, the latest first.
        pager: where it stands.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    off: Text | None
    sent: Table
    pager: Pager
