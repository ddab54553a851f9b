"""The totals of a sample as arrays: checked, with domains and strata numbered, ready for the variance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from huiyin.kernel.text import Text
from huiyin.measures.designs import Lonely, as_names
from huiyin.measures.errors import (
    BadLineError,
    BadPopulationCountError,
    BadWeightsError,
    LonelyStratumError,
    MissingDesignError,
    MissingWelfareError,
    NoRowsError,
    NotAboveZeroError,
    listed,
)
from huiyin.measures.linear import Floats
from huiyin.measures.rows import Row
from huiyin.measures.survey import Request, total_of

Integers = NDArray[np.int64]
_COUNTS = {"rows", "inside", "known", "lined", "above", "weighted", "n"}
_SUMS = ("total ", "square ")
STRATUM = Text("stratum", "层")
CLUSTER = Text("cluster", "群")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The totals by cell: a domain's part of a cluster (of a stratum, where every row is a cluster).

    Attributes:
        domains: one row a domain, with the columns to break down by.
        domain, stratum: the domain and the stratum of each cell.
        unit: the cluster of each cell (its stratum, where every row is a cluster), in whatever domain.
        counted: how many rows of each cell count (weight above zero, inside the subset, welfare known).
        sums: totals and squares of each cell, by name.
        clusters: how many clusters each stratum has, in all domains and outside the subset too.
        remaining: the part of each stratum's clusters that was not drawn (1 with replacement).
        clustered: whether cells are clusters; else every row is one.
        lonely: what to do with a stratum that has one cluster.
        excluded: rows left out because their welfare is missing.
        rows, inside: rows of the source, and those of the subset.
    """

    domains: pa.Table
    domain: Integers
    stratum: Integers
    unit: Integers
    counted: Integers
    sums: dict[str, Floats]
    clusters: Floats
    remaining: Floats
    clustered: bool
    lonely: Lonely
    excluded: int
    rows: int
    inside: int

    def by_domain(self, cells: Floats | Integers) -> Floats:
        """Add up a number a cell to a number a domain."""
        return np.bincount(self.domain, weights=cells, minlength=self.domains.num_rows).astype(np.float64)

    def total(self, row: Row) -> Floats:
        """Give the weighted total of a row by domain."""
        return self.by_domain(self.sums[total_of(row)])

    def spread(self) -> "Sample":
        """Give every domain a cell in every cluster: where a domain's estimate moves with people outside it."""
        units, first = np.unique(self.unit, return_index=True)
        domains = self.domains.num_rows
        place = self.domain * len(units) + self.unit
        counted = np.bincount(place, weights=self.counted, minlength=domains * len(units)).astype(np.int64)
        return replace(
            self,
            domain=np.repeat(np.arange(domains), len(units)),
            stratum=np.tile(self.stratum[first], domains),
            unit=np.tile(units, domains),
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
    stratum, first_stratum = numbered(table, request.strata_keys)
    unit, clusters = _clusters(table, request, stratum)
    labels = _labels(table.take(first_stratum), request.strata_keys)
    counted = _integers(table, "n")
    sample = Sample(
        domains=_domains(table.take(first), request),
        domain=domain,
        stratum=stratum,
        unit=unit,
        counted=counted,
        sums={name: table[name].to_numpy() for name in table.column_names if name.startswith(_SUMS)},
        clusters=clusters,
        remaining=_remaining(table, request, stratum, clusters, labels),
        clustered=bool(request.cluster_keys),
        lonely=request.design.lonely,
        excluded=int(_integers(table, "inside").sum() - _integers(table, "known").sum()),
        rows=int(_integers(table, "rows").sum()),
        inside=int(_integers(table, "inside").sum()),
    )
    _check_lonely(sample, labels)
    return sample


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
        (request.cluster_keys, as_names(design.clusters), CLUSTER),
    ):
        for key, column in zip(keys, columns, strict=True):
            absent = int(pc.sum(table["rows"].filter(table[key].is_null())).as_py() or 0)
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


def _check_lonely(sample: Sample, labels: Sequence[str]) -> None:
    if sample.lonely != "error":
        return
    used = np.unique(sample.stratum[sample.counted > 0])
    alone = used[(sample.clusters[used] == 1) & (sample.remaining[used] > 0)]
    if len(alone):
        raise LonelyStratumError(count=len(alone), strata=listed(sorted(labels[at] for at in alone)))


def _remaining(table: pa.Table, request: Request, stratum: Integers, clusters: Floats, labels: Sequence[str]) -> Floats:
    if not as_names(request.design.fpc):
        return np.ones_like(clusters)
    low, high = np.full_like(clusters, np.inf), np.full_like(clusters, -np.inf)
    np.minimum.at(low, stratum, _floats(table, "fpc_low"))
    np.maximum.at(high, stratum, _floats(table, "fpc_high"))
    wrong = np.flatnonzero(~((low == high) & (low >= clusters)))
    if len(wrong):
        at = min(wrong.tolist(), key=labels.__getitem__)
        raise BadPopulationCountError(
            column=as_names(request.design.fpc)[0],
            stratum=labels[at],
            clusters=f"{clusters[at]:,.0f}",
            low=f"{low[at]:,g}",
            high=f"{high[at]:,g}",
        )
    return 1 - clusters / low


def _clusters(table: pa.Table, request: Request, stratum: Integers) -> tuple[Integers, Floats]:
    """Give the cluster of each cell, and how many each stratum has."""
    if not request.cluster_keys:
        return stratum, np.bincount(stratum, weights=_floats(table, "rows")).astype(np.float64)
    unit, first = numbered(table, [*request.strata_keys, *request.cluster_keys])
    return unit, np.bincount(stratum[first]).astype(np.float64)


def _domains(table: pa.Table, request: Request) -> pa.Table:
    names = [group.name for group in request.groups]
    columns = [group.codes(table[key]) for key, group in zip(request.by_keys, request.groups, strict=True)]
    # A table without columns has no rows: one nameless domain is what a result without `by` has.
    return pa.table(columns, names=names) if names else pa.table({"": pa.nulls(1)})


def _labels(table: pa.Table, keys: list[str]) -> list[str]:
    parts = (table[key].to_pylist() for key in keys)
    return [" / ".join(map(str, label)) for label in zip(*parts, strict=True)] if keys else ["-"]


def numbered(table: pa.Table, keys: Sequence[str]) -> tuple[Integers, Integers]:
    """Number the distinct values of the keys; give each row's number, and the first row of each number."""
    numbers = np.zeros(table.num_rows, dtype=np.int64)
    first = np.zeros(1, dtype=np.int64)
    for key in keys:
        values = table[key].combine_chunks().dictionary_encode(null_encoding="encode")
        numbers = numbers * len(values.dictionary) + values.indices.to_numpy()
        _, first, numbers = np.unique(numbers, return_index=True, return_inverse=True)
    return numbers, first


def _integers(table: pa.Table, name: str) -> Integers:
    counts: Integers = table[name].to_numpy()
    return counts.astype(np.int64)


def _floats(table: pa.Table, name: str) -> Floats:
    numbers: Floats = table[name].to_numpy()
    return numbers.astype(np.float64)
