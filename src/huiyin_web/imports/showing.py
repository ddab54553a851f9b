"""Show what the staged rows of a checked file would change and bring, before anybody decides about it.

The names in the statements are those of `loading`.
"""

from collections.abc import Sequence
from typing import Any

from huiyin_web.imports.loading import Loading
from huiyin_web.imports.sql import name_of, rows_of, within


class Showing(Loading):
    """The statements that read what the check of one import has found."""

    @property
    def _derived(self) -> list[str]:
        return [self._kind.derived.column] if self._kind.derived else []

    def changes(self, prefixes: Sequence[str], *, count: int, field: str = "") -> list[tuple[Any, ...]]:
        """Give the first rows that the check has found changed, in reach: row, what is registered, what is staged.

        Both in the order of the fields that the register keeps, then what is derived. Only rows in which one field
        changes where it is named.
        """
        to = self._kind.reference
        names = [(to.by if to and field.key == to.field else field.key, field.key) for field in self._kind.sheet.kept]
        names += [(key, key) for key in self._derived]
        pairs = [(f"{'o' if to and key == to.field else 'l'}.{name_of(by)}", f"s.{name_of(key)}") for by, key in names]
        told = ", ".join([*(old for old, _ in pairs), *(new for _, new in pairs)])
        reach, values = within(self._here, prefixes) if self._kind.place and "" not in prefixes else ("1 = 1", [])
        first = f"(SELECT row FROM {self._seen} WHERE changed ORDER BY row LIMIT %s)"
        limit, last = [count], ""
        if field:
            old, new = next(pair for pair, (_, key) in zip(pairs, names, strict=True) if key == field)
            reach = f"{reach} AND {old} IS DISTINCT FROM {new}"
            first, limit, last = f"(SELECT row FROM {self._seen} WHERE changed)", [], f" LIMIT {count:d}"
        selected = " UNION ALL ".join(
            f"SELECT s.row, {told} FROM {first} w JOIN {self._source} s ON s.row = w.row{self._named} "
            f"JOIN {self._live} l ON {same}{self._owner} WHERE {reach}"
            for same in self._same
        )
        return rows_of(f"{selected} ORDER BY 1{last}", [*limit, *values] * len(self._same))

    def arrivals(self, prefixes: Sequence[str], *, count: int) -> list[tuple[Any, ...]]:
        """Give the first rows that the check has found new, in reach: row, its fields in order, what is derived."""
        keys = [*(field.key for field in self._kind.sheet.kept), *self._derived]
        told = ", ".join(f"s.{name_of(key)}" for key in keys)
        reach, values = within(self._there, prefixes) if self._kind.place and "" not in prefixes else ("1 = 1", [])
        return rows_of(
            f"SELECT s.row, {told} FROM {self._source} s{self._refers} "
            f"WHERE NOT EXISTS (SELECT 1 FROM {self._seen} w WHERE w.row = s.row) AND {reach} ORDER BY s.row LIMIT %s",
            [*values, count],
        )
