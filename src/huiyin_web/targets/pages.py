"""All that the templates of targets get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Cell, Table


@dataclass(frozen=True, slots=True)
class PlansPage:
    """The plans.

    Attributes:
        title, lead: what they are.
        plans: those that the office works by.
        offered: those that it could adopt, by key; none for whoever adopts none.
    """

    title: Text
    lead: Text
    plans: Table
    offered: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """A phase of a plan: which part of its way it does by when, and whether the shown year lies in it."""

    label: Text
    words: Text
    tone: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan, and a year of it for a place and the places right below.

    Attributes:
        key: the plan's.
        title, lead: which it is, and on what it rests.
        crumbs: the way to it.
        phases: its phases.
        indicators: what it sets targets for, and how the whole plan stands.
        tabs: its years.
        year: the year that is shown.
        place, name: the place that is shown.
        targets: the place's targets of the year, with their five values.
        below: places by indicators, target and what was counted; none where nothing lies below.
        departments: targets of departments that serve the place.
        may_set: whether the reader sets targets of the place itself and of departments.
        letters_url: the letters of the place and year.
    """

    key: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    phases: tuple[PhaseShown, ...]
    indicators: Table
    tabs: tuple[Tab, ...]
    year: int
    place: str
    name: Text
    targets: Table
    below: Table | None
    departments: Table
    may_set: bool
    letters_url: str


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a history: what was done, when and by whom, with its value and its words."""

    what: Text
    on: date
    by: Text | str
    facts: tuple[tuple[Text, Text | str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How it stands with a target.

    Attributes:
        word, tone: done, likely, can't tell, unlikely or missed.
        why: in a sentence.
        url: the page behind it; empty where there is none.
    """

    word: Text
    tone: Tone
    why: Text
    url: str = ""

    @property
    def cell(self) -> Cell:
        """The word as a cell of a table."""
        return Cell(self.word.sentence(), tone=self.tone)


@dataclass(frozen=True, slots=True)
class TargetPage:
    """One target.

    Attributes:
        id: its id.
        title, lead: of what and of whom; on which clause it rests.
        crumbs: the way to it.
        state, tone: whether it is a draft, binds, or waits for an answer.
        facts: who, what, by when.
        values: the five values side by side, each with who, when and its source.
        overstated: by how much its office says to be better than others found; none where that cannot be said.
        pace: how it stands to its path, and the pace that it needs; none where nobody can say.
        outlook: how it stands with it in the forecast; none where nobody can tell.
        parts: what it was handed down to.
        history: what was done to it, the latest first.
        letters: the letters that hold it.
        open: what the reader can do to it, by the name of the address.
        may_break_down: whether they hand it down.
        seen: how much was done to it.
        unit: in what it is counted.
        known: what its forms begin with.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str], ...]
    values: Table
    overstated: Text | None
    pace: tuple[Figure, ...]
    outlook: Foreseen | None
    parts: Table | None
    history: tuple[Told, ...]
    letters: Table
    open: tuple[str, ...]
    may_break_down: bool
    seen: int
    unit: Text
    known: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PartShown:
    """A place right below: what weighs, what it is asked for, and whether that is issued."""

    code: str
    name: Text
    weight: str
    value: str
    issued: bool


@dataclass(frozen=True, slots=True)
class BreakDownPage:
    """How a target is handed down.

    Attributes:
        id: the target's id.
        title, lead: which target, and what is to be handed down.
        crumbs: the way to it.
        rules: the rules that there are, by key, with what each does.
        weighed: what the weights are.
        parts: the places right below.
        reserve: what stays above, as it is written.
        figures: the whole, what the parts make, the reserve and the gap, as they are saved.
        problems, questions: what stands against issuing; what needs a reason.
        seen: how much was done to the target.
        saved: whether parts are saved.
        drafts: how many are not issued.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    rules: tuple[tuple[str, Text], ...]
    weighed: Text
    parts: tuple[PartShown, ...]
    reserve: str
    figures: tuple[Figure, ...]
    problems: tuple[Text, ...]
    questions: tuple[Text, ...]
    seen: int
    saved: bool
    drafts: int


@dataclass(frozen=True, slots=True)
class SetPage:
    """The form by which a target is set for the own place or a department.

    Attributes:
        title, lead: what it is, and in whose name.
        crumbs: the way to it.
        indicators: by key.
        offices: who can be given a target, by key.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    indicators: tuple[tuple[str, Text], ...]
    offices: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The letters of responsibility.

    Attributes:
        title, lead: what they are.
        tabs: all, those that wait for the reader's office, signed, superseded.
        filters: what else is asked, as a form keeps it.
        letters: one turn of the list.
        pager: where it stands.
        may_draw_up: whether the reader draws letters up.
    """

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    filters: Mapping[str, str]
    letters: Table
    pager: Pager
    may_draw_up: bool


@dataclass(frozen=True, slots=True)
class DrawUpPage:
    """The form by which a letter is drawn up.

    Attributes:
        title, lead: what it is, and in whose name.
        crumbs: the way to it.
        years: plans and years with targets that the office issued, `plan/year` with its words.
        offices: whom it could be for, by key.
        known: what the form begins with.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    years: tuple[tuple[str, Text], ...]
    offices: tuple[tuple[str, Text], ...]
    known: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, in one of its versions.

    Attributes:
        id: its id.
        title, lead: its number and version; between whom.
        crumbs: the way to it.
        state, tone: where it stands.
        turn: whose signature it waits for, or what became of it.
        facts: sides, day, signatures, hash.
        targets: what it holds, and the commitment that each became.
        versions: all its versions.
        may_sign: whether it waits for the reader.
        new_version_url: where a new version is drawn up; empty for whoever draws none up.
        papers: the letter as files, by kind and language, with their addresses.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    turn: Text
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    targets: Table
    versions: Table
    may_sign: bool
    new_version_url: str
    papers: tuple[tuple[Text, str], ...]
