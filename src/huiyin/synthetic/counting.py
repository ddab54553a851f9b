"""Whole numbers that add up: sharing a total out, ranking within groups, choosing to an exact sum.

Everything here is deterministic; chance is decided by whoever calls.
"""

from collections.abc import Callable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_WINDOW = 24
_HALVINGS = 60


class NoExactChoiceError(HuiyinError):
    """No set of households has exactly the number of people that a published figure asks for."""

    code = "NO_EXACT_CHOICE"
    template = Text(
        "No choice of households gives exactly {target} people. Take a larger scale; 0.01 always works.",
        "无法选出恰好 {target} 人的户组合。请增大比例；0.01 必定可行。",
    )


def stream(seed: int, part: str) -> np.random.Generator:
    """Give the random stream of one part: another part's draws never move it."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, crc32(part.encode())])))


def scaled(number: float, scale: float) -> int:
    """Give a published number of people at a scale, rounded to whole people."""
    return round(number * scale)


def apportion(weights: Floats, total: int) -> Ints:
    """Share a whole total out in proportion to weights, the largest remainders rounded up (Hamilton's method)."""
    quotas = weights * (total / weights.sum())
    shares: Ints = np.floor(quotas).astype(np.int64)
    missing = total - int(shares.sum())
    shares[np.argsort(shares - quotas, kind="stable")[:missing]] += 1
    return shares


def rank_within(groups: Ints, values: Floats) -> Floats:
    """Give each value its rank in its group as a fraction between 0 and 1, the smallest lowest."""
    order = np.lexsort((values, groups))
    place = positions(groups[order])
    ranks = np.empty(len(groups))
    sizes = np.bincount(groups) if len(groups) else np.zeros(0, np.int64)
    ranks[order] = (place + 0.5) / sizes[groups[order]]
    return ranks


def positions(sorted_groups: Ints) -> Ints:
    """Give each element of sorted groups its place in its group, from 0."""
    everyone = np.arange(len(sorted_groups))
    starts = np.flatnonzero(np.diff(sorted_groups, prepend=-1))
    place: Ints = everyone - np.repeat(starts, np.diff(starts, append=len(sorted_groups)))
    return place


def solve(total_at: Callable[[float], float], target: float, low: float, high: float) -> float:
    """Find where a rising function reaches a target, by halving."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if total_at(middle) < target else (low, middle)
    return (low + high) / 2


def choose(score: Floats, groups: Ints, quotas: Floats, sizes: Ints, total: int) -> Ints:
    """Choose households, the highest scores first in each group, about by quota and exactly to a total of people.

    Args:
        score: one number a household; the higher, the earlier it is chosen.
        groups: the household's group, an index into `quotas`.
        quotas: how many people each group should give; met as nearly as whole households allow.
        sizes: people in each household.
        total: how many people all together: exact.

    Returns:
        the indices of the chosen households, sorted.

    Raises:
        NoExactChoiceError: no choice near the quotas has exactly that sum.
    """
    order = np.lexsort((-score, groups))
    people = np.cumsum(sizes[order])
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    before = np.repeat((people - sizes[order])[starts], np.diff(starts, append=len(order)))
    middle = people - before - sizes[order] / 2
    asked = quotas[groups[order]]
    urgency = np.where(asked > 0, middle / np.maximum(asked, 1e-9), np.inf)
    return np.sort(_exactly(order[np.argsort(urgency, kind="stable")], sizes, total))


def _exactly(order: Ints, sizes: Ints, total: int) -> Ints:
    """Take the leading households; near the end, take or leave single ones until the sum is exact."""
    people = np.cumsum(sizes[order])
    end = int(np.searchsorted(people, total, side="right"))
    first = max(0, end - _WINDOW)
    window = order[first : end + _WINDOW]
    need = total - int(people[first - 1]) if first else total
    reachable = [1]
    for size in sizes[window][::-1].tolist():
        reachable.append(reachable[-1] | reachable[-1] << size)
    reachable.reverse()
    if not reachable[0] >> need & 1:
        raise NoExactChoiceError(target=total)
    taken = []
    for at, size in enumerate(sizes[window].tolist()):
        if need >= size and reachable[at + 1] >> (need - size) & 1:
            taken.append(at)
            need -= size
    return np.concatenate([order[:first], window[taken]]).astype(np.int64)
