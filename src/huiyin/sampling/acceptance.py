"""Acceptance plans: how many to look at, and how many errors to accept, so that both mistakes stay below stated risks.

A limit on the share of errors in a sample, such as 2% of 100, condemns many counties that comply and passes many that
do not. A plan names instead what is good and what is bad, and the risk of taking one for the other.
Dodge and Romig (1959), Sampling Inspection Tables; ISO 2859-2 for the two risks.
"""

import math
from dataclasses import dataclass

from scipy.special import bdtr, bdtrc

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class AcceptancePlan:
    """A single sample and what to accept of it.

    Attributes:
        sample: how many persons or households to draw, independently.
        accept: the largest number of errors that is accepted.
        good, bad: the shares of errors that are to be told apart.
        producer_risk: how often somebody with `good` errors is refused.
        consumer_risk: how often somebody with `bad` errors is accepted.
    """

    sample: int
    accept: int
    good: float
    bad: float
    producer_risk: float
    consumer_risk: float


def acceptance_plan(
    good: float, bad: float, *, producer_risk: float = 0.05, consumer_risk: float = 0.10, deff: float = 1.0
) -> AcceptancePlan:
    """Give the smallest plan that keeps both risks.

    Args:
        good: the share of errors that should be accepted, such as 0.01.
        bad: the share that should be refused, such as 0.03.
        producer_risk: how often at most somebody with `good` errors may be refused.
        consumer_risk: how often at most somebody with `bad` errors may be accepted.
        deff: the design effect of a clustered draw: the sample is as many times larger, and so is what is accepted.

    Raises:
        ParameterError: the shares do not ascend within 0 to 1, a risk is not between 0 and 1, the design effect is
            below 1, or no sample of 100,000 tells the two apart.

    Example:
        >>> acceptance_plan(0.01, 0.03).sample, acceptance_plan(0.01, 0.03).accept
        (390, 7)
    """
    _check(good, bad, {"producer_risk": producer_risk, "consumer_risk": consumer_risk}, deff)
    accept = 0
    while (sample := _least_sample(accept, bad, consumer_risk)) <= _LARGEST:
        if bdtrc(accept, sample, good) <= producer_risk:
            return AcceptancePlan(
                sample=math.ceil(sample * deff),
                accept=math.floor(accept * deff),
                good=good,
                bad=bad,
                producer_risk=float(bdtrc(accept, sample, good)),
                consumer_risk=float(bdtr(accept, sample, bad)),
            )
        accept += 1
    raise ParameterError(name="bad", value=bad, allowed=_FARTHER.fill(good=good), mend=_APART)


def _least_sample(accept: int, bad: float, risk: float) -> int:
    """Give the smallest sample in which somebody bad has more errors than are accepted, but for the risk."""
    low, high = accept, accept + 1
    while bdtr(accept, high, bad) > risk:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if bdtr(accept, middle, bad) > risk else (low, middle)
    return high


def _check(good: float, bad: float, risks: dict[str, float], deff: float) -> None:
    if not 0 <= good < bad < 1:
        raise ParameterError(name="good, bad", value=f"{good}, {bad}", allowed=_ASCENDING, mend=_EXAMPLE)
    for name, risk in risks.items():
        if not 0 < risk < 1:
            raise ParameterError(name=name, value=risk, allowed=_BETWEEN, mend=_USUAL)
    if not 1 <= deff < math.inf:
        raise ParameterError(name="deff", value=deff, allowed=_FROM_ONE, mend=_ONE)


_ASCENDING = Text("two ascending shares from 0 to 1", "0 至 1 之间由小到大的两个比例")
_EXAMPLE = Text("For example 0.01 and 0.03.", "例如 0.01 和 0.03。")
_BETWEEN = Text("a number between 0 and 1", "0 与 1 之间的数")
_USUAL = Text("0.05 and 0.10 are usual.", "通常取 0.05 和 0.10。")
_FROM_ONE = Text("a number from 1 up", "不小于 1 的数")
_ONE = Text("1 is a simple random sample.", "1 表示简单随机抽样。")
_FARTHER = Text("a share farther above {good}", "比 {good} 大得更多的比例")
_APART = Text("Set the two farther apart, or allow larger risks.", "请拉开两者的差距，或放宽风险。")
