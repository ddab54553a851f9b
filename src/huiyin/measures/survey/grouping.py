"""By what a result is broken down: columns, or the places of a level."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import Level
from huiyin.kernel.tables import ESTIMATE_COLUMNS
from huiyin.kernel.text import Text
from huiyin.measures.errors import BadPlaceCodesError
from huiyin.measures.tables.columns import Asked

_CODE_LENGTH = 12


@checked
@dataclass(frozen=True, slots=True)
class Place:
    """The places of a level, told from the leading digits of a column of place codes.

    The result has a column named after the level, with twelve-digit codes.

    Attributes:
        level: nation, province, prefecture, county, township or village.
        column: the column that holds the code of a place at or below that level.

    Raises:
        ParameterError: there is no such level.
    """

    level: Level | str
    column: str = "village_code"

    def __post_init__(self) -> None:
        if self.level not in set(Level):
            raise ParameterError(name="Place.level", value=self.level, allowed=", ".join(Level), mend=_PICK)

    @property
    def name(self) -> str:
        """The name of the result's column."""
        return str(self.level)

    @property
    def asked(self) -> Asked:
        """What it asks of a source."""
        return Asked(self.column, _BY, level=Level(self.level).label)

    def expression(self) -> nw.Expr:
        """Give the leading digits that name the place."""
        return nw.col(self.column).cast(nw.String).str.slice(0, Level(self.level).digits)

    def near(self, digits: list[str | None]) -> nw.Expr:
        """Tell the rows between the first and the last of some places: what a sorted file finds without a walk."""
        code = nw.col(self.column).cast(nw.String)
        known = [one for one in digits if one is not None]
        if not known:
            return code.is_null()
        # Whatever follows the digits, letters and further digits too, comes before the last of all characters.
        between = code.is_between(nw.lit(min(known)), nw.lit(f"{max(known)}\U0010ffff"))
        return between | code.is_null() if None in digits else between

    def codes(self, digits: pa.ChunkedArray) -> pa.ChunkedArray:
        """Turn leading digits into whole codes.

        Raises:
            BadPlaceCodesError: some are no digits, or too few for the level.
        """
        level = Level(self.level)
        bad = digits.filter(pc.invert(pc.match_substring_regex(digits, f"^[0-9]{{{level.digits}}}$")))
        if len(bad):
            example = min(bad.to_pylist())
            raise BadPlaceCodesError(column=self.column, count=len(bad), level=level.label, example=example)
        return pc.utf8_rpad(digits, _CODE_LENGTH, "0")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it stands."""

    column: str

    @property
    def name(self) -> str:
        """The name of the result's column."""
        return self.column

    @property
    def asked(self) -> Asked:
        """What it asks of a source."""
        return Asked(self.column, _BY)

    def expression(self) -> nw.Expr:
        """Give the column."""
        return nw.col(self.column)

    def near(self, values: list[Any]) -> nw.Expr | None:
        """Tell the rows that have one of some values; none where Python may not have these as the engine has."""
        column, known = nw.col(self.column), [value for value in values if value is not None]
        if not all(type(value) in _EXACT for value in known):
            return None
        return column.is_in(known) | column.is_null() if None in values else column.is_in(known)

    def codes(self, values: pa.ChunkedArray) -> pa.ChunkedArray:
        """Give the values as they are."""
        return values


def groupings(
    by: str | Place | Sequence[str | Place], *, columns: Sequence[str] = ESTIMATE_COLUMNS
) -> tuple[Column | Place, ...]:
    """Give what to break down by.

    Args:
        by: columns of the source, or places.
        columns: the other columns of the result.

    Raises:
        ParameterError: a column twice, or one named like a column of the result.
    """
    asked = (by,) if isinstance(by, str | Place) else tuple(by)
    groups = tuple(Column(each) if isinstance(each, str) else each for each in asked)
    taken = set(columns)
    for group in groups:
        if group.name.lower() in taken:
            raise ParameterError(
                name="by", value=group.name, allowed=_DISTINCT.fill(columns=", ".join(columns)), mend=_RENAME
            )
        taken.add(group.name.lower())
    return groups


_EXACT = (str, int, bool, date)  # no time has nanoseconds in Python, nor a decimal the engine's digits
_BY = Text("by", "分组")
_PICK = Text("Choose one of them.", "请从中选择。")
_DISTINCT = Text("names used once, other than {columns}", "不重复且不同于 {columns} 的列名")
_RENAME = Text("Rename the column in the source.", "请在数据中改列名。")
