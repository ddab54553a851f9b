"""The pages of problems, notices to offices, and contacts."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.followup.publicising import Act
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class TalkPage:
    """A list of problems, of notices or of contacts.

    Attributes:
        title, lead: what they are.
        sections: problems, notices, contacts.
        views: the views of this one.
        table: one turn of the list.
        pager: where it stands.
        new: where one is opened or sent; empty for who does neither.
        new_label: what that is called.
        view, words: what is asked.
    """

    title: Text
    lead: Text
    sections: tuple[Tab, ...]
    views: tuple[Tab, ...]
    table: Table
    pager: Pager
    new: str
    new_label: Text
    view: str
    words: str


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """One problem.

    Attributes:
        id, number: its id, and the number by which people call it.
        title, lead: what it is; whom it waits for or what became of it.
        crumbs: the way to it.
        state, tone: where it stands.
        facts: who opened it, where, from whom help is wanted, its echo.
        what: the problem in words.
        answer: why it became no commitment; empty otherwise.
        may_answer: whether the reader gives it an owner or an answer.
        known: what the form of its owner begins with.
        offices: names of offices to choose from as one types.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    what: str
    answer: str
    may_answer: bool
    known: Mapping[str, object]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DispatchPage:
    """One notice to offices.

    Attributes:
        id: its id.
        title, lead: what it is; who sent it when, and by when it is confirmed.
        crumbs: the way to it.
        words: what it says.
        receipts: which office confirmed when, those that have not first with how long they have not.
        confirmed: who confirmed for the reader's office and when; empty where nobody has, or it is not asked.
        may_confirm: whether the reader confirms it.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    words: str
    receipts: Table
    confirmed: Text | None
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class PiecePage:
    """One piece of the publicity plan.

    Attributes:
        id: its id.
        title, lead: what it is about; where it stands, or whose clearance it waits for.
        crumbs: the way to it.
        state, tone: where it stands.
        facts: outlet, audience, day, who clears it, where it can be found.
        words: what it says.
        corrections: what was corrected afterwards, and why.
        open: what the reader can do to it.
        seen: how much was done to it.
        history: what was done to it, when, by whom, why, the latest first.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    words: str
    corrections: tuple[tuple[str, str], ...]
    open: tuple[Act, ...]
    seen: int
    history: Table


@dataclass(frozen=True, slots=True)
class ContactPage:
    """Who is called at one office.

    Attributes:
        office: its key.
        title, lead: what it is called; who is called there.
        crumbs: the way to it.
        history: who was called there from when to when, the present one first.
        may_appoint: whether the reader says who is.
        known: what the form begins with.
    """

    office: str
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    history: Table
    may_appoint: bool
    known: Mapping[str, object]
