"""The distribution of welfare, domain by domain: equal welfare of a cluster is one entry, and few domains at a time.

Whoever ranks a country cannot hold it in memory, and need not: a domain is ranked by itself. The engine adds up the
weights of equal welfare within each cluster, for as many domains at once as fit.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.measures.errors import LostRowsError
from huiyin.measures.estimation.sample import Sample
from huiyin.measures.survey.distribution import Integers
from huiyin.measures.survey.linear import Floats
from huiyin.measures.survey.request import WEIGHT, Request, rows_of
from huiyin.measures.survey.rows import ONE
from huiyin.measures.tables.engine import collapse

AT_ONCE = 3_000_000  # rows of the source; as entries they take some 200 MB
_SHORT = 2**16
_SAME = 1e-9  # of a domain's weight: what adding up in another order may change


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """The entries of one domain, ascending by welfare.

    Attributes:
        domain: the number of the domain.
        cell: the cell of the sample that each entry lies in.
        welfare, line: of each entry; no line where there is one for all, or none.
        weight: the sum of the weights of each entry.
        squared: the sum of their squares; 0 where the sample drew clusters, whose variance takes no squares of rows.
    """

    domain: int
    cell: Integers
    welfare: Floats
    line: Floats | None
    weight: Floats
    squared: Floats

    def times(self, factor: Floats) -> "Entries":
        """Multiply the weights by a factor for each cell; entries that weigh nothing are left out."""
        of_each = factor[self.cell]
        kept = of_each > 0
        return Entries(
            domain=self.domain,
            cell=self.cell[kept],
            welfare=self.welfare[kept],
            line=None if self.line is None else self.line[kept],
            weight=(self.weight * of_each)[kept],
            squared=(self.squared * of_each**2)[kept],
        )


def entries(
    frame: nw.LazyFrame[Any], request: Request, sample: Sample, cells: pa.Table, *, at_once: int = AT_ONCE
) -> Generator[Entries]:
    """Give the entries of each domain that counts; whoever stops before the last closes it, as it works ahead.

    Args:
        frame: the source.
        request: what was asked.
        sample: its totals, numbered.
        cells: the keys of each cell of the sample.
        at_once: how many rows of the source to collapse in one turn, at least one domain's.

    Raises:
        LostRowsError: the entries of a domain weigh otherwise than its totals.
    """
    keys = _telling(request, cells)
    values = [name for name in ("welfare", "line") if _varies(request, name)]

    def collapsed(domains: Integers) -> pa.Table:
        part = frame
        if len(domains) < sample.domains.num_rows:
            near = _near(request, cells.filter(pa.array(np.isin(sample.domain, domains))))
            part = frame.filter(*near) if near else frame
        return collapse(rows_of(part, request).filter(WEIGHT > 0), keys, values, WEIGHT, squares=sample.draws_rows)

    with closing(_ahead(collapsed, _turns(sample, at_once))) as turns:
        for domains, found in turns:
            yield from _split(found, keys, sample, cells, domains)


def _ahead(work: Callable[[Integers], pa.Table], turns: Iterable[Integers]) -> Generator[tuple[Integers, pa.Table]]:
    """Give each turn with its work done; the engine does the next while whoever asked is busy with the last."""
    with ThreadPoolExecutor(max_workers=1) as hand:
        begun: deque[tuple[Integers, Future[pa.Table]]] = deque()
        for turn in turns:
            begun.append((turn, hand.submit(work, turn)))
            if len(begun) > 1:
                last, done = begun.popleft()
                yield last, done.result()
        for last, done in begun:
            yield last, done.result()


def _telling(request: Request, cells: pa.Table) -> list[str]:
    """Give the keys that tell the cells apart: clusters alone, where each lies in one domain and one stratum."""
    clusters = request.cluster_keys
    alone = clusters and cells.group_by(clusters).aggregate([]).num_rows == cells.num_rows
    return clusters if alone else request.keys


def _varies(request: Request, name: str) -> bool:
    return name == "welfare" or isinstance(request.line, str)


def _turns(sample: Sample, at_once: int) -> Iterator[Integers]:
    """Give the domains in turns whose rows fit into memory together."""
    rows = sample.by_domain(sample.counted)
    turn = np.cumsum(rows) // at_once
    for number in np.unique(turn[rows > 0]):
        yield np.flatnonzero((turn == number) & (rows > 0))


def _near(request: Request, inside: pa.Table) -> list[nw.Expr]:
    """Tell the rows of some domains by each of their keys; those of other domains are dropped after."""
    pairs = zip(request.by_keys, request.groups, strict=True)
    near = (group.near(inside[key].unique().to_pylist()) for key, group in pairs)
    return [one for one in near if one is not None]


def _split(found: pa.Table, keys: list[str], sample: Sample, cells: pa.Table, domains: Integers) -> Iterator[Entries]:
    """Number the cells of the entries, and give each wanted domain's in the order of welfare."""
    # Looked up among the cells of these domains alone: a nation's villages lie too far apart in memory.
    wanted = np.flatnonzero(np.isin(sample.domain, domains))
    at = _cells_of(found, keys, cells.take(pa.array(wanted)))
    if (at < 0).any():
        found, at = found.filter(pa.array(at >= 0)), at[at >= 0]
    cell, turn = wanted[at], np.searchsorted(domains, sample.domain[wanted])[at]
    weights = np.bincount(turn, weights=found["weight"].to_numpy(), minlength=len(domains)).astype(np.float64)
    _check_whole(weights, sample, domains)
    columns = {
        name: found[name].to_numpy() for name in ("welfare", "line", "weight", "squared") if name in found.column_names
    }
    order, starts = _in_order(turn, len(domains))
    for number, start, end in zip(domains.tolist(), starts, starts[1:], strict=False):
        own = order[start:end]
        own = own[np.argsort(columns["welfare"][own])]
        each = {name: column[own] for name, column in columns.items()}
        yield Entries(
            domain=number,
            cell=cell[own],
            welfare=each["welfare"],
            line=each.get("line"),
            weight=each["weight"],
            squared=each.get("squared", np.zeros(len(own))),
        )


def _check_whole(weights: Floats, sample: Sample, domains: Integers) -> None:
    """Refuse entries that weigh otherwise than the totals of their domains: some were found in no cell."""
    wrong = np.flatnonzero(~np.isclose(weights, sample.total(ONE)[domains], rtol=_SAME, atol=0))
    if len(wrong):
        label = ", ".join(map(str, sample.domains.slice(domains[wrong[0]], 1).to_pylist()[0].values()))
        raise LostRowsError(count=f"{len(wrong):,}", label=label)


def _in_order(numbers: Integers, count: int) -> tuple[Integers, Integers]:
    """Give the places of each number one after the other, and where those of each start and the last end."""
    # Numbers of 16 bits are put in order by counting them, longer ones by comparing.
    short = numbers.astype(np.uint16) if count <= _SHORT else numbers
    return np.argsort(short, kind="stable"), np.append(0, np.cumsum(np.bincount(numbers, minlength=count)))


def _cells_of(found: pa.Table, keys: list[str], cells: pa.Table) -> Integers:
    """Give the number of the cell that each row of a table lies in, -1 for none."""
    if len(keys) == 1:
        return _found(found[keys[0]], cells[keys[0]])
    known, at = np.zeros(cells.num_rows, dtype=np.int64), np.zeros(found.num_rows, dtype=np.int64)
    for key in keys:
        values = cells[key].unique()
        numbers, known = np.unique(known * len(values) + _found(cells[key], values), return_inverse=True)
        of_row = _found(found[key], values)
        asked = np.where((at < 0) | (of_row < 0), -1, at * len(values) + of_row)
        at = np.searchsorted(numbers, asked)
        at = np.where(numbers.take(at, mode="clip") == asked, at, -1)
    return np.where(at < 0, -1, np.argsort(known)[at])


def _found(values: pa.ChunkedArray, among: pa.ChunkedArray) -> Integers:
    """Give the place of each value among others, -1 where it is not."""
    if pa.types.is_floating(values.type):  # 0 and -0 are one group to an engine, and two values to Arrow
        values, among = pc.add(values, 0.0), pc.add(among, 0.0)
    places: Integers = pc.index_in(values, value_set=among).fill_null(-1).to_numpy().astype(np.int64)
    return places
