"""The stages in which a sample was drawn: from each group (a stratum, then a cluster) some of its units."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from huiyin.kernel.text import Text
from huiyin.measures.errors import BadPopulationCountError, LonelyStratumError, listed
from huiyin.measures.survey.designs import as_names
from huiyin.measures.survey.linear import Floats
from huiyin.measures.survey.request import Request

Integers = NDArray[np.int64]
STRATUM, CLUSTER, UNIT = Text("stratum", "层"), Text("cluster", "群"), Text("unit", "单元")
_OF_STAGE = ((STRATUM, CLUSTER), (CLUSTER, UNIT))


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One stage of drawing.

    Attributes:
        group: what each cell was drawn within; groups are numbered from 0.
        unit: what was drawn that each cell is part of; None where each row was.
        units: how many units of each group are in the sample, in all domains and outside the subset too.
        drawn: the part of each group's units that was drawn; 0 with replacement.
        above: the part of all such groups that the stages before drew: what this stage's spread counts for.
    """

    group: Integers
    unit: Integers | None
    units: Floats
    drawn: Floats
    above: Floats

    @property
    def leaf(self) -> Integers:
        """The smallest thing that is known of each cell: its unit, or its group."""
        return self.group if self.unit is None else self.unit

    def of(self, cells: Integers, times: int) -> "Stage":
        """Give the stage of some cells, again and again."""
        unit = None if self.unit is None else np.tile(self.unit[cells], times)
        return replace(self, group=np.tile(self.group[cells], times), unit=unit)


def stages_of(table: pa.Table, request: Request) -> tuple[Stage, ...]:
    """Number groups and units of each stage, and count them.

    Args:
        table: what `totals_by_cluster` gives.
        request: what was asked.

    Raises:
        BadPopulationCountError: a count of a stage's population that cannot be.
        LonelyStratumError: groups with one unit, where the design doesn't say what to do with them.
    """
    stages: list[Stage] = []
    used = table["n"].to_numpy() > 0
    for at in range(request.design.stages):
        above, inside = _keys(request, at), _keys(request, at + 1)
        group, first = numbered(table, above)
        unit, of_unit = numbered(table, inside) if len(inside) > len(above) else (None, None)
        units = _counted(group, of_unit, table["rows"].to_numpy())
        labels = _labels(table.take(first), above)
        drawn = _drawn(table, request, at, group, units, labels)
        before = stages[-1] if stages else None
        share = np.ones_like(units) if before is None else (before.above * before.drawn)[before.group[first]]
        stages.append(Stage(group, unit, units, drawn, share))
        if request.design.lonely == "error":
            _check_lonely(stages[-1], used, at, labels)
    return tuple(stages)


def _keys(request: Request, stage: int) -> list[str]:
    return [*request.strata_keys, *request.cluster_keys[:stage]]


def _counted(group: Integers, of_unit: Integers | None, rows: Integers) -> Floats:
    found = np.bincount(group, weights=rows) if of_unit is None else np.bincount(group[of_unit])
    return found.astype(np.float64)


def _drawn(table: pa.Table, request: Request, at: int, group: Integers, units: Floats, labels: Sequence[str]) -> Floats:
    if not request.fpc_keys:
        return np.zeros_like(units)
    low, high = np.full_like(units, np.inf), np.full_like(units, -np.inf)
    key = request.fpc_keys[at]
    np.minimum.at(low, group, table[f"{key}_low"].to_numpy().astype(np.float64))
    np.maximum.at(high, group, table[f"{key}_high"].to_numpy().astype(np.float64))
    wrong = np.flatnonzero(~((low == high) & (low >= units)))
    if len(wrong):
        worst = min(wrong.tolist(), key=labels.__getitem__)
        kind, unit = _OF_STAGE[at]
        raise BadPopulationCountError(
            column=as_names(request.design.fpc)[at],
            group=kind,
            unit=unit,
            label=labels[worst],
            drawn=f"{units[worst]:,.0f}",
            low=f"{low[worst]:,g}",
            high=f"{high[worst]:,g}",
        )
    return units / low


def _check_lonely(stage: Stage, used: NDArray[np.bool_], at: int, labels: Sequence[str]) -> None:
    groups = np.unique(stage.group[used])
    alone = groups[(stage.units[groups] == 1) & (stage.drawn[groups] < 1)]
    if len(alone):
        kind, unit = _OF_STAGE[at]
        told = listed(sorted(labels[one] for one in alone))
        raise LonelyStratumError(count=len(alone), group=kind, unit=unit, labels=told)


def _labels(table: pa.Table, keys: list[str]) -> list[str]:
    parts = (table[key].to_pylist() for key in keys)
    return [" / ".join(map(str, label)) for label in zip(*parts, strict=True)] if keys else ["-"]


def numbered(table: pa.Table, keys: Sequence[str]) -> tuple[Integers, Integers]:
    """Number the distinct values of the keys; give each row's number, and the first row of each number."""
    numbers = np.zeros(table.num_rows, dtype=np.int64)
    first = np.zeros(1, dtype=np.int64)
    for key in keys:
        code, codes = _coded(table[key])
        _, first, numbers = np.unique(numbers * codes + code, return_index=True, return_inverse=True)
    return numbers, first


def _coded(key: pa.ChunkedArray) -> tuple[Integers, int]:
    """Give each value's number among the distinct values of a key, and how many there are."""
    # Ranked: a dictionary of as many texts as there are rows takes ten times the memory. The type null has no ranks.
    known = key.cast(pa.bool_()) if pa.types.is_null(key.type) else key
    rank = pc.rank(known, tiebreaker="dense").to_numpy()
    _, first, code = np.unique(rank, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[code], len(first)
