"""All that the templates of relocation get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.followup.relocation import Step
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached


@dataclass(frozen=True, slots=True)
class SchemesPage:
    """The list of schemes.

    Attributes:
        title, lead: what it is.
        filters: what is asked, as a form keeps it.
        schemes: one turn of the list.
        pager: where it stands.
        may_set_up: whether the reader sets schemes up.
        due_url: the list of households to be asked; empty for who sees no households.
    """

    title: Text
    lead: Text
    filters: Mapping[str, str]
    schemes: Table
    pager: Pager
    may_set_up: bool
    due_url: str


@dataclass(frozen=True, slots=True)
class SetUpPage:
    """The form by which a scheme is set up.

    Attributes:
        title, lead: what it is, and who then manages it.
        crumbs: the way to it.
        known: what the form begins with.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SchemePage:
    """One scheme: what it came to, by village, and its households.

    Attributes:
        id: its id.
        title, lead: what it is.
        crumbs: the way to it.
        facts: where, by whom, with which money.
        figures: consented, moved, jobs and income a year later, follow-ups overdue.
        origins: the same by village.
        moves: one turn of its households in reach; none for who sees no households.
        pager: where that stands.
        may_offer: whether the reader offers houses.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    figures: tuple[Figure, ...]
    origins: Table
    moves: Table | None
    pager: Pager
    may_offer: bool


@dataclass(frozen=True, slots=True)
class MovePage:
    """One household's relocation.

    Attributes:
        id: its id.
        title, lead: the masked name of the household's head; its number and the scheme.
        crumbs: the way to it.
        state, tone: where it stands.
        facts: the house, the old site, the days.
        words: what the household said, how and before whom.
        deeds: what was done.
        follow_ups: how it lives afterwards, and what is to come.
        files: the signed papers.
        steps: what the reader can do.
        seen: how much was done.
        may_follow_up: whether the reader can record the follow-up that is open.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    words: Table
    deeds: Table
    follow_ups: Table
    files: Attached
    steps: tuple[Step, ...]
    seen: int
    may_follow_up: bool


@dataclass(frozen=True, slots=True)
class DuePage:
    """Relocated households that are to be asked by now.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        moves: one turn of them, the longest overdue first.
        pager: where it stands.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    moves: Table
    pager: Pager
