"""The households of two frozen years that were poor at the first: who got help of a kind between, and who is alike.

Alike are households of the same county, main cause, size, income fifth of the year before, with or without somebody
who can work, and with as many other kinds of help in the year.
"""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.places import Level, ancestor, prefix_of
from huiyin.measures.effects.comparing import Codes, Flags, Floats
from huiyin.measures.register.rates import LEFT_STATUSES, POOR_STATUSES
from huiyin.records.snapshots import Snapshot

_CAN_WORK = ("ordinary", "skilled")
_SIZES = (2, 3, 5)  # from so many members on a household belongs to the next size
_FIFTHS = (0.2, 0.4, 0.6, 0.8)
_OTHER_HELP = 2  # so many other kinds of help, or more
_FEN = 100


@dataclass(frozen=True, slots=True)
class Beside:
    """Households that were poor at the end of one frozen year with what became of them in the next; one each.

    Attributes:
        ids: their permanent ids.
        gained: how much the income per head changed between the two years, in yuan.
        left: 1 for who had left poverty at the end of the second, else 0.
        before: the income per head of the first, in yuan.
        cell: which households are alike, but for the other help that they got.
        codes: the code of the village where each lived in the first.
    """

    ids: Codes
    gained: Floats
    left: Floats
    before: Floats
    cell: Codes
    codes: npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Rows(Beside):
    """The same with whoever got help of a kind; `cell` tells of other help, too.

    Attributes:
        helped: who got help of the kind in the second year.
        village: the number of the village.
    """

    helped: Flags
    village: Codes

    def among(self, kept: Flags) -> "Rows":
        """Give some of the rows."""
        return Rows(*(getattr(self, one.name)[kept] for one in fields(self)))

    def within(self, place: str) -> "Rows":
        """Give the rows of a place, by its code."""
        return self.among(np.char.startswith(self.codes, prefix_of(place)))


def side_by_side(before: Snapshot, now: Snapshot) -> Beside:
    """Put two frozen years side by side.

    Args:
        before: the year before.
        now: the year of the help, or for a look back an earlier one.
    """
    both = _poor(before).join(_later(now), "id", join_type="inner")
    ids = _numbers(both, "id")
    income, later = _numbers(both, "income_per_capita") / _FEN, _numbers(both, "income_now") / _FEN
    codes = np.array(both["village_code"].to_pylist(), np.str_)
    county = np.array([ancestor(code, Level.COUNTY) for code in codes.tolist()], np.str_)
    alike = (
        county, np.array(both["main_cause"].to_pylist(), np.str_), np.digitize(_numbers(both, "member_count"), _SIZES),
        np.digitize(income, np.quantile(income, _FIFTHS)) if len(income) else income,
        np.isin(ids, _workers(before)),
    )  # fmt: skip
    left = np.isin(np.array(both["status_now"].to_pylist(), np.str_), LEFT_STATUSES)
    return Beside(ids, later - income, left.astype(float), income, _numbered(alike), codes)


def rows_of(both: Beside, helped: Codes, help_of_year: pa.Table) -> Rows:
    """Say of two years side by side who got help of a kind, and who is alike with all that they got besides.

    Args:
        both: the two years.
        helped: the ids of the households that got help of the kind.
        help_of_year: `household_id` and `kind` of all other help of the year.
    """
    other = np.minimum(_kinds_of(both.ids, help_of_year), _OTHER_HELP)
    return Rows(
        both.ids, both.gained, both.left, both.before, _numbered((both.cell, other)), both.codes,
        np.isin(both.ids, helped), np.unique(both.codes, return_inverse=True)[1].astype(np.int64),
    )  # fmt: skip


def without(rows: Rows, ids: Codes) -> Rows:
    """Give the rows but those of some households."""
    return rows.among(~np.isin(rows.ids, ids))


def _poor(before: Snapshot) -> pa.Table:
    columns = ["id", "village_code", "status", "main_cause", "member_count", "income_per_capita"]
    rows = before.table("households", columns)
    there = pc.and_(pc.is_in(rows["status"], pa.array(POOR_STATUSES)), pc.is_valid(rows["income_per_capita"]))
    rows = rows.filter(there).drop_columns(["status"])
    return rows.set_column(
        rows.schema.get_field_index("main_cause"), "main_cause", pc.fill_null(rows["main_cause"], "")
    )


def _later(now: Snapshot) -> pa.Table:
    rows = now.table("households", ["id", "status", "income_per_capita"])
    return rows.rename_columns(["id", "status_now", "income_now"]).drop_null()


def _workers(before: Snapshot) -> Codes:
    """Give the households with somebody who can work."""
    rows = before.table("persons", ["household_id", "labour"])
    return _numbers(rows.filter(pc.is_in(rows["labour"], pa.array(_CAN_WORK))), "household_id")


def _kinds_of(ids: Codes, help_of_year: pa.Table) -> Codes:
    """Count the kinds of help that each household got."""
    counted = help_of_year.group_by(["household_id", "kind"]).aggregate([]).group_by("household_id").aggregate(
        [("kind", "count")]
    )  # fmt: skip
    whose, many = _numbers(counted, "household_id"), _numbers(counted, "kind_count")
    order = np.argsort(whose)
    if not len(whose):
        return np.zeros(len(ids), np.int64)
    at = np.minimum(np.searchsorted(whose[order], ids), len(whose) - 1)
    return np.where(whose[order][at] == ids, many[order][at], 0)


def _numbered(alike: tuple[npt.NDArray[np.generic], ...]) -> Codes:
    """Number the cells: households that are equal in everything have one number."""
    cell = np.zeros(len(alike[0]), np.int64)
    for one in alike:
        values, numbers = np.unique(one, return_inverse=True)
        cell = np.unique(cell * max(len(values), 1) + numbers, return_inverse=True)[1].astype(np.int64)
    return cell


def _numbers(rows: pa.Table, column: str) -> Codes:
    return np.asarray(rows[column].to_numpy(), np.int64)
