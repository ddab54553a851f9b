"""All that the templates of windows get, and what their exports are made from: one frozen dataclass a page."""

from dataclasses import dataclass
from datetime import date

from huiyin.kernel.text import Text
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Table


@dataclass(frozen=True, slots=True)
class EndingDelegation:
    """A delegation that the reader may end: its number and what it is."""

    number: int
    label: Text


@dataclass(frozen=True, slots=True)
class WindowsPage:
    """Windows, exceptions and delegations in reach.

    Attributes:
        title, lead: what it is.
        warnings: years whose windows come to one short opening, by process and area.
        warning: what the tag beside each says.
        windows, exceptions, delegations: their tables.
        may_open: whether the reader declares windows.
        may_except: whether the reader opens exceptions and delegates that.
        ending: the delegations that the reader may end.
        day: the day that forms begin with.
    """

    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    warnings: tuple[Text, ...]
    warning: Text
    windows: Table
    exceptions: Table
    delegations: Table
    may_open: bool
    may_except: bool
    ending: tuple[EndingDelegation, ...]
    day: date


@dataclass(frozen=True, slots=True)
class WindowPage:
    """One window, to be changed or closed.

    Attributes:
        number: which it is.
        title, lead: of what and where.
        crumbs: the way to it.
        facts: since when, until when, why, by whom.
        opens_on, closes_on: its days.
        is_over: whether it is over; then nothing of it changes.
    """

    number: int
    title: Text
    lead: Text
    crumbs: tuple[Crumb, ...]
    facts: tuple[tuple[Text, Text | str], ...]
    opens_on: date
    closes_on: date | None
    is_over: bool
