"""Complete staged rows by what is registered: of a column that a file lacks it says nothing, and the register stands.

The names in the statements are those of `loading`; `f` is what staged rows are completed by.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import product

import numpy as np
import pyarrow as pa

from huiyin.records.crossing import CROSSED, disagreements
from huiyin_web.imports.kinds import ImportKind
from huiyin_web.imports.loading import Loading
from huiyin_web.imports.renumbering import Told
from huiyin_web.imports.sql import SOME, do, name_of, rows_of, type_of
from huiyin_web.imports.staging import Staged

_SPAN = 100_000  # rows that are completed at once: SQLite holds all that a statement changes


class Completing(Loading):
    """The statements that make staged rows whole before they are compared, for the columns that their file lacks."""

    def __init__(self, kind: ImportKind, staged: Staged, headings: Collection[str]) -> None:
        super().__init__(kind, staged)
        self._lacking = lacking(kind, headings)

    def complete(self) -> None:
        """Take over what is registered into the rows that continue registered ones, and compute anew from it.

        What is registered goes before what the check has read into such a column from another cell (a day of birth from
        the ID) or made up: where they differ, the row is refused by what disagrees.
        """
        if not self._lacking:
            return
        told = ", ".join(f"l.{name_of(key)}" for key in self._lacking)
        names = [name_of(key) for key in self._lacking]
        sets = ", ".join(f"{name} = coalesce(f.{name}, s.{name})" for name in names)
        last = rows_of(f"SELECT coalesce(max(row), 0) FROM {self._source}")[0][0]
        for same, first_row in product(self._same, range(0, last + 1, _SPAN)):
            do(
                f"UPDATE {self._source} AS s SET {sets} FROM (SELECT s.row, {told} FROM {self._source} s{self._refers} "
                f"JOIN {self._live} l ON {same} WHERE s.row BETWEEN %s AND %s) f WHERE f.row = s.row",
                [first_row, first_row + _SPAN - 1],
            )
        if not set(self._kind.computed_from).isdisjoint(self._lacking):
            self._compute()

    def disagreeing(self, year: int) -> Iterator[tuple[str, Told]]:
        """Give the rows that agree no longer now that they are complete: the field, then what is wrong there."""
        sheet = self._kind.sheet
        crossed = CROSSED.get(sheet.key, ())
        if set(crossed).isdisjoint(self._lacking):
            return
        for batch in self._batches(crossed):
            told: set[int] = set()
            for one in disagreements(sheet, batch, year):
                at = pa.array(np.flatnonzero(one.rows))
                values = batch[one.field].take(at).cast(pa.string()).fill_null("").to_pylist()
                details = one.details.take(at).to_pylist() if one.details is not None else [None] * len(at)
                rows = batch["row"].take(at).to_pylist()
                found = [(row, value, one.rule, said) for row, value, said in zip(rows, values, details, strict=True)]
                yield one.field, [each for each in found if each[0] not in told]
                told.update(rows)

    def _compute(self) -> None:
        compute, columns = self._kind.computed, self._kind.computed_columns
        types = [type_of(self._kind.table, key) for key in columns]
        sets = ", ".join(
            f"{name_of(key)} = CAST(f.column{at} AS {kind})"
            for at, (key, kind) in enumerate(zip(columns, types, strict=True), start=2)
        )
        mark = f"({', '.join(['%s'] * (1 + len(columns)))})"
        for batch in self._batches(self._kind.computed_from):
            found = compute(batch).select(["row", *columns]).to_pylist() if compute else []
            do(
                f"UPDATE {self._source} AS s SET {sets} FROM (VALUES {', '.join([mark] * len(found))}) f "
                "WHERE f.column1 = s.row",
                [value for row in found for value in row.values()],
            )

    def _batches(self, keys: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Give row and fields of every staged row, some at a time: they may be changed meanwhile."""
        schema = pa.schema([pa.field("row", pa.int32()), *(self._kind.sheet.field(key).arrow for key in keys)])
        names, last = ", ".join(map(name_of, schema.names)), 0
        while some := rows_of(f"SELECT {names} FROM {self._source} WHERE row > %s ORDER BY row LIMIT %s", [last, SOME]):
            last = some[-1][0]
            columns = [
                pa.array(column).cast(one.type) for column, one in zip(zip(*some, strict=True), schema, strict=True)
            ]
            yield pa.RecordBatch.from_arrays(columns, schema=schema)


def lacking(kind: ImportKind, headings: Collection[str]) -> list[str]:
    """Give the fields that the register keeps of a kind and a file with these headings says nothing about."""
    return [one.key for one in kind.sheet.kept if one.key not in headings]
