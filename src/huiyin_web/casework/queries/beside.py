"""Read what a case verified beside what the register holds: what differs, and which of the two is newer."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules import casework as rules
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.entries import entries_of
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.registry.wording import in_words, label_with_unit

_TITLE = Text("Verified, and in the register", "核实结果与台账")
_COLUMNS = (
    Column("field", Text("Field", "项目")),
    Column("verified", Text("Verified", "核实结果")),
    Column("register", Text("Register", "台账")),
    Column("newer", Text("Newer", "较新的一方"), main=True),
)
_AHEAD = Text(
    "Verified on {on}, income of {year}. The step “{step}” writes it into the register where the register has no newer "
    "entry; nobody types it again.",
    "{on} 核实（{year} 年收入）。办理“{step}”时写入台账，无须重复录入；台账已有更新记录的项目保留不动。",
)
_WRITTEN = Text(
    "Verified on {on}, income of {year}, and written into the register, except where the register's entry was newer.",
    "{on} 核实（{year} 年收入），已写入台账；台账已有更新记录的项目保留不动。",
)
_LEFT_OUT = Text(
    "Verified on {on}, income of {year}. Where the verification is the newer one it was not written into the register: "
    "the year was closed by then, or the step older than this writing.",
    "{on} 核实（{year} 年收入）。核实结果较新的项目未写入台账：办理时该年度已冻结，或该步骤早于本项功能启用。",
)
_ENDED = Text(
    "Verified on {on}, income of {year}. The case ended before it was written into the register.",
    "{on} 核实（{year} 年收入）。事项在写入台账前已终止。",
)
_ALIKE = Text("The register has all that was verified.", "台账与核实结果一致。")
_REGISTER, _VISIT = Text("the register", "台账"), Text("the verification", "核实结果")
_OF = Text("of {year}", "{year} 年")
_SINCE = Text("of {year}, since {on}", "{year} 年，{on} 起")


@dataclass(frozen=True, slots=True)
class _Line:
    """One field in which the two differ, and since when the register's stands so."""

    field: Field
    seen: rules.Value
    there: rules.Value
    entry: rules.Entry
    is_register_newer: bool

    @property
    def row(self) -> Row:
        """The line of the table."""
        since = (_OF if self.entry.on is None else _SINCE).fill(year=self.entry.year, on=self.entry.on)
        newer = Cell(_REGISTER, tone="warn") if self.is_register_newer else Cell(_VISIT, tone="go")
        there = Cell(in_words(self.field, self.there), under=since)
        return Row((label_with_unit(self.field), in_words(self.field, self.seen), there, newer))


def register_beside(row: Case, known: rules.Case) -> Table | None:
    """Give the fields in which the register differs from what was verified; none where the case verified nothing of it.

    The caller has found that the case lies in reach.
    """
    found = rules.verified(known)
    home = row.household
    if found is None or home is None:
        return None
    entries = entries_of(home, found.parts)
    later = {part: rules.is_later(part, entry, found) for part, entry in entries.items()}
    lines = [
        _Line(HOUSEHOLDS.field(key), found.values[key], getattr(home, key), entries[part], later[part])
        for part in found.parts
        for key in part
        if getattr(home, key) != found.values[key]
    ]
    is_left_out = any(not one.is_register_newer for one in lines)
    rows = [one.row for one in lines]
    return Table(_TITLE, _COLUMNS, rows, note=_note(known, found, is_left_out=is_left_out), empty=_ALIKE)


def _note(known: rules.Case, found: rules.Verified, *, is_left_out: bool) -> Text:
    """Say which step writes it, or that it was written, or was not, or never will be."""
    ahead = None if found.is_recorded else rules.records_next(known)
    if ahead is not None:
        return _AHEAD.fill(on=found.on, year=found.year, step=ahead.label)
    told = _ENDED if not found.is_recorded else _LEFT_OUT if is_left_out else _WRITTEN
    return told.fill(on=found.on, year=found.year)
