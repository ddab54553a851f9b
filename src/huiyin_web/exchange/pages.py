"""The pages of the exchange with the national registry."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table
from huiyin_web.imports.pages import Progress


@dataclass(frozen=True, slots=True)
class ExchangesPage:
    """The comparisons so far.

    Attributes:
        most: how many rows of a sheet are compared at once.
        days: for how many days the rows of an exchange are kept.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    table: Table
    most: int
    days: int


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field with its differences.

    Attributes:
        label: the field.
        url: its differences.
        sheet, field: what a decision about all of them names.
        total, open: how many there are, and how many wait for a decision.
        ours_newer, theirs_newer: of the open ones, how many are newer on which side.
        may_take: whether theirs can be taken here.
    """

    label: Text
    url: str
    sheet: str
    field: str
    total: int
    open: int
    ours_newer: int
    theirs_newer: int
    may_take: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a comparison found.

    Attributes:
        fields: the fields that differ, those with most to decide first.
        alone: where the rows of one side alone are listed, and how many there are.
        refused: rows of the export that could not be read.
        may_file: whether this person may have the outgoing file.
        written: when the outgoing file was written; none where nobody has had it written.
    """

    fields: tuple[FieldLine, ...]
    alone: Crumb
    refused: Table
    may_file: bool
    written: Text | None


@dataclass(frozen=True, slots=True)
class ExchangePage:
    """One comparison, wherever it stands.

    Attributes:
        number: its number.
        state, tone: where it stands; `lead` says what is next.
        progress: the job that is at work on it, if one is.
        failure: why the export was refused or its latest job came to nothing, if it did.
        result: what its latest job came to, if that says something.
        facts: which files, of which day, by whom, how many rows, how long they are kept.
        found: what it found; none before it is compared and after it is closed.
        may_compare, may_close: what can be asked for now.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    number: int
    state: Text
    tone: Tone
    progress: Progress | None
    failure: Text | None
    result: Text | None
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    found: Found | None
    may_compare: bool
    may_close: bool


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference.

    Attributes:
        number: its number.
        household: whose it is, masked; leads to the household.
        label: the field.
        ours, theirs: both values, personal ones masked.
        newer: which side is newer, and since when ours stands.
        state, tone: what was decided.
        may_decide, may_take: what this person can decide.
        request_url: the change request that came of it.
    """

    number: int
    household: Crumb
    label: Text
    ours: Text
    theirs: Text
    newer: Text
    state: Text
    tone: Tone
    may_decide: bool
    may_take: bool
    request_url: str


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """Differences of one exchange, of a field or of a household."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    number: int
    tabs: tuple[Tab, ...]
    lines: tuple[DifferenceLine, ...]
    pager: Pager
    here: str


@dataclass(frozen=True, slots=True)
class AlonePage:
    """Rows that one side alone has."""

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    table: Table
    pager: Pager
