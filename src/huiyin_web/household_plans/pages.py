"""All that this app's templates get, and what its files are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.followup.household_plans import Step
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What is proposed for a household, what is planned, and how far that is.

    Attributes:
        title, lead: the masked name of its head, and how it stands.
        crumbs: the way to it.
        household: its permanent id.
        plan: the version that the steps are about; none where nothing is planned this year.
        state, tone: where that stands, as a tag; none without a plan.
        facts: number, version, who drew it up, whom the family told its wish, when it was approved.
        wish: the family's own wish.
        asked: questions that the plan raises and that refuse nothing.
        proposals: what the library proposes, with every reason and the answer.
        measures: what the version holds.
        versions, history: all versions and years; what was done to them.
        steps: what the reader can do to the version.
        seen: how much was done to it.
        add_url: where something besides is planned; empty for who may not.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    household: int
    plan: int | None
    state: Text | None
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    wish: str
    asked: tuple[Text, ...]
    proposals: Table
    measures: Table
    versions: Table
    history: Table
    steps: tuple[Step, ...]
    seen: int
    add_url: str
    made_up: bool


@dataclass(frozen=True, slots=True)
class AskPage:
    """A form: what it does, what is known, and the way back.

    Attributes:
        title, lead, crumbs: the head of the page.
        told: what the reader should have before them, such as the reasons of a proposal.
        do: what its button says.
        back: where the reader came from.
        known: what the fields hold before anybody writes.
        offices: the names of offices that are offered.
        choices: what the form may choose from, by field.
        drop_url: where a measure is taken out; empty where that is not asked.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    do: Text
    back: str
    told: tuple[Text, ...] = ()
    known: Mapping[str, object] = field(default_factory=dict)
    offices: tuple[str, ...] = ()
    choices: tuple[tuple[str, Text], ...] = ()
    drop_url: str = ""


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A page of figures and tables, with a filter where it has one.

    Attributes:
        title, lead, crumbs: the head of the page.
        here: its own address.
        figures: the headline.
        tabs: views of the same, each with its own address.
        tables: the tables by the key under which each is taken as a file.
        notes: what the figures can't say.
        pager: where the first table stands.
        job_url: where the job is that computes it; empty where none is at work.
        compute_url: where the reader has it computed; empty for who may not, or while it is.
        name: what its files are called.
        stamp: the hash of what was frozen, for files.
        made_up: whether the people are made up.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    here: str
    tables: Mapping[str, Table]
    name: str
    figures: tuple[Figure, ...] = ()
    tabs: tuple[Tab, ...] = ()
    notes: tuple[Text, ...] = ()
    pager: Pager | None = None
    job_url: str = ""
    compute_url: str = ""
    stamp: str = ""
    made_up: bool = False
