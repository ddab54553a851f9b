"""How a sample was drawn: what the standard errors need to know of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

Lonely = Literal["error", "certainty", "adjust"]


def as_names(names: str | Sequence[str] | None) -> tuple[str, ...]:
    """Give column names as a tuple, where one name alone is also taken."""
    if names is None:
        return ()
    return (names,) if isinstance(names, str) else tuple(names)


@dataclass(frozen=True, slots=True)
class Design:
    """The columns that say how the sample was drawn.

    Attributes:
        weights: how many people (or units) a row stands for; without it every row counts once.
        strata: one column, or several that together name a stratum.
        clusters: the units drawn first within a stratum (villages, households), one column. Later stages add
            nothing to the variance of with-replacement theory. Without it every row is its own cluster.
        fpc: the number of clusters in the population of the row's stratum, one column, for a sample drawn
            without replacement in one stage.
        replicates: reserved for replicate weights.
        lonely: a stratum with one cluster is an `"error"`, was taken with `"certainty"` (adds no variance), or
            is measured from the mean of all clusters (`"adjust"`).

    Raises:
        ParameterError: a value that is not (or not yet) allowed.
    """

    weights: str | None = None
    strata: str | Sequence[str] | None = None
    clusters: str | Sequence[str] = ()
    fpc: str | Sequence[str] = ()
    replicates: Sequence[str] | None = None
    lonely: Lonely = "error"

    def __post_init__(self) -> None:
        for field, names in (("clusters", self.clusters), ("fpc", self.fpc)):
            if len(as_names(names)) > 1:
                raise ParameterError(
                    name=f"Design.{field}", value=names, allowed=Text("one column", "一列"), mend=_FIRST_STAGE
                )
        if self.replicates is not None:
            raise ParameterError(name="Design.replicates", value=self.replicates, allowed="None", mend=_NO_REPLICATES)
        if self.lonely not in get_args(Lonely):
            raise ParameterError(
                name="Design.lonely", value=self.lonely, allowed=", ".join(get_args(Lonely)), mend=_CHOOSE
            )


_FIRST_STAGE = Text("Name the units drawn in the first stage.", "请给出第一阶段抽取的单元。")
_NO_REPLICATES = Text("Name strata and clusters instead.", "请改用层和群。")
_CHOOSE = Text("Choose one of them.", "请从中选择。")
