"""The totals of a sample as arrays: checked, with domains and strata numbered, ready for the variance."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.measures.errors import (
    BadLineError,
    BadWeightsError,
    MissingDesignError,
    MissingWelfareError,
    NoRowsError,
    NotAboveZeroError,
)
from huiyin.measures.estimation.stages import CLUSTER, STRATUM, Integers, Stage, numbered, stages_of
from huiyin.measures.survey.designs import Lonely, as_names
from huiyin.measures.survey.linear import Floats
from huiyin.measures.survey.request import Request, total_of
from huiyin.measures.survey.rows import Row

_COUNTS = {"rows", "inside", "known", "lined", "above", "weighted", "n"}
_SUMS = ("total ", "square ")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The totals by cell: a domain's part of the smallest unit drawn (of what rows were drawn within).

    Attributes:
        domains: one row a domain, with the columns to break down by.
        domain: the domain of each cell.
        stages: how the sample was drawn.
        counted: how many rows of each cell count (weight above zero, inside the subset, welfare known).
        sums: totals and squares of each cell, by name.
        lonely: what to do with a stratum that has one cluster.
        excluded: rows left out because their welfare is missing.
        rows, inside: rows of the source, and those of the subset.
    """

    domains: pa.Table
    domain: Integers
    stages: tuple[Stage, ...]
    counted: Integers
    sums: dict[str, Floats]
    lonely: Lonely
    excluded: int
    rows: int
    inside: int

    def by_domain(self, cells: Floats | Integers) -> Floats:
        """Add up a number a cell to a number a domain."""
        return np.bincount(self.domain, weights=cells, minlength=self.domains.num_rows).astype(np.float64)

    @property
    def unit(self) -> Integers:
        """The smallest unit drawn that each cell is part of; where rows were drawn, what they were drawn within."""
        return self.stages[-1].leaf

    @property
    def draws_rows(self) -> bool:
        """Whether the last stage drew rows."""
        return self.stages[-1].unit is None

    def total(self, row: Row) -> Floats:
        """Give the weighted total of a row by domain."""
        return self.by_domain(self.sums[total_of(row)])

    def times(self, factor: Floats) -> "Sample":
        """Multiply the weights by a factor for each cell."""
        return replace(self, sums={name: values * factor for name, values in self.sums.items()})

    def spread(self) -> "Sample":
        """Give every domain a cell in every unit: where a domain's estimate moves with people outside it."""
        units, first = np.unique(self.unit, return_index=True)
        domains = self.domains.num_rows
        place = self.domain * len(units) + self.unit
        counted = np.bincount(place, weights=self.counted, minlength=domains * len(units)).astype(np.int64)
        return replace(
            self,
            domain=np.repeat(np.arange(domains), len(units)),
            stages=tuple(stage.of(first, domains) for stage in self.stages),
            counted=counted,
            sums={},
        )


def sample_of(table: pa.Table, request: Request) -> Sample:
    """Check the totals of a source, and number their domains and strata.

    Args:
        table: what `totals_by_cluster` gives.
        request: what was asked.

    Raises:
        SourceError: whatever is wrong with the data, counted.
    """
    _check_counts(table, request)
    domain, first = numbered(table, request.by_keys)
    return Sample(
        domains=_domains(table.take(first), request),
        domain=domain,
        stages=stages_of(table, request),
        counted=_integers(table, "n"),
        sums={name: table[name].to_numpy() for name in table.column_names if name.startswith(_SUMS)},
        lonely=request.design.lonely,
        excluded=int(_integers(table, "inside").sum() - _integers(table, "known").sum()),
        rows=int(_integers(table, "rows").sum()),
        inside=int(_integers(table, "inside").sum()),
    )


def _check_counts(table: pa.Table, request: Request) -> None:
    design = request.design
    count = {name: int(_integers(table, name).sum()) for name in table.column_names if name in _COUNTS}
    rows, inside, known = count["rows"], count["inside"], count["known"]
    if count["weighted"] < rows:
        raise BadWeightsError(column=design.weights, count=f"{rows - count['weighted']:,}", rows=f"{rows:,}")
    if known < inside and request.missing == "error":
        raise MissingWelfareError(column=request.values.columns, count=f"{inside - known:,}", rows=f"{inside:,}")
    if count.get("lined", known) < known:
        raise BadLineError(column=request.line, count=f"{known - count['lined']:,}", rows=f"{known:,}")
    for keys, columns, role in (
        (request.strata_keys, as_names(design.strata), STRATUM),
        (request.cluster_keys, design.drawn, CLUSTER),
    ):
        for key, column in zip(keys, columns, strict=True):
            absent = int(pc.sum(table["rows"].filter(pc.is_null(table[key], nan_is_null=True))).as_py() or 0)
            if absent:
                raise MissingDesignError(column=column, role=role, count=f"{absent:,}", rows=f"{rows:,}")
    if request.least is not None and count["above"] < count["n"]:
        names = ", ".join(one.name for one in request.statistics if one.least is not None)
        raise NotAboveZeroError(
            column=request.values.columns,
            measures=names,
            count=f"{count['n'] - count['above']:,}",
            rows=f"{count['n']:,}",
        )
    if not count["n"]:
        raise NoRowsError(rows=f"{rows:,}", inside=f"{inside:,}", missing=f"{inside - known:,}")


def _domains(table: pa.Table, request: Request) -> pa.Table:
    names = [group.name for group in request.groups]
    columns = [group.codes(table[key]) for key, group in zip(request.by_keys, request.groups, strict=True)]
    # A table without columns has no rows: one nameless domain is what a result without `by` has.
    return pa.table(columns, names=names) if names else pa.table({"": pa.nulls(1)})


def _integers(table: pa.Table, name: str) -> Integers:
    counts: Integers = table[name].to_numpy()
    return counts.astype(np.int64)
