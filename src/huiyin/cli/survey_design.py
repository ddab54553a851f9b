"""Which sampling design `huiyin measure` takes for a table: the one named, else the one that the file carries."""

import re
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from huiyin.cli.tables import columns_of
from huiyin.kernel.text import Text
from huiyin.measures import Design
from huiyin.measures.survey.carried import carried_design

if TYPE_CHECKING:
    from huiyin.measures.survey.designs import Lonely

_LIKE_WEIGHTS = re.compile(r"weight|^p?wt$|权数|权重", re.IGNORECASE)
_CARRIED = Text("the sampling design is the one that the file carries", "抽样设计取自文件自带的说明")
_UNUSED = Text(
    "No weights were used: every row counts once. The table has {columns}; name it with --weights if it holds them.",
    "未使用权数，每行计一次。该表有 {columns} 列，如为权数，请用 --weights 指定。",
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A design, where it comes from (if the file says it), and what may have been overlooked."""

    design: Design
    origin: Text | None = None
    warning: Text | None = None


def chosen_design(arguments: Namespace, source: Path) -> Chosen:
    """Choose the design: what the command line names replaces all that the file carries."""
    told = (arguments.weights, arguments.strata, arguments.clusters, arguments.fpc, arguments.replicates)
    carried = carried_design(source) if all(one is None for one in told) else None
    lonely: Lonely = arguments.lonely or "error"
    if carried is not None:
        return Chosen(replace(carried, lonely=lonely), origin=_CARRIED)
    design = Design(
        weights=arguments.weights or None,
        strata=named(arguments.strata),
        clusters=named(arguments.clusters),
        fpc=named(arguments.fpc),
        replicates=named(arguments.replicates),
        scale=arguments.scale,
        lonely=lonely,
    )
    # Whoever writes --weights '' has said that there are none.
    found = [] if arguments.weights is not None else _like_weights(source)
    return Chosen(design, warning=_UNUSED.fill(columns=", ".join(found)) if found else None)


def named(listed: str | None) -> tuple[str, ...]:
    """Give the names of a list with commas; none for none."""
    return tuple(name for name in (listed or "").split(",") if name)


def _like_weights(source: Path) -> list[str]:
    """Give the columns of a table that are named as weights are."""
    return [name for name in columns_of(source) if _LIKE_WEIGHTS.search(name)]
