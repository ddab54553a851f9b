"""The figures of a frozen year: computed once, when it is frozen, and read from there ever after."""

from decimal import Decimal

import pyarrow.compute as pc
import pyarrow.parquet as pq

from huiyin import policy
from huiyin.measures.register.movements import movements
from huiyin.measures.register.yearly import BASES, Population, yearly_figures
from huiyin.records.place_books import codes_of_year
from huiyin.records.snapshots import Draft
from huiyin.records.snapshots import Snapshot as Frozen
from huiyin.records.succession import succession_of


def write_figures(draft: Draft, year: int, before: Frozen | None) -> None:
    """Compute who moved since the year before and the figures, and write them beside the tables of a draft.

    Args:
        draft: a snapshot whose tables are written.
        year: its year.
        before: the frozen year before it; without one, or across a series break, nobody is said to have moved.
    """
    places = pq.read_table(draft.path("places"))
    became = succession_of(places).became(year)
    moved = None
    if before is not None and not policy.series_breaks(before.year, year):
        moved = movements(before.path("households"), draft.path("households"), became)
        draft.write("movements", moved.to_batches())
    table = yearly_figures(
        draft.path("households"),
        places=codes_of_year(places, year),
        population=_population(draft, year),
        year=year,
        line=_line(year),
        moved=moved,
        became=became,
    )
    draft.write("figures", table.to_batches())


def _population(draft: Draft, year: int) -> Population:
    columns = ["place_code", "indicator", "value"]
    wanted = (pc.field("year") == year) & pc.field("indicator").isin(BASES)
    found: dict[str, dict[str, float]] = {}
    for row in pq.read_table(draft.path("statistics"), columns=columns, filters=wanted).to_pylist():
        found.setdefault(row["indicator"], {})[row["place_code"]] = row["value"]
    return found


def _line(year: int) -> Decimal | None:
    """Give the year's poverty line; none where none is published."""
    try:
        return policy.at(year).value("poverty_line").value
    except policy.ValueNotKnownError:
        return None
