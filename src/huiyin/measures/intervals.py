"""Confidence intervals from an estimate, its standard error and the design's degrees of freedom.

A standard error of zero gives no interval (NaN): a sample without one poor person doesn't show that there is none.
"""

import numpy as np
from scipy.special import stdtrit

from huiyin.measures.linear import Floats


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


def _quantile(df: Floats, confidence: float) -> Floats:
    return np.asarray(stdtrit(np.where(df > 0, df, np.nan), (1 + confidence) / 2))
