"""All that the templates of industry get, and what their exports are made from: one frozen dataclass a page."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.followup.industry import FirmStep, LoanStep
from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Figure, Tone
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table
from huiyin_web.evidence.pages import Attached

Offered = tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list of firms or of loans.

    Attributes:
        title, lead: what it is.
        filters: what is asked, as a form keeps it.
        sums: what all of them add up to.
        rows: one turn of the list.
        pager: where it stands.
        links: pages beside it.
        add: where one is added; none for who may not.
        here: its address without what is asked.
    """

    title: Text
    lead: Text
    filters: Mapping[str, str]
    sums: Table
    rows: Table
    pager: Pager
    links: tuple[Crumb, ...]
    add: Crumb | None
    here: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A sign: what, in a sentence, and the number of policy that was used with its source."""

    label: Text
    tone: Tone
    words: Text
    parameter: Text | None = None


@dataclass(frozen=True, slots=True)
class FirmPage:
    """One firm.

    Attributes:
        id, title, lead: its id, its name, and what it is.
        crumbs: the way to it.
        state, tone: how it stands.
        signs: what has to be asked about it.
        facts: where, since when, who founded it.
        sums: promised, paid, not paid, by year.
        contracts, payments: those with households that the reader sees; none for whoever sees no households.
        years: how it stood, by year.
        files: the files that prove it.
        steps: what the reader can do.
        seen: how much was done to it.
        running, entries: contracts that can be ended and payments that can be reversed, by id.
    """

    id: int
    title: str
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    signs: tuple[Asked, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    sums: Table
    contracts: Table | None
    payments: Table | None
    years: Table
    files: Attached
    steps: tuple[FirmStep, ...]
    seen: int
    running: Offered
    entries: Offered


@dataclass(frozen=True, slots=True)
class LoanPage:
    """One small loan.

    Attributes:
        id, title, lead: its id, whose it is (masked), and what it is for.
        crumbs: the way to it.
        state, tone: whether it is open, overdue or repaid.
        signs: what has to be asked about it.
        facts: who lent it, from when until when, at which interest, and what of that is to be subsidised.
        sums: lent, repaid, owed, subsidised.
        entries: what was entered.
        steps: what the reader can do.
        seen: how much was done to it.
        firms, reversible: firms that can be said to use it, and entries that can be reversed, by id.
    """

    id: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    state: Text
    tone: Tone
    signs: tuple[Asked, ...]
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    sums: Table
    entries: Table
    steps: tuple[LoanStep, ...]
    seen: int
    firms: Offered
    reversible: Offered


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form by which a firm is registered or a loan recorded.

    Attributes:
        title, lead: what it is.
        crumbs: the way to it.
        known: what the form begins with.
        offices: names of offices to choose from as one types.
        action: what the button says.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    known: Mapping[str, object]
    offices: tuple[str, ...]
    action: Text


@dataclass(frozen=True, slots=True)
class OwedPage:
    """What firms promised and did not pay in a place.

    Attributes:
        title, lead: of which place and year.
        crumbs: the way to it.
        year, years: the year shown, and those there are.
        figures: promised, paid, not paid.
        places: each place beneath; none of a village.
        households: the households of a village that are owed something; none elsewhere or for whoever sees none.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    year: int
    years: tuple[int, ...]
    figures: tuple[Figure, ...]
    places: Table | None
    households: Table | None


@dataclass(frozen=True, slots=True)
class Earned:
    """What firms owe one household, its small loans, and what it got beside its income in the register.

    Attributes:
        contracts, loans: the rows.
        offered: what was paid last by part of income beside what the register has.
        income_url: where the income is changed; empty for who may not.
    """

    contracts: Table
    loans: Table
    offered: Table
    income_url: str
