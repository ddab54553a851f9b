"""All that the templates of commitments get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.followup.commitments import Act
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """A list of commitments.

    Attributes:
        title, lead: what it is.
        tabs: the views: mine, waiting for me, overdue, closed this week, all.
        filters: what else is asked, as a form keeps it.
        commitments: one turn of the list.
        pager: where it stands.
        may_give: whether the reader gives commitments.
        together: what they can do to several alike.
    """

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    filters: Mapping[str, str]
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
        facts: who, how much, by when.
        history: what was done to it, the latest first.
        parts: the parts of supporting organisations.
        open: what the reader can do to it.
        first: what they are waited for to do, by its key; empty where it is not their turn.
        seen: how much was done to it.
        quantity: how much was promised, with its unit; none where it can't be counted.
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
        quantities: what was pledged, delivered and verified, by kind and unit.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    figures: tuple[Figure, ...]
    outcomes: Table
    quantities: Table
