"""Read what a case verified beside what the register holds: what differs, and which of the two is newer."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules import casework as rules
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.entries import entries_of
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.registry.models import Household
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
_ENDED = Text(
    "Verified on {on}, income of {year}. The case ended before it was written into the register.",
    "{on} 核实（{year} 年收入）。事项在写入台账前已终止。",
)
_ALIKE = Text("The register has all that was verified.", "台账与核实结果一致。")
_REGISTER, _VISIT = Text("the register", "台账"), Text("the verification", "核实结果")
_OF = Text("of {year}", "{year} 年")
_SINCE = Text("of {year}, since {on}", "{year} 年，{on} 起")


def register_beside(row: Case, known: rules.Case) -> Table | None:
    """Give the fields in which the register differs from what was verified; none where the case verified nothing of it.

    The caller has found that the case lies in reach.
    """
    found = rules.verified(known)
    home = row.household
    if found is None or home is None:
        return None
    entries = entries_of(home, found.parts)
    rows = [
        _line(HOUSEHOLDS.field(key), home, found, entries[part])
        for part in found.parts
        for key in part
        if getattr(home, key) != found.values[key]
    ]
    return Table(_TITLE, _COLUMNS, rows, note=_note(known, found), empty=_ALIKE)


def _line(field: Field, home: Household, found: rules.Verified, entry: rules.Entry) -> Row:
    later = rules.is_later(entry, found)
    since = (_OF if entry.on is None else _SINCE).fill(year=entry.year, on=entry.on)
    return Row(
        (
            label_with_unit(field),
            in_words(field, found.values[field.key]),
            Cell(in_words(field, getattr(home, field.key)), under=since),
            Cell(_REGISTER if later else _VISIT, tone="warn" if later else "go"),
        )
    )


def _note(known: rules.Case, found: rules.Verified) -> Text:
    """Say which step writes it, or that it was written, or never will be."""
    ahead = None if found.is_recorded else rules.records_next(known)
    if ahead is not None:
        return _AHEAD.fill(on=found.on, year=found.year, step=ahead.label)
    return (_WRITTEN if found.is_recorded else _ENDED).fill(on=found.on, year=found.year)
