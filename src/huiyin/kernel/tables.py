"""The result of a measurement: a small table that carries its definition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from huiyin.kernel.text import Text

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

ESTIMATE_COLUMNS = (
    "measure", "estimate", "se", "ci_low", "ci_high", "df", "deff", "n", "population", "method",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a measure: what it is called, and whether it is a share (0 to 1), an index, a count, or an amount."""

    label: Text
    kind: Literal["share", "index", "count", "amount"] = "amount"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a number means: nobody prints a figure without it. `units` says the unit of each measure by its name."""

    what: Text
    units: Mapping[str, Unit]
    population: Text
    period: str
    source: str
    method: Text
    uncertainty: Text

    @property
    def unit(self) -> Text:
        """The units of all measures, each behind the name of its measure."""
        return Text.join([_NAMED.fill(name=name, unit=one.label) for name, one in self.units.items()], "; ", "；")


_NAMED = Text("{name}: {unit}", "{name}：{unit}")


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Rows of estimates: the `by` columns, then `ESTIMATE_COLUMNS`; `definition` says what they mean."""

    table: pa.Table
    definition: Definition

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give one dict a row."""
        yield from self.table.to_pylist()

    def to_arrow(self) -> pa.Table:
        """Give the Arrow table itself."""
        return self.table

    def to_pandas(self) -> "pd.DataFrame":
        """Give a pandas frame (needs pandas)."""
        return self.table.to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """Give a Polars frame.

        Raises:
            ImportError: Polars is not installed; `pip install polars`.
        """
        import polars as pl  # noqa: PLC0415  an optional dependency, at its one point of use

        frame = pl.from_arrow(self.table)
        assert isinstance(frame, pl.DataFrame)  # noqa: S101  a table never becomes a series
        return frame
