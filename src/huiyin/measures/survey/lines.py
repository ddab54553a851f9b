"""Poverty lines that are not fixed: a share of the median or of the mean of the same data."""

import math
from dataclasses import dataclass
from typing import Literal

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.survey.distribution import Distribution
from huiyin.measures.survey.linear import Linear
from huiyin.measures.survey.rows import ONE, VALUE

Of = Literal["median", "mean"]


@checked
@dataclass(frozen=True, slots=True)
class Relative:
    """A line that is a share of the median or mean welfare of everybody measured: `Relative(0.6, "median")`.

    It is estimated from the sample, and its own uncertainty goes into every standard error (Deville 1999).

    Attributes:
        share: of the median or mean.
        of: the median or the mean of all rows of the subset, whatever they are broken down by.

    Raises:
        ParameterError: the share is not above zero.
    """

    share: float
    of: Of = "median"

    def __post_init__(self) -> None:
        if not 0 < self.share < math.inf:
            raise ParameterError(name="Relative.share", value=self.share, allowed=_ABOVE_ZERO, mend=_SIXTY)

    def line(self, everybody: Distribution) -> Linear:
        """Estimate the line."""
        if self.of == "median":
            return self.share * everybody.quantile(0.5)
        return self.share * (everybody.total(VALUE) / everybody.total(ONE))

    def label(self, *, of_subset: bool) -> Text:
        """Say which line it is, and of whom."""
        return _LABELS[self.of].fill(share=f"{self.share:.6g}", whom=_SUBSET if of_subset else _ALL)


_ABOVE_ZERO = Text("a number above 0", "大于 0 的数")
_SIXTY = Text("0.6 is usual: 60% of the median.", "通常取 0.6，即中位数的 60%。")
_ALL, _SUBSET = Text("the same data", "同一数据"), Text("the subset alone", "所选子集自身")
_LABELS: dict[Of, Text] = {
    "median": Text("{share} times the median of {whom}", "{whom}中位数的 {share} 倍"),
    "mean": Text("{share} times the mean of {whom}", "{whom}平均值的 {share} 倍"),
}
