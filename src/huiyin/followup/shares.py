"""A share of independent trials with Wilson's interval: promises kept, people who passed, households with work."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many.

    Attributes:
        met, of: numerator and denominator.
        share: none where nothing is counted.
        low, high: its 95% interval (Wilson 1927, Journal of the American Statistical Association 22, 209-212).
    """

    met: int
    of: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


def share_of(met: int, of: int) -> Share:
    """Give a share with its interval; every page loads this room, and a library of statistics would cost each 40 MB.

    Example:
        >>> found = share_of(9, 10)
        >>> found.share, round(found.low, 3), round(found.high, 3)
        (0.9, 0.596, 0.982)
    """
    if not of:
        return Share(met, of)
    z2 = NormalDist().inv_cdf(0.975) ** 2
    centre = (met + z2 / 2) / (of + z2)
    half = sqrt(z2 * (met * (of - met) / of + z2 / 4)) / (of + z2)
    return Share(met, of, met / of, max(centre - half, 0.0), min(centre + half, 1.0))
