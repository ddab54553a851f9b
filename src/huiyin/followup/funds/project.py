"""A project's money as it stands: what was planned, allocated, paid out and accepted, and whom it reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Flow:
    """Money on a day: allocated to the project, paid out by it, or the worth of what was accepted; in fen."""

    on: date
    fen: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A household that a project reached.

    Attributes:
        fen: what it got, in money or its worth.
        persons: its members.
        is_poor: whether it was registered as poor then.
    """

    fen: int
    persons: int
    is_poor: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A project with funds of its own.

    Attributes:
        planned: its approved amount, in fen.
        begins, due: the days between which it is to be carried out.
        allocated, paid, accepted: its money, by day.
        reached: the households that it reached.
        is_over: whether it was accepted as a whole.
    """

    planned: int
    begins: date
    due: date
    allocated: tuple[Flow, ...] = ()
    paid: tuple[Flow, ...] = ()
    accepted: tuple[Flow, ...] = ()
    reached: tuple[Reached, ...] = ()
    is_over: bool = False


def sum_until(flows: Iterable[Flow], on: date) -> int:
    """Add up what flowed until a day, that day included; in fen."""
    return sum(flow.fen for flow in flows if flow.on <= on)
