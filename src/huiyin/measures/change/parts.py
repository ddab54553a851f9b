"""The table of a decomposition: a column says which part of the whole each row is."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from huiyin.kernel.tables import ESTIMATE_COLUMNS
from huiyin.measures.estimation.linearising import Estimates
from huiyin.measures.estimation.results import table_of
from huiyin.measures.estimation.sample import Sample
from huiyin.measures.estimation.variance import degrees_of_freedom
from huiyin.measures.survey.statistic import Statistic

PART = "part"
COLUMNS = (PART, *ESTIMATE_COLUMNS)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a statistic in each domain: its name, the statistic by name and interval, the estimates."""

    name: str
    statistic: Statistic
    estimates: Estimates


def table_of_parts(sample: Sample, parts: Sequence[Part], confidence: float, way: str) -> pa.Table:
    """Lay out the parts, a row for each domain that has rows and each part; `part` stands before `measure`."""
    statistics, found = [one.statistic for one in parts], [one.estimates for one in parts]
    table = table_of(sample, statistics, found, degrees_of_freedom(sample), confidence, way)
    names = [one.name for one in parts] * (table.num_rows // len(parts))
    return table.add_column(table.column_names.index(ESTIMATE_COLUMNS[0]), PART, pa.array(names, pa.string()))
