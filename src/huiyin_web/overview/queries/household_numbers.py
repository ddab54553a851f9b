"""The office numbers of a household: since when, until when, and which import brought each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.core.tables import Cell, Column, Row, Table
from huiyin_web.overview.queries.household_years import import_cell
from huiyin_web.registry.models import Household, HouseholdHistory

_IMPORT = Text("Import", "导入批次")


@dataclass(frozen=True, slots=True)
class _Since:
    """From which year on a household had a number, and by which import."""

    number: str
    year: int
    batch: int | None


def numbers_table(household: Household, before: Sequence[HouseholdHistory], receipts: Mapping[int, str]) -> Table:
    """Give the numbers of a household, the present one first; each lasts until the next begins.

    Args:
        household: as it is now.
        before: as it was, the latest first.
        receipts: the addresses of the imports that the reader may open.
    """
    found = _numbers([*reversed(before), household])
    lasted = [None, *found[:-1]]
    return Table(
        Text("Office numbers", "户编号沿革"),
        (
            Column("number", Text("Number", "编号")),
            Column("from", Text("From", "起始年度"), main=True),
            Column("from_import", _IMPORT),
            Column("until", Text("Until", "终止年度")),
            Column("until_import", Text("Ended by import", "终止批次")),
        ),
        tuple(
            Row((one.number, *_told(one, receipts), *_told(then, receipts)))
            for one, then in zip(found, lasted, strict=True)
        ),
        note=Text(
            "The permanent number of the household stays the same whatever the office calls it.",
            "无论户编号如何变更，系统内的永久编号不变。",
        ),
    )


def _numbers(states: Sequence[Household | HouseholdHistory]) -> list[_Since]:
    """Give every number with its beginning, the latest first; a number that came back stands twice."""
    found: list[_Since] = []
    for state in states:
        if not found or found[-1].number != state.office_number:
            found.append(_Since(state.office_number, state.updated_year, state.import_id))
    return found[::-1]


def _told(since: _Since | None, receipts: Mapping[int, str]) -> tuple[str, Cell | str]:
    return (str(since.year), import_cell(since.batch, receipts)) if since else ("", "")
