"""What registered households earn: lognormal around each year's line, rounded as people round.

Whoever is poor has less than the line a head, whoever left has at least the line. In an honest county the incomes
of those who stay and those who leave make one smooth curve across the line; in a cheating county it has a bump.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from huiyin.synthetic.counting import Bools, Floats, Ints, rank_within, stream
from huiyin.synthetic.history import EXITED, REMOVED, History
from huiyin.synthetic.households import Households

_SPREAD = 0.33  # of log income among those at risk
_EXIT_SHARES = (0.08, 0.95)  # a county's exits are taken to be at least and at most this share when the line is placed
_PUSHED_BY = (2, 130)  # yuan a head above the line
_TAKEN_FROM_BELOW = 0.5  # how much of what is pushed over the line is missing just below it
_GROWTH, _GROWTH_SPREAD = 0.08, 0.07  # of log income over the line's own growth, once a household has left
_BY_HEAD, _BY_TOTAL = 0.3, 0.4  # shares of households whose income is a round number a head / all together
_ROUND = 100


@dataclass(frozen=True, slots=True)
class Incomes:
    """Net income in whole yuan a year by year and household; 0 where the household is not registered yet."""

    net: Ints


def make_incomes(households: Households, history: History, lines: Sequence[int], seed: int) -> Incomes:
    """Give all incomes; `lines` are the poverty lines of `YEARS`, yuan a head."""
    random = stream(seed, "incomes")
    earlier = np.zeros(len(households))
    years = []
    for at, line in enumerate(lines):
        at_risk = _at_risk(random, households, history, at, line)
        growth = line / lines[max(at - 1, 0)]
        steady = earlier * growth * np.exp(_GROWTH)
        went_on = steady * np.exp(random.normal(0, _GROWTH_SPREAD, len(households)))
        gone = (history.status[at] == EXITED) & ~history.left[at]
        went_on = np.where(gone & (went_on < line), steady, went_on)
        a_head = np.where(gone | (history.status[at] == REMOVED), went_on, at_risk)
        years.append(_rounded(random, a_head, households.size, line, history, at))
        earlier = a_head
    return Incomes(np.stack(years))


def _at_risk(random: np.random.Generator, households: Households, history: History, at: int, line: int) -> Floats:
    """Spread those who are poor and those who left this year over one curve, county by county."""
    home, ability = households.county, history.ability[at]
    stays, left, pushed = history.poor[at], history.left[at], history.pushed[at]
    counties = int(home.max()) + 1

    def count(who: Bools) -> Floats:
        return np.bincount(home[who], minlength=counties).astype(float)

    exits = np.clip(count(left) / np.maximum(count(left | stays), 1), *_EXIT_SHARES)
    true_exits = exits * (1 - count(pushed) / np.maximum(count(left), 1))
    curve = np.zeros(len(home))
    ceiling = np.where(random.random(len(home)) < _TAKEN_FROM_BELOW, 1 - exits[home], 1 - true_exits[home])
    curve[stays] = rank_within(home[stays], ability[stays]) * ceiling[stays]
    honest = left & ~pushed
    curve[honest] = 1 - true_exits[home[honest]] * (1 - rank_within(home[honest], ability[honest]))
    relevant = stays | honest
    a_head = np.zeros(len(home))
    a_head[relevant] = line * np.exp(_SPREAD * (ndtri(curve[relevant]) - ndtri(1 - true_exits[home[relevant]])))
    a_head[pushed] = line + random.uniform(*_PUSHED_BY, int(pushed.sum()))
    return a_head


def _rounded(random: np.random.Generator, a_head: Floats, size: Ints, line: int, history: History, at: int) -> Ints:
    """Round to what people say, then bring back whoever rounding has carried over the line."""
    draw = random.random(len(size))
    unit = np.where(draw < _BY_HEAD, _ROUND * size, np.where(draw < _BY_HEAD + _BY_TOTAL, _ROUND, 1))
    unit = np.where(history.pushed[at], 1, unit)
    net = np.rint(a_head * size / unit).astype(np.int64) * unit
    line_for_all = line * size
    below = (line_for_all - 1) // unit * unit
    above = -(-line_for_all // unit) * unit
    net = np.where(history.poor[at], np.clip(net, unit, below), net)
    net = np.where(history.status[at] == EXITED, np.maximum(net, above), net)
    return np.where(a_head > 0, net, 0)
