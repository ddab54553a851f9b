"""How a sample was drawn: what the standard errors need to know of it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

_MOST_STAGES = 2
Lonely = Literal["error", "certainty", "adjust"]


def as_names(names: str | Sequence[str] | None) -> tuple[str, ...]:
    """Give column names as a tuple, where one name alone is also taken."""
    if names is None:
        return ()
    return (names,) if isinstance(names, str) else tuple(names)


@checked
@dataclass(frozen=True, slots=True)
class Design:
    """The columns that say how the sample was drawn.

    Attributes:
        weights: how many people (or units) a row stands for, at most 1e15; without it every row counts once.
        strata: one column, or several that together name a stratum.
        clusters: the units drawn within a stratum (villages), and those drawn within them (households): one column or
            two. Without it every row is its own cluster.
        fpc: for a sample drawn without replacement, how many units there were to draw from: a column for each stage,
            of the row's stratum, then of its cluster (where rows were drawn within clusters, a column more than
            clusters). Without it the first stage alone counts, as with replacement: later ones then add nothing.
        replicates: columns of replicate weights, for `variance="replicates"`.
        scale: what the sum of the squared differences of replicates is multiplied by: without it one over their number
            (bootstrap, balanced repeated replication); (R - 1)/R for R of a jackknife.
        lonely: a stratum with one cluster is an `"error"`, was taken with `"certainty"` (adds no variance), or
            is measured from the mean of all clusters (`"adjust"`).

    Raises:
        ParameterError: a value that is not (or not yet) allowed.
    """

    weights: str | None = None
    strata: str | Sequence[str] | None = None
    clusters: str | Sequence[str] = ()
    fpc: str | Sequence[str] = ()
    replicates: Sequence[str] = ()
    scale: float | None = None
    lonely: Lonely = "error"

    def __post_init__(self) -> None:
        clusters, counts = len(as_names(self.clusters)), len(as_names(self.fpc))
        if clusters > _MOST_STAGES:
            raise ParameterError(name="Design.clusters", value=self.clusters, allowed=_TWO, mend=_FIRST_STAGES)
        if counts not in {0, clusters, clusters + 1} or counts > _MOST_STAGES:
            raise ParameterError(name="Design.fpc", value=self.fpc, allowed=_EACH_STAGE, mend=_COUNT)
        if self.scale is not None and not 0 < self.scale < math.inf:
            raise ParameterError(name="Design.scale", value=self.scale, allowed=_ABOVE_ZERO, mend=_SCALE)

    @property
    def stages(self) -> int:
        """How many stages of drawing add to the variance."""
        return max(1, len(as_names(self.fpc)))

    @property
    def drawn(self) -> tuple[str, ...]:
        """The clusters of these stages; fewer than stages where the last of them drew rows."""
        return as_names(self.clusters)[: self.stages]


_TWO = Text("one column or two", "一列或两列")
_FIRST_STAGES = Text("Name the units of the first two stages.", "请给出前两个阶段抽取的单元。")
_EACH_STAGE = Text("a column for each stage, or none", "各阶段各一列，或不给")
_COUNT = Text(
    "Name the columns that say how many units each stage drew from.", "请给出各阶段抽样时总体单元数所在的列。"
)
_ABOVE_ZERO = Text("a number above 0", "大于 0 的数")
_SCALE = Text("The survey's documentation gives it.", "请查阅调查说明。")
