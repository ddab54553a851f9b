"""What the templates of the access app get."""

from dataclasses import dataclass
from datetime import date, datetime

from huiyin.kernel.text import Text
from huiyin_web.core.parts import Crumb, Pager
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account."""

    pk: int
    username: str
    name: str
    role: Text
    place: Text
    place_code: str
    organisation: str
    state: Text
    tone: str  # the tag's colour and shape
    is_active: bool
    last_seen: datetime | None
    giver: Text | str  # who gave its last one-time password; empty where nobody recorded it
    is_made_up: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """The accounts that somebody manages."""

    rows: tuple[AccountRow, ...]
    lead: Text
    pager: Pager
    bulk_below: Text | None  # whose accounts are made all at once: the level below; none where there is none
    made_up: bool  # some of these people are made up


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A place or a household that somebody was given, from one day to another."""

    pk: int
    place: Text
    kind: Text
    holder: Text  # the account itself, or its organisation
    starts_on: date
    ends_on: date | None
    giver: Text | str
    may_end: bool


@dataclass(frozen=True, slots=True)
class AccountReach:
    """What one account was given beyond its own place; `kind` is what its role can be given, none where all is open."""

    user: int
    kind: Text | None
    takes_households: bool  # single households too
    organisation: Text | None  # which can hold pairings for all its accounts; none where the account has none
    rows: tuple[GrantRow, ...]


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Accounts chosen to be changed, the places they may be moved to, and, where it is one account, its reach.

    `running` counts what they were given themselves and still have: a transfer ends what lies outside the new place.
    """

    rows: tuple[AccountRow, ...]
    places: tuple[tuple[str, Text], ...]
    running: int
    reach: AccountReach | None


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A place below one's own, with the accounts that its office has."""

    code: str
    name: Text
    accounts: int


@dataclass(frozen=True, slots=True)
class BulkPage:
    """All at once: the places directly below one's own."""

    role: Text
    level: Text
    rows: tuple[VillageRow, ...]


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """An account with its one-time password."""

    username: str
    name: str
    role: Text
    place: Text
    password: str


@dataclass(frozen=True, slots=True)
class IssuedPage:
    """One-time passwords, shown once."""

    rows: tuple[IssuedRow, ...]
    until: datetime  # when they expire
    sealed: str  # the same rows, signed, for the Excel file: nothing is kept on the server


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One delegation."""

    pk: int
    principal: str
    deputy: str
    starts_on: date
    ends_on: date
    reason: str
    state: Text
    tone: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class DelegationsPage:
    """What somebody delegated, or what was delegated to them."""

    rows: tuple[DelegationRow, ...]
    pager: Pager
    may_delegate: bool
    deputies: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The audit log, newest first."""

    table: Table
    lead: Text
    pager: Pager
    actions: tuple[tuple[str, Text], ...]  # what can be filtered by
    downloads: tuple[tuple[str, str], ...]  # address and label


@dataclass(frozen=True, slots=True)
class AuditEventPage:
    """One event, whole."""

    number: int
    facts: tuple[tuple[Text, Text | str | Crumb], ...]
    detail: str  # JSON, indented


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """Whether the chain holds."""

    holds: bool
    words: Text
