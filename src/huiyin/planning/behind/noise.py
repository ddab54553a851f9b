"""By how much a count of people who left poverty would vary though nothing else had happened.

The register counts everybody, so its count has no sampling error; but whether ten families more left by December is
partly luck, and a village's families leave together. How much villages' shares differ shows how much luck there was.
The variance is that of a ratio over clusters (Cochran 1977, Sampling Techniques, section 6.4 and 9A; Binder 1983), with
the villages as clusters of an endless population: no correction for having counted all of them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

_LEAST_CLUSTERS = 2


@dataclass(frozen=True, slots=True)
class Count:
    """A count with its noise.

    Attributes:
        found: how many.
        se: its standard error; none where fewer than two clusters had anybody to leave, so that nobody can tell.
        clusters: in how many clusters there was anybody to leave.
    """

    found: float
    se: float | None
    clusters: int


def count(clusters: Sequence[tuple[float, float]]) -> Count:
    """Add up how many left in each cluster, with the noise of the sum.

    Args:
        clusters: of each, how many left and how many could have: those who left and those who stayed.

    Raises:
        ParameterError: more left than could have, or a number below zero.

    Example:
        >>> found = count([(30, 100), (10, 50), (25, 60)])
        >>> found.found, round(found.se, 2)
        (65, 10.41)
    """
    for left, base in clusters:
        if not 0 <= left <= base:
            raise ParameterError(name="clusters", value=f"{left}, {base}", allowed=_ALLOWED, mend=_MEND)
    peopled = [(left, base) for left, base in clusters if base]
    found, many = sum(left for left, _ in peopled), len(peopled)
    if many < _LEAST_CLUSTERS:
        return Count(found, None, many)
    share = found / sum(base for _, base in peopled)
    spread = sum((left - share * base) ** 2 for left, base in peopled)
    return Count(found, math.sqrt(many / (many - 1) * spread), many)


_ALLOWED = Text("how many left, from 0 to how many could have", "脱贫人数，且不小于 0、不大于可脱贫人数")
_MEND = Text("Add those who left to those who stayed.", "可脱贫人数为已脱贫与未脱贫人数之和。")
