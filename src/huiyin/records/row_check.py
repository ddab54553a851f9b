"""Check the rows of one file, a batch at a time: good rows to one writer, problems to another."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from huiyin.records.columns import ColumnRead, ColumnReader
from huiyin.records.crossing import exempt_from_identity, filled_birth_dates, objections
from huiyin.records.field_checks import objections_to
from huiyin.records.fields import Field, Kind, Sheet
from huiyin.records.former_numbers import claims
from huiyin.records.masking import masked, masked_within
from huiyin.records.problems import PROBLEMS
from huiyin.records.reading import Malformed
from huiyin.records.spelling import Context

_SHOWN = 60
_Flags = npt.NDArray[np.bool_]
Computed = Callable[[pa.RecordBatch], pa.RecordBatch]


def good_schema(sheet: Sheet, computed: Computed | None) -> pa.Schema:
    """Give the schema of checked rows: `row`, the sheet's fields, what is computed from them."""
    schema = pa.schema([pa.field("row", pa.int32(), nullable=False), *sheet.schema()])
    return computed(pa.RecordBatch.from_pylist([], schema)).schema if computed else schema


@dataclass(slots=True)
class RowCheck:
    """The check of one file's rows, and what it has counted so far; `takers` are given the good ones."""

    sheet: Sheet
    context: Context
    computed: Computed | None
    schema: pa.Schema
    takers: Sequence[Callable[[pa.RecordBatch], None]]
    found: pq.ParquetWriter
    rows: int = 0
    good: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    _readers: dict[str, ColumnReader] = field(init=False)

    def __post_init__(self) -> None:
        self._readers = {one.key: ColumnReader(one, self.context) for one in self.sheet.fields}

    def take(self, batch: pa.RecordBatch) -> None:
        """Check one batch of texts."""
        batch = _without_blank_rows(batch)
        if not batch.num_rows:
            return
        columns = self._read(batch)
        bad = np.zeros(batch.num_rows, bool)
        for key, rule, where, details in problems_of(self.sheet, columns, self.context):
            if key not in batch.schema.names:  # of a column that is not there the file says nothing
                continue
            bad |= where
            self._report(batch, key, rule, np.flatnonzero(where), details)
        self._keep(batch["row"], columns, bad)

    def take_malformed(self, rows: list[Malformed]) -> None:
        """Report the rows that have too many or too few cells."""
        if not rows:
            return
        self.rows += len(rows)
        self.problems["CELLS"] += len(rows)
        said = [
            {"row": one.row, "field": "", "value": str(one.actual), "rule": "CELLS", "detail": str(one.expected)}
            for one in rows
        ]
        self.found.write_batch(pa.RecordBatch.from_pylist(said, PROBLEMS))

    def _read(self, batch: pa.RecordBatch) -> dict[str, ColumnRead]:
        columns = read_columns(self.sheet, self._readers, batch)
        for column in columns.values():
            self.repairs.update(column.repairs)
        return columns

    def _report(
        self, batch: pa.RecordBatch, key: str, rule: str, at: npt.NDArray[np.intp], details: pa.Array | None
    ) -> None:
        if not len(at):
            return
        self.problems[rule] += len(at)
        indices, of = pa.array(at), self.sheet.field(key)
        values = batch[key].take(indices) if key in batch.schema.names else pa.repeat("", len(at))
        said = [_shown(one, of) for one in values.to_pylist()]
        columns = [
            batch["row"].take(indices), pa.repeat(key, len(at)), pa.array(said, pa.string()), pa.repeat(rule, len(at)),
            pa.nulls(len(at), pa.string()) if details is None else details.take(indices),
        ]  # fmt: skip
        self.found.write_batch(pa.RecordBatch.from_arrays(columns, schema=PROBLEMS))

    def _keep(self, rows: pa.Array, columns: dict[str, ColumnRead], bad: _Flags) -> None:
        values = {key: column.values for key, column in columns.items()}
        if "birth_date" in columns and "id_number" in columns:
            values["birth_date"], filled = filled_birth_dates(columns)
            self.repairs.update({"birth_date": filled} if filled else {})
        if former := self.sheet.former:
            values[former] = claims(values[former], values[self.sheet.identity[0]])
        self.rows += len(bad)
        batch = pa.RecordBatch.from_arrays([rows, *values.values()], ["row", *values])
        batch = batch.filter(pa.array(~bad)) if bad.any() else batch
        self.good += batch.num_rows
        batch = self.computed(batch) if self.computed else batch
        batch = batch.cast(self.schema)
        for take in self.takers:
            take(batch)


def read_columns(sheet: Sheet, readers: Mapping[str, ColumnReader], batch: pa.RecordBatch) -> dict[str, ColumnRead]:
    """Read a batch of texts column by column; a field that it lacks is read as empty."""
    columns: dict[str, ColumnRead] = {}
    there = set(batch.schema.names)
    for one in sheet.fields:
        exempt = exempt_from_identity(columns) if one.kind is Kind.ID else None
        raw = batch[one.key] if one.key in there else pa.repeat(pa.scalar(""), batch.num_rows)
        columns[one.key] = readers[one.key].read(raw, exempt)
    return columns


def problems_of(
    sheet: Sheet, columns: dict[str, ColumnRead], context: Context
) -> Iterator[tuple[str, str, _Flags, pa.Array | None]]:
    """Give field, rule, rows and details of everything that is wrong in a batch."""
    for key, column in columns.items():
        if column.rules is not None:
            details = None if column.details is None else pa.array(column.details, pa.string())
            for rule in sorted(set(column.rules.tolist()) - {""}):
                yield key, rule, column.rules == rule, details
    told = (objections_to(one, columns[one.key].values, context.day) for one in sheet.fields)
    for one in (*chain.from_iterable(told), *objections(sheet.key, columns)):
        yield one.field, one.rule, one.rows, one.details


def _shown(text: str, field: Field) -> str:
    if field.mask:
        return masked(text, field.mask)
    return (masked_within(text) if field.undocumented else text)[:_SHOWN]


def _without_blank_rows(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Leave out the rows in which every known cell is empty."""
    texts = batch.columns[1:]
    maybe = pc.equal(texts[0], "")
    if not pc.any(maybe).as_py():
        return batch
    blank = reduce(pc.and_, (pc.equal(pc.utf8_trim_whitespace(text), "") for text in texts))
    return batch.filter(pc.invert(blank))
