"""All that the page of a household gets, and what its files are made from."""

from dataclasses import dataclass
from datetime import datetime

from huiyin.kernel.text import Text
from huiyin_web.core.amounts import Tone
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table
from huiyin_web.industry.pages import Earned


@dataclass(frozen=True, slots=True)
class Hidden:
    """One personal value: masked, or in clear for a few minutes after a reason was given.

    Attributes:
        key: which value it is, `household.phone` or `person.12.id_number`.
        label: what it is called.
        value: the value as it may be shown now.
        clear: whether it is shown in clear.
        of_member: whether it stands in the table of members.
    """

    key: str
    label: Text
    value: str
    clear: bool
    of_member: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one kind: housing, water, land; `url` is where they are changed, empty for who may not."""

    title: Text
    facts: tuple[tuple[Text, Text], ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """One household: now, its members, its years, its income, what changed.

    Attributes:
        title, lead: the masked name of its head, and how it stands in words.
        crumbs: the way to it.
        id: its permanent id.
        status, tone: its state as a tag.
        groups: what is known of it.
        hidden, may_unmask: its personal values, masked by default; whether this person may ask for one.
        cases, openable: its cases, the latest first; what this person may open a case of, each with its address.
        visits, promises: the visits to it; what was agreed on them and what became of it; the latest first.
        help, help_years, help_withdrawn, help_url: what it received, item by item and by year; what of it was
            withdrawn, by whom and why; where more is recorded, if it may be.
        relocation, training: the schemes in which it stands; the courses that its people took.
        plan, plan_url: what its plan of help holds this year, and where that stands whole.
        earned: what firms owe it and paid, and its small loans; none for who sees no promises.
        placed: jobs that East-West cooperation found; none for who sees no promises.
        members, joining: its members, masked, their names leading to their forms; who joined it and who left.
        income_url: where its income is changed; empty for who may not.
        requests: the changes asked for that wait, and the last that were decided.
        looks: by which role personal values were looked at, and by whom for who may read the audit log.
        history, incomes: its frozen years; the components of its income by year.
        numbers: the numbers that the office gave it, the present one first.
        changes: every change of its row, the latest first.
        suspects, flags: what is asked about it by a rule; what because of other departments' lists.
        duplicates: whether it is asked to be one with another.
        made_up, read_at: whether the household is made up; when the page was made.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    id: int
    status: Text
    tone: Tone
    groups: tuple[FactGroup, ...]
    hidden: tuple[Hidden, ...]
    may_unmask: bool
    cases: Table
    openable: tuple[Crumb, ...]
    visits: Table
    promises: Table
    help: Table
    help_years: Table
    help_withdrawn: Table
    help_url: str
    relocation: Table
    training: Table
    plan: Table
    plan_url: str
    earned: Earned | None
    placed: Table | None
    members: Table
    joining: Table
    income_url: str
    requests: Table
    looks: Table
    history: Table
    incomes: Table
    numbers: Table
    changes: Table
    suspects: Table
    duplicates: Table
    flags: Table
    made_up: bool
    read_at: datetime
