"""Pages on which the register is changed: forms, choices between two values, change requests."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb, Pager, Tab
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class FormPage:
    """One section of a household or a person to be filled in.

    Attributes:
        title, lead: whose form it is, and what happens to what is written.
        crumbs: the way to it.
        tabs: the other sections.
        totals: what is computed of the values shown, and never asked.
        suggestion: an expense by the ratios of policy; empty where there is none.
        draft_at: when the draft that is shown was kept; none where the register's own values are shown.
        draft_url: where what is written is kept while one writes.
        back: the household's page.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    totals: tuple[tuple[Text, Text | str], ...]
    suggestion: Text
    draft_at: datetime | None
    draft_url: str
    back: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that two people changed: what both began with, what each made of it, and who was the other, when.

    Personal values are masked in words; `mine` and `theirs` are what the form sends for either.
    """

    key: str
    label: Text
    base: Text
    mine: str
    mine_words: Text
    theirs: str
    theirs_words: Text
    who: Text | str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Fields that two people changed at once, to be chosen between.

    Attributes:
        title, lead, crumbs: as of the form.
        choices: the fields.
        kept: what else of the form goes on unasked: name and cell.
        only: the names of all fields that the form sends.
        version: the version of the row that is chosen against.
        reason: why it changes, as written.
        url: where the form goes.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    choices: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    only: str
    version: int
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One change request.

    Attributes:
        title, lead: which it is, and what happens next.
        crumbs: the way to it.
        number: its number.
        state, tone: where it stands.
        facts: who asked, when, why, and how it was decided.
        changes: each field before and after, and as it is now.
        may_decide, may_withdraw, may_show: what this person may do.
        in_clear: whether personal values are shown in clear.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    number: int
    state: Text
    tone: Tone
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    changes: Table
    may_decide: bool
    may_withdraw: bool
    may_show: bool
    in_clear: bool


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """Change requests: those that wait for me, mine, and those decided."""

    title: Text
    lead: Text
    tabs: tuple[Tab, ...]
    requests: Table
    pager: Pager
