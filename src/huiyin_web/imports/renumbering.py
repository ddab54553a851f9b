"""Rows under new numbers: which registered row they continue, and what a number became.

The names in the statements are those of `loading`; `n` is the row that now bears a number, `h` one of the history.
Staged rows that name a former number have an index of their own, so that a file without any costs nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from huiyin_web.imports.kinds import ImportKind
from huiyin_web.imports.sql import do, key_of, many_of, name_of, table_of, within

Told = list[tuple[int, str, str, str | None]]  # row, value, rule and detail of a problem

RENUMBERED, UNKNOWN, BOTH = "RENUMBERED", "FORMER_UNKNOWN", "FORMER_BOTH"


class Renumbering:
    """The statements about former numbers of one import; a kind whose numbers don't change has none."""

    def __init__(self, kind: ImportKind, source: str) -> None:
        self._kind, self._source, self._live = kind, source, table_of(kind.table)
        self._number = name_of(kind.sheet.identity[0])
        self._former = f"s.{name_of(kind.sheet.former)}"
        self._claims = f"FROM {source} s{{}} WHERE {self._former} IS NOT NULL"

    @property
    def continues(self) -> str:
        """The condition that a staged row continues a live one."""
        return f"{self._former} IS NOT NULL AND l.{self._number} = {self._former}"

    def settle(self) -> None:
        """Forget the former numbers that the register knows already of the row: the file tells it once more."""
        if not self._kind.history:
            return
        do(
            f"UPDATE {self._source} AS s SET {name_of(self._kind.sheet.former)} = NULL "
            f"WHERE {self._former} IS NOT NULL AND EXISTS (SELECT 1 FROM {self._live} n "
            f"JOIN {table_of(self._kind.history)} h ON h.{name_of(self._kind.history_id)} = n.{_key(self._kind)} "
            f"WHERE n.{self._number} = s.{self._number} AND h.{self._number} = {self._former})"
        )

    def unknown(self, prefixes: Sequence[str]) -> Iterator[Told]:
        """Give the rows whose former number nothing has now; within reach, with the number that it became."""
        now, values = became(self._kind, self._former, prefixes)
        joined = self._claims.format(f" LEFT JOIN {self._live} l ON l.{self._number} = {self._former}")
        rows = many_of(f"SELECT s.row, {self._former}, {now} {joined} AND l.{_key(self._kind)} IS NULL", values)
        yield from named(UNKNOWN, rows)

    def both(self) -> Iterator[Told]:
        """Give the rows whose former number and whose own are two rows of the register."""
        joined = self._claims.format(
            f" JOIN {self._live} l ON l.{self._number} = {self._former}"
            f" JOIN {self._live} n ON n.{self._number} = s.{self._number}"
        )
        for some in many_of(f"SELECT s.row, {self._former}, s.{self._number} {joined}"):
            yield [(row, value, BOTH, own) for row, value, own in some]


def became(kind: ImportKind, number: str, prefixes: Sequence[str]) -> tuple[str, list[str]]:
    """Give the query for what a former number of a kind's rows is now, within reach, and its values.

    Args:
        kind: whose numbers.
        number: the expression that gives the former number.
        prefixes: of the places in reach: of other rows nothing is told.
    """
    if not kind.history:
        return "NULL", []
    own, owner, place = name_of(kind.sheet.identity[0]), "", f"n.{name_of(kind.place)}"
    if to := kind.reference:
        owner = f" JOIN {table_of(to.to)} o ON o.id = n.{name_of(to.column)}"
        place = f"o.{name_of(kind.place)}"
    reach, values = ("1 = 1", []) if "" in prefixes else within(place, prefixes)
    return (
        f"(SELECT n.{own} FROM {table_of(kind.history)} h "
        f"JOIN {table_of(kind.table)} n ON n.{_key(kind)} = h.{name_of(kind.history_id)}{owner} "
        f"WHERE h.{own} = {number} AND n.{own} <> {number} AND {reach} "
        f"ORDER BY h.{key_of(kind.history)[0]} DESC LIMIT 1)"
    ), values


def named(rule: str, rows: Iterator[list[Any]]) -> Iterator[Told]:
    """Name the rule that rows break: another where the number that they give became one that is known."""
    for some in rows:
        yield [(row, value, RENUMBERED if now else rule, now) for row, value, now in some]


def _key(kind: ImportKind) -> str:
    return key_of(kind.table)[0]
