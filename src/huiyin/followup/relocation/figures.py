"""What a scheme came to: who consented and moved, who has work a year later, and income against before."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from huiyin.followup.relocation.life import State
from huiyin.followup.shares import Share, share_of


@dataclass(frozen=True, slots=True)
class Case:
    """A household of a scheme; income a head in fen.

    Attributes:
        before: its income when it was offered a house, by the register; none where that is not known.
        has_labour, works, income, stays: what its answer a year after the move said; none without one.
        is_overdue: whether it should have been asked by now.
    """

    state: State
    persons: int
    before: int | None = None
    has_labour: bool | None = None
    works: bool | None = None
    income: int | None = None
    stays: bool | None = None
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scheme, or a place in it, came to.

    Attributes:
        offered, consented, moved, persons_moved: households (and persons); whoever consented and took that back is
            not counted as consented.
        jobs: households in which somebody works a year after the move, of those with labour that were asked then.
        stays: those that live in the new house a year after the move, of those asked then.
        before, income: median income a head before and a year after, in fen, of the same households; none without.
        compared: how many households those two are of.
        overdue: households that should have been asked by now.
    """

    offered: int
    consented: int
    moved: int
    persons_moved: int
    jobs: Share
    stays: Share
    before: float | None
    income: float | None
    compared: int
    overdue: int


_CONSENTED = frozenset({State.CONSENTED, State.HOUSED, State.MOVED})


def outcome(cases: Iterable[Case]) -> Outcome:
    """Add up the households of a scheme.

    Example:
        >>> moved = Case(State.MOVED, 4, before=280_000, has_labour=True, works=True, income=350_000, stays=True)
        >>> found = outcome([moved, Case(State.DECLINED, 3)])
        >>> found.offered, found.consented, found.moved, found.jobs.share, found.income
        (2, 1, 1, 1.0, 350000)
    """
    every = list(cases)
    moved = [one for one in every if one.state is State.MOVED]
    labour = [one for one in moved if one.has_labour]
    asked = [one for one in moved if one.stays is not None]
    both = [(one.before, one.income) for one in moved if one.before is not None and one.income is not None]
    return Outcome(
        offered=len(every),
        consented=sum(one.state in _CONSENTED for one in every),
        moved=len(moved),
        persons_moved=sum(one.persons for one in moved),
        jobs=share_of(sum(bool(one.works) for one in labour), len(labour)),
        stays=share_of(sum(bool(one.stays) for one in asked), len(asked)),
        before=median(before for before, _after in both) if both else None,
        income=median(income for _before, income in both) if both else None,
        compared=len(both),
        overdue=sum(one.is_overdue for one in every),
    )
