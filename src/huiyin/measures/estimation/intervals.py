"""Confidence intervals from an estimate, its standard error and the design's degrees of freedom.

A standard error of zero gives no interval (NaN) by itself: a sample without one poor person doesn't show that there is
none. What it does show, under a design effect that is stated, is the thinned interval's upper end.
"""

from collections.abc import Callable

import numpy as np
from scipy.special import betaincinv, ndtri, stdtrit

from huiyin.measures.survey.linear import Floats

Interval = Callable[[Floats, Floats, float], tuple[Floats, Floats]]


def t_interval(estimate: Floats, se: Floats, df: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Give the estimate plus and minus t standard errors."""
    half = _quantile(df, confidence) * np.where(se > 0, se, np.nan)
    return estimate - half, estimate + half


def logit_interval(estimate: Floats, se: Floats, df: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Give the interval of a share, symmetric on the scale of its log odds: it never leaves 0 to 1.

    Korn and Graubard (1998), Survey Methodology 24, 193-201; `svyciprop(method="logit")` in R survey.
    """
    share = np.where((estimate > 0) & (estimate < 1), estimate, np.nan)
    low, high = t_interval(np.log(share / (1 - share)), se / (share * (1 - share)), df, confidence)
    return 1 / (1 + np.exp(-low)), 1 / (1 + np.exp(-high))


def exact_interval(events: Floats, trials: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Give the exact interval of a share from independent trials; without an event it still has its upper end.

    Clopper and Pearson (1934), Biometrika 26, 404-413.

    Args:
        events: how many of the trials had the event, not always whole where a design thins them.
        trials: how many there were, above zero.
        confidence: the level; each end is missed by half of the rest at most.
    """
    tail = (1 - confidence) / 2
    # A beta distribution without one of its two parameters stands at its end.
    low = np.where(events > 0, betaincinv(np.where(events > 0, events, 1), trials - events + 1, tail), 0.0)
    missed = trials - events
    high = np.where(missed > 0, betaincinv(events + 1, np.where(missed > 0, missed, 1), 1 - tail), 1.0)
    return low, high


def wilson_interval(events: Floats, trials: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Give the score interval of a share from independent trials: shorter than the exact one, right on average.

    Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    z = ndtri((1 + confidence) / 2)
    centre = (events + z**2 / 2) / (trials + z**2)
    half = z / (trials + z**2) * np.sqrt(events * (trials - events) / trials + z**2 / 4)
    return np.maximum(centre - half, 0), np.minimum(centre + half, 1)


def thinned_interval(
    share: Floats, trials: Floats, df: Floats, deff: Floats, confidence: float, of: Interval = exact_interval
) -> tuple[Floats, Floats]:
    """Give the exact interval (or another) of as many independent trials as a clustered sample is worth.

    Korn and Graubard (1998), Survey Methodology 24, 193-201; `svyciprop(method="beta")` in R survey. Where no event
    was found the sample cannot tell its own design effect, and R gives none: here `deff` is then assumed and stated.

    Args:
        share: the estimate, weighted.
        trials: how many rows it comes from.
        df: degrees of freedom of the design.
        deff: the variance over that of as many independent trials, measured or assumed; above zero.
        confidence: the level.
        of: the interval of independent trials.
    """
    independent = _quantile(np.maximum(trials - 1, 1), confidence) / _quantile(df, confidence)
    worth = np.minimum(trials / deff * independent**2, trials)
    return of(worth * share, worth, confidence)


def _quantile(df: Floats, confidence: float) -> Floats:
    return np.asarray(stdtrit(np.where(df > 0, df, np.nan), (1 + confidence) / 2))
