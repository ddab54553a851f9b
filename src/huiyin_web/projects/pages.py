"""All that the templates of projects get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.followup.funds import Step
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached


@dataclass(frozen=True, slots=True)
class ProjectsPage:
    """A list of projects.

    Attributes:
        title, lead: what it is.
        filters: what is asked, as a form keeps it.
        sums: what all of them add up to.
        projects: one turn of the list.
        pager: where it stands.
        spread_url: the page of the money by place; none for whoever reaches no place.
        may_propose: whether the reader proposes projects.
    """

    title: Text
    lead: Text
    filters: Mapping[str, str]
    sums: Table
    projects: Table
    pager: Pager
    spread_url: str
    may_propose: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A sign: what, how much of the money, in a sentence, and the number of policy that was used with its source."""

    label: Text
    tone: Tone
    words: Text
    parameter: Text | None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project.

    Attributes:
        id: its id.
        title, lead: what it is; its number, kind and source.
        crumbs: the way to it.
        state, tone: where it stands.
        signs: what has to be asked about it.
        facts: who, where, from when to when.
        checks: what the checks of the land found.
        sums: planned, allocated, paid out, accepted.
        money: its entries, the latest first.
        milestones: planned and reached.
        households: those it reached that the reader sees; none for whoever sees no households.
        files: the files that prove it.
        history: who proposed, approved and closed it.
        steps: what the reader can do.
        seen: how much was done to it.
        entries: what can be reversed, by id.
        open_milestones: what can be reached, by key.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    signs: tuple[Asked, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    checks: Table
    sums: Table
    money: Table
    milestones: Table
    households: Table | None
    files: Attached
    history: Table
    steps: tuple[Step, ...]
    seen: int
    entries: tuple[tuple[str, Text], ...]
    open_milestones: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class ProposePage:
    """The form by which a project is proposed.

    Attributes:
        title, lead: what it is, and in whose name.
        crumbs: the way to it.
        known: what the form begins with.
        offices: names of offices to choose from as one types.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpreadPage:
    """Money by place beside the poor.

    Attributes:
        title, lead: of which place.
        crumbs: the way to it.
        figures: the share that lies elsewhere, money per poor person, what is idle and late.
        places: each place beneath.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    figures: tuple[Figure, ...]
    places: Table
