"""Compare staged rows with a table and bring them in.

Every name in the statements comes from the sheet and the models, quoted; every value from the staging table or a
parameter. In them `s` is the staging table, `l` the live one, `r` the row that a staged row refers to, `o` the one
that a live row belongs to, `m` which staged row is which live one, `w` what `m` was at the check.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection

from huiyin_web.imports.difference import Difference
from huiyin_web.imports.kinds import ImportKind, keeper_of
from huiyin_web.imports.renumbering import Renumbering, Told, became, named
from huiyin_web.imports.sql import SOME, do, has_column, key_of, many_of, name_of, rows_of, table_of, within
from huiyin_web.imports.staging import Staged

_MATCHED = "import_matched"
_COUNTY_DIGITS = 6
CLOSED = "YEAR_FROZEN"


class Loading:
    """The statements of one import: made for a kind and what is staged of it."""

    def __init__(self, kind: ImportKind, staged: Staged) -> None:
        self._kind, self._source, self._seen = kind, staged.rows, staged.seen
        self._live = table_of(kind.table)
        self._key, self._key_type = key_of(kind.table)
        fields = [field.key for field in kind.sheet.kept if not kind.reference or field.key != kind.reference.field]
        self._values = {key: f"s.{name_of(key)}" for key in (*fields, *kind.computed_columns)}
        self._refers = self._owner = self._named = ""
        if to := kind.reference:
            self._values[to.column] = "r.id"
            self._refers = f" JOIN {table_of(to.to)} r ON r.{name_of(to.by)} = s.{name_of(to.field)}"
            self._owner = f" JOIN {table_of(to.to)} o ON o.id = l.{name_of(to.column)}"
            self._named = self._refers if to.field in kind.sheet.identity else ""
        place = name_of(kind.place) if kind.place else ""
        self._there, self._here = (f"r.{place}", f"o.{place}") if kind.reference else (f"s.{place}", f"l.{place}")
        self._same = [" AND ".join(self._agrees(key) for key in kind.sheet.identity)]
        self._renumbering = Renumbering(kind, self._source) if kind.sheet.former else None
        if self._renumbering:
            self._same.append(self._renumbering.continues)
        self._differs, self._decides = (self._unlike(keys) for keys in (self._values, kind.deciding))

    def count(self) -> int:
        """Count the staged rows."""
        return int(rows_of(f"SELECT count(*) FROM {self._source}")[0][0])

    def keys(self) -> Iterator[list[tuple[Any, ...]]]:
        """Give what the staged rows are recognised by, many at a time."""
        yield from many_of(f"SELECT {', '.join(name_of(key) for key in self._kind.sheet.identity)} FROM {self._source}")

    def settle(self) -> None:
        """Forget the former numbers that tell nothing new."""
        if self._renumbering:
            self._renumbering.settle()

    def wrong_formers(self, prefixes: Sequence[str]) -> Iterator[Told]:
        """Give the staged rows whose former number leads to no row, or to another than their own number does."""
        if self._renumbering:
            yield from self._renumbering.unknown(prefixes)
            yield from self._renumbering.both()

    def unknown_references(self, prefixes: Sequence[str]) -> Iterator[Told]:
        """Give the staged rows whose reference names nothing, each with what it names, many at a time.

        Within reach they come with the number that what they name has now.
        """
        if not (to := self._kind.reference):
            return
        field = f"s.{name_of(to.field)}"
        now, values = became(keeper_of(to.to), field, prefixes)
        rows = many_of(
            f"SELECT s.row, {field}, {now} FROM {self._source} s LEFT JOIN {table_of(to.to)} r "
            f"ON r.{name_of(to.by)} = {field} WHERE r.id IS NULL ORDER BY s.row",
            values,
        )
        yield from named("REFERENCE", rows)

    def outside(self, prefixes: Sequence[str], *, placeless: bool) -> Iterator[Told]:
        """Give the staged rows that lie outside all prefixes or would draw a row from there, each with that place.

        They come many at a time.

        Args:
            prefixes: of the places in reach; the empty one reaches everything.
            placeless: whether a row without a place is in reach.
        """
        if not self._kind.place or "" in prefixes:
            return
        (there, values), (here, _) = within(self._there, prefixes), within(self._here, prefixes)
        if placeless:
            there, here = f"({there} OR {self._there} IS NULL)", f"({here} OR {self._here} IS NULL)"
        drawn = "".join(
            f"UNION SELECT s.row, coalesce({self._here}, '') FROM {self._source} s{self._named} "
            f"JOIN {self._live} l ON {same}{self._owner} WHERE {here} IS NOT TRUE "
            for same in self._same
        )
        rows = many_of(
            f"SELECT s.row, coalesce({self._there}, '') FROM {self._source} s{self._refers} WHERE {there} IS NOT TRUE "
            f"{drawn}ORDER BY 1",
            [*values, *(values * len(self._same))],
        )
        for some in rows:
            yield [(row, place, "OUTSIDE", None) for row, place in some]

    def closed(self, frozen: int | None) -> Iterator[Told]:
        """Give the staged rows that would change a year older than the last frozen one, each with its year."""
        if not self._kind.closed_by or frozen is None:
            return
        year = f"s.{name_of(self._kind.closed_by)}"
        rows = many_of(
            f"SELECT s.row, {year} FROM {self._source} s{self._refers} LEFT JOIN {self._live} l ON {self._same[0]} "
            f"WHERE {year} < %s AND (l.{self._key} IS NULL OR {self._differs}) ORDER BY s.row",
            [frozen],
        )
        for some in rows:
            yield [(row, str(of), CLOSED, str(frozen)) for row, of in some]

    def withdraw(self, rows: Sequence[int]) -> None:
        """Take rows out of the staging table."""
        for at in range(0, len(rows), SOME):
            some = rows[at : at + SOME]
            do(f"DELETE FROM {self._source} WHERE row IN ({', '.join(['%s'] * len(some))})", some)

    @contextmanager
    def matched(self) -> Iterator[None]:
        """Keep, while the block runs, which staged row is which row of the table and whether it differs."""
        do(
            f"CREATE TEMPORARY TABLE {_MATCHED} "
            f"(row integer PRIMARY KEY, id {self._key_type}, version integer, changed boolean, decides boolean)"
        )
        try:
            for same in self._same:
                do(
                    f"INSERT INTO {_MATCHED} SELECT s.row, l.{self._key}, l.version, {self._differs}, {self._decides} "
                    f"FROM {self._source} s{self._refers} JOIN {self._live} l ON {same}"
                )
            yield
        except BaseException:
            # A transaction that fails takes the table with it, and PostgreSQL would take no statement any more.
            if not connection.in_atomic_block:
                do(f"DROP TABLE {_MATCHED}")
            raise
        do(f"DROP TABLE {_MATCHED}")

    def remember(self) -> None:
        """Keep beside the staged rows, while `matched`, what they were compared with."""
        do(f"INSERT INTO {self._seen} SELECT row, version, changed FROM {_MATCHED}")

    def moved(self) -> dict[int, int]:
        """Count, while `matched`, the rows that are not what the check has seen, by the import that last changed them.

        Those that this import changes neither now nor then don't count: nobody's work is overwritten.
        """
        last = "l.import_id"
        if self._kind.history:  # what was put back bears an earlier number: the history knows what put it back
            last = (
                f"coalesce((SELECT h.replaced_by_import FROM {table_of(self._kind.history)} h "
                f"WHERE h.{name_of(self._kind.history_id)} = l.{self._key} AND h.version = l.version - 1), l.import_id)"
            )
        return dict(
            rows_of(
                f"SELECT coalesce({last}, 0), count(*) FROM {_MATCHED} m JOIN {self._live} l "
                f"ON l.{self._key} = m.id LEFT JOIN {self._seen} w ON w.row = m.row "
                "WHERE w.version IS DISTINCT FROM m.version AND (m.changed OR coalesce(w.changed, TRUE)) "
                "GROUP BY 1 ORDER BY 1"
            )
        )

    def difference(self, prefixes: Sequence[str]) -> Difference:
        """Count what differs, while `matched`; absent rows only below these prefixes."""
        told = ", ".join(f"count(CASE WHEN {one} THEN 1 END)" for one in ("changed", "NOT changed", "decides"))
        changed, unchanged, deciding = rows_of(f"SELECT {told} FROM {_MATCHED}")[0]
        without, values = self._absent(prefixes)
        absent = rows_of(f"SELECT count(*) {without}", values)[0][0]
        new = self.count() - changed - unchanged
        return Difference(new, changed, unchanged, absent, deciding + (new if self._kind.deciding else 0))

    def by_place(self, year: int) -> dict[str, int]:
        """Count the staged rows by the place that each lies at; of a year, where a row has one of its own."""
        if not self._kind.place:
            return {}
        of_year, values = (
            (f" WHERE s.{name_of(self._kind.closed_by)} = %s", [year]) if self._kind.closed_by else ("", [])
        )
        counted = f"SELECT {self._there}, count(*) FROM {self._source} s{self._refers}{of_year} GROUP BY 1 ORDER BY 1"
        return dict(rows_of(counted, values))

    def absent(self, prefixes: Sequence[str]) -> Iterator[list[str]]:
        """Give, while `matched`, the keys of the absent rows below these prefixes, many at a time."""
        without, values = self._absent(prefixes)
        for some in many_of(f"SELECT l.{self._key} {without} ORDER BY l.{self._key}", values):
            yield [str(one) for (one,) in some]

    def alike(self) -> Iterator[list[tuple[int, Any]]]:
        """Give, while `matched`, the new rows that may be registered under another number, each with that row's id."""
        if not self._kind.alike or not rows_of(f"SELECT 1 FROM {self._live} LIMIT 1"):
            return
        # What the new rows are called is looked up once each: a file of one name would else meet the table row by row.
        keys = [name_of(key) for key in self._kind.alike]
        listed = ", ".join(f"d.{key}" for key in keys)
        alike, told = (" AND ".join(f"{one}.{key} = d.{key}" for key in keys) for one in ("l", "s"))
        new = f"NOT EXISTS (SELECT 1 FROM {_MATCHED} m WHERE m.row = s.row)"
        names = f"SELECT DISTINCT {', '.join(f's.{key}' for key in keys)} FROM {self._source} s WHERE {new}"
        first = f"min(l.{self._key}) AS first"
        known = f"SELECT {listed}, {first} FROM ({names}) d JOIN {self._live} l ON {alike} GROUP BY {listed}"
        yield from many_of(
            f"SELECT s.row, d.first FROM {self._source} s JOIN ({known}) d ON {told} WHERE {new} ORDER BY s.row"
        )

    def apply(self, *, batch: int, year: int, at: datetime) -> int:
        """While `matched`, keep the history of changed rows, change them, add the new; give how many are new."""
        stamps = {"import_id": batch} | ({"updated_year": year} if has_column(self._kind.table, "updated_year") else {})
        self._remember(batch, at, (*self._values, *stamps))
        sets = [f"{name_of(key)} = {value}" for key, value in self._values.items()]
        sets += [f"{name_of(key)} = %s" for key in stamps]
        do(
            f"UPDATE {self._live} AS l SET version = l.version + 1, {', '.join(sets)} "
            f"FROM {_MATCHED} m JOIN {self._source} s ON s.row = m.row{self._refers} "
            f"WHERE l.{self._key} = m.id AND m.changed",
            [*stamps.values()],
        )
        columns = ", ".join(name_of(key) for key in (*self._values, *stamps))
        values = ", ".join([*self._values.values(), *("%s" for _ in stamps)])
        return do(
            f"INSERT INTO {self._live} (version, {columns}) SELECT 1, {values} FROM {self._source} s{self._refers} "
            f"WHERE NOT EXISTS (SELECT 1 FROM {_MATCHED} m WHERE m.row = s.row) ORDER BY s.row",
            [*stamps.values()],
        )

    def _agrees(self, key: str) -> str:
        """Give the condition that a live row and a staged one agree in a field that recognises them."""
        to = self._kind.reference
        return f"l.{name_of(to.column)} = r.id" if to and key == to.field else f"l.{name_of(key)} = s.{name_of(key)}"

    def _remember(self, batch: int, at: datetime, columns: Sequence[str]) -> None:
        if not self._kind.history:
            return
        kept = ", ".join(name_of(key) for key in ("version", *columns, self._kind.history_id))
        were = ", ".join(f"l.{name_of(key)}" for key in ("version", *columns))
        do(
            f"INSERT INTO {table_of(self._kind.history)} ({kept}, replaced_by_import, replaced_at) "
            f"SELECT {were}, l.{self._key}, %s, %s FROM {_MATCHED} m JOIN {self._live} l ON l.{self._key} = m.id "
            "WHERE m.changed ORDER BY m.row",
            [batch, connection.ops.adapt_datetimefield_value(at)],
        )

    def _unlike(self, keys: Collection[str]) -> str:
        """Give the condition that one of these columns differs between a staged row and the live one."""
        told = [f"{value} IS DISTINCT FROM l.{name_of(key)}" for key, value in self._values.items() if key in keys]
        return " OR ".join(told) or "1 = 0"

    def _absent(self, prefixes: Sequence[str]) -> tuple[str, list[Any]]:
        """Give FROM and WHERE (and its values) of the rows in the file's counties, in reach, that are not in it.

        Rows that stand no longer are not missed.
        """
        stand, standing = self._standing()
        gone = f"LEFT JOIN {_MATCHED} m ON m.id = l.{self._key} WHERE m.id IS NULL{stand}"
        if not self._kind.place:
            return f"FROM {self._live} l {gone}", standing
        counties = f"SELECT DISTINCT substr({self._there}, 1, {_COUNTY_DIGITS}) FROM {self._source} s{self._refers}"
        where = f"{gone} AND substr({self._here}, 1, {_COUNTY_DIGITS}) IN ({counties})"
        reach, values = ("", []) if "" in prefixes else within(self._here, prefixes)
        return f"FROM {self._live} l{self._owner} {where}{f' AND {reach}' if reach else ''}", [*standing, *values]

    def _standing(self) -> tuple[str, list[Any]]:
        """Give the condition (and its values) of the rows that stand, to come after others: it looks each one up."""
        if not self._kind.standing:
            return "", []
        rows, values = self._kind.rows().order_by().values_list("pk").query.sql_with_params()
        return f" AND EXISTS (SELECT 1 FROM ({rows}) k WHERE k.pk = l.{self._key})", list(values)
