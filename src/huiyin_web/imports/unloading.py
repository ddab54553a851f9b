"""Put back what an import changed and take out what it brought in; the history keeps both.

In the statements `u` is which row the import brought with what it was before, `l` the live table, `h` its history,
`x` another live row. What an import brought bears its number until something else changes the row; what changes a row
leaves the state before in the history, with the import that did it or none. A change that was itself undone counts for
nothing: then the row bears the earlier import's number again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.db.models import Model

from huiyin_web.imports.kinds import ImportKind
from huiyin_web.imports.mentions import mentions_of
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.sql import do, has_column, key_of, many_of, name_of, rows_of, table_of, within

_BROUGHT = "import_brought"


class Why(StrEnum):
    """Why a row stands in the way of the undoing."""

    CHANGED = "changed"  # by an import since, or by hand
    MENTIONED = "mentioned"
    TAKEN = "taken"  # another row has its former number
    GONE = "gone"  # what it belonged to is no longer there


@dataclass(frozen=True, slots=True)
class Blocking:
    """A row that stands in the way.

    Attributes:
        key: its id.
        why: the reason.
        by: the import that changed it since, or the place of what mentions it among the mentions of its table.
    """

    key: str
    why: Why
    by: int | None = None


class Unloading:
    """The statements that undo one import of a kind that keeps a history."""

    def __init__(self, kind: ImportKind, history: type[Model], batch: int) -> None:
        self._kind, self._batch, self._live, self._history = kind, batch, table_of(kind.table), table_of(history)
        self._key, self._key_type = key_of(kind.table)
        self._history_key, self._history_type = key_of(history)
        self._id = name_of(kind.history_id)
        fields = [field.key for field in kind.sheet.kept if not kind.reference or field.key != kind.reference.field]
        stamps = ["import_id", *(["updated_year"] if has_column(kind.table, "updated_year") else [])]
        reference = [kind.reference.column] if kind.reference else []
        self._columns = [name_of(one) for one in (*fields, *kind.computed_columns, *reference, *stamps)]
        # Whom a row is recognised by no import has changed: where it belongs elsewhere now, two have become one since.
        fixed = [name_of(one) for one in reference if kind.reference and kind.reference.field in kind.sheet.identity]
        self._put_back = [one for one in self._columns if one not in fixed]

    @contextmanager
    def brought(self) -> Iterator[None]:
        """Keep, while the block runs, which rows bear the import's number still and what each was before."""
        _count_anew(self._live, self._history)
        do(f"CREATE TEMPORARY TABLE {_BROUGHT} (id {self._key_type} PRIMARY KEY, before {self._history_type})")
        do(
            f"INSERT INTO {_BROUGHT} SELECT l.{self._key}, h.{self._history_key} FROM {self._live} l "
            f"LEFT JOIN {self._history} h ON h.{self._id} = l.{self._key} AND h.replaced_by_import = %s "
            "WHERE l.import_id = %s",
            [self._batch, self._batch],
        )
        _count_anew(_BROUGHT)
        yield
        do(f"DROP TABLE {_BROUGHT}")

    def count(self) -> tuple[int, int]:
        """Count, while `brought`, the rows to put back and those to take out."""
        back, out = rows_of(f"SELECT count(before), count(*) - count(before) FROM {_BROUGHT}")[0]
        return int(back), int(out)

    def outside(self, prefixes: Sequence[str]) -> int:
        """Count, while `brought`, the rows that lie outside all prefixes, or did so before."""
        if not self._kind.place or "" in prefixes:
            return 0
        place, owner = name_of(self._kind.place), ""
        here, before = f"l.{place}", f"h.{place}"
        if to := self._kind.reference:
            home, column = table_of(to.to), name_of(to.column)
            owner = f" JOIN {home} o ON o.id = l.{column} LEFT JOIN {home} b ON b.id = h.{column}"
            here, before = f"o.{place}", f"b.{place}"
        (now, values), (then, _) = within(here, prefixes), within(before, prefixes)
        counted = (
            f"SELECT count(*) FROM {_BROUGHT} u JOIN {self._live} l ON l.{self._key} = u.id "
            f"LEFT JOIN {self._history} h ON h.{self._history_key} = u.before{owner} "
            f"WHERE {now} IS NOT TRUE OR ({before} IS NOT NULL AND {then} IS NOT TRUE)"
        )
        return int(rows_of(counted, [*values, *values])[0][0])

    def blocking(self) -> Iterator[Blocking]:
        """Give, while `brought`, every row that stands in the way, each with one reason."""
        yield from self._changed()
        yield from self._taken()
        yield from self._orphaned()
        yield from self._mentioned()

    def apply(self, *, undo: int, at: datetime) -> None:
        """While `brought`, keep in the history what is now, take out what was new, put back what was changed."""
        columns = ", ".join(self._columns)
        were = ", ".join(f"l.{one}" for one in self._columns)
        do(
            f"INSERT INTO {self._history} (version, {columns}, {self._id}, replaced_by_import, replaced_at) "
            f"SELECT l.version, {were}, l.{self._key}, %s, %s FROM {_BROUGHT} u "
            f"JOIN {self._live} l ON l.{self._key} = u.id ORDER BY u.id",
            [undo, connection.ops.adapt_datetimefield_value(at)],
        )
        do(f"DELETE FROM {self._live} WHERE {self._key} IN (SELECT id FROM {_BROUGHT} WHERE before IS NULL)")
        sets = ", ".join(f"{one} = h.{one}" for one in self._put_back)
        do(
            f"UPDATE {self._live} AS l SET version = l.version + 1, {sets} FROM {_BROUGHT} u "
            f"JOIN {self._history} h ON h.{self._history_key} = u.before WHERE l.{self._key} = u.id"
        )

    def _changed(self) -> Iterator[Blocking]:
        """Give the rows that something changed since which stands still: an import, or a hand."""
        batches = table_of(ImportBatch)
        changed = many_of(
            f"SELECT h.{self._id}, max(h.replaced_by_import) FROM {self._history} h "
            f"LEFT JOIN {batches} b ON b.id = h.replaced_by_import "
            "WHERE h.import_id = %s AND (b.id IS NULL OR (b.state <> %s AND b.undoes IS NULL)) "
            f"GROUP BY h.{self._id} ORDER BY 1",
            [self._batch, BatchState.UNDONE],
        )
        yield from (Blocking(str(key), Why.CHANGED, by) for some in changed for key, by in some)

    def _taken(self) -> Iterator[Blocking]:
        if not self._kind.sheet.former:  # then no import gives a row another number
            return
        number = name_of(self._kind.sheet.identity[0])
        taken = many_of(
            f"SELECT u.id FROM {_BROUGHT} u JOIN {self._history} h ON h.{self._history_key} = u.before "
            f"JOIN {self._live} x ON x.{number} = h.{number} AND x.{self._key} <> u.id "
            f"LEFT JOIN {_BROUGHT} o ON o.id = x.{self._key} AND o.before IS NULL WHERE o.id IS NULL ORDER BY u.id"
        )
        yield from (Blocking(str(key), Why.TAKEN) for some in taken for (key,) in some)

    def _orphaned(self) -> Iterator[Blocking]:
        if not (to := self._kind.reference):
            return
        gone = many_of(
            f"SELECT u.id FROM {_BROUGHT} u JOIN {self._history} h ON h.{self._history_key} = u.before "
            f"LEFT JOIN {table_of(to.to)} r ON r.id = h.{name_of(to.column)} WHERE r.id IS NULL ORDER BY u.id"
        )
        yield from (Blocking(str(key), Why.GONE) for some in gone for (key,) in some)

    def _mentioned(self) -> Iterator[Blocking]:
        for place, one in enumerate(mentions_of(self._kind.table)):
            mentioned = many_of(
                f"SELECT DISTINCT u.id FROM {_BROUGHT} u JOIN {table_of(one.by)} m ON m.{name_of(one.column)} = u.id "
                "WHERE u.before IS NULL ORDER BY u.id"
            )
            yield from (Blocking(str(key), Why.MENTIONED, place) for some in mentioned for (key,) in some)


def _count_anew(*tables: str) -> None:
    """Let PostgreSQL count what was loaded a moment ago: otherwise it guesses, and goes row by row."""
    if connection.vendor == "postgresql":
        do(f"ANALYZE {', '.join(tables)}")
