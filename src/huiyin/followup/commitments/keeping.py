"""Kept promises as figures: what became of those that were due, how long closing takes, how often a day slipped.

A promise counts as kept when it was delivered in full by the day on which it was **first** due and somebody of another
office found it so. Putting the day off does not make it kept; withdrawing what one owes oneself does not take it out of
the count. What was delivered in time and waits for its accepter counts neither for its owner nor against.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from huiyin.followup.commitments.commitment import State
from huiyin.followup.shares import share_of


class Outcome(StrEnum):
    """What became of a promise."""

    NOT_DUE = "not_due"
    KEPT = "kept"
    LATE = "late"  # kept in full, after the day on which it was first due
    PARTLY = "partly"  # closed with less than was promised
    WAITING = "waiting"  # delivered in time, not verified yet
    BROKEN = "broken"  # due, and neither delivered nor closed; missed; withdrawn by whoever owed it
    CALLED_OFF = "called_off"  # withdrawn by whoever it was owed to


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells the outcome of a promise; many share them, so a database counts them.

    Attributes:
        state: where it stands.
        is_due: whether the day on which it was first due is over.
        in_time: whether it was delivered by that day.
        in_full: whether what was found is no less than what was promised.
        own: whether whoever gave it owes it.
    """

    state: State
    is_due: bool
    in_time: bool
    in_full: bool
    own: bool


def outcome_of(facts: Facts) -> Outcome:
    """Say what became of a promise."""
    if facts.state is State.WITHDRAWN:
        return Outcome.BROKEN if facts.own else Outcome.CALLED_OFF
    if facts.state is State.CLOSED:
        if not facts.in_full:
            return Outcome.PARTLY
        return Outcome.KEPT if facts.in_time else Outcome.LATE
    if facts.state in {State.MISSED, State.EXPLAINED}:
        return Outcome.BROKEN
    if facts.state is State.DELIVERED and facts.in_time:
        return Outcome.WAITING
    return Outcome.BROKEN if facts.is_due else Outcome.NOT_DUE


@dataclass(frozen=True, slots=True)
class Kept:
    """The kept-promise ratio of an organisation, a place, a round.

    Attributes:
        counts: how many promises by outcome.
        judged: how many are counted: kept, late, in part and broken.
        ratio: the share of those that were kept; none where none is counted.
        low, high: its 95% interval (Wilson 1927); the promises are seen as a sample of how their owner keeps promises.
    """

    counts: Mapping[Outcome, int]
    judged: int
    ratio: float | None
    low: float | None
    high: float | None


_JUDGED = (Outcome.KEPT, Outcome.LATE, Outcome.PARTLY, Outcome.BROKEN)


def kept(counted: Iterable[tuple[Facts, int]]) -> Kept:
    """Give the kept-promise ratio of promises, counted by what tells their outcome.

    Example:
        >>> in_time = Facts(State.CLOSED, is_due=True, in_time=True, in_full=True, own=False)
        >>> open_ = Facts(State.UNDER_WAY, is_due=True, in_time=False, in_full=False, own=False)
        >>> kept([(in_time, 9), (open_, 1)]).ratio
        0.9
    """
    counts = dict.fromkeys(Outcome, 0)
    for facts, many in counted:
        counts[outcome_of(facts)] += many
    judged = sum(counts[outcome] for outcome in _JUDGED)
    found = share_of(counts[Outcome.KEPT], judged)
    return Kept(counts, judged, found.share, found.low, found.high)


@dataclass(frozen=True, slots=True)
class Closing:
    """How long closing took, in days from being given, days on hold included.

    Attributes:
        closed: how many were closed.
        median: the middle one; none where none was closed.
        slowest_tenth: the 90th percentile, between neighbours in proportion (Hyndman and Fan 1996, type 7).
    """

    closed: int
    median: float | None
    slowest_tenth: float | None


def closing(days: Sequence[int]) -> Closing:
    """Give how long closing took.

    Example:
        >>> closing([10, 20, 30, 40, 100]).median
        30.0
    """
    if not days:
        return Closing(0, None, None)
    median, ninth = np.percentile(days, [50, 90])
    return Closing(len(days), float(median), float(ninth))
