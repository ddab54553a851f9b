"""The household survey that stands beside the register: `survey.parquet` in the data folder, with its design."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.conf import settings

from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.measures import Design, Place, estimate
from huiyin.measures.register.incomes import Incomes, incomes_of
from huiyin.measures.survey.carried import carried_design
from huiyin_web.overview.queries.line import statutory_line

_FILE = "survey.parquet"
_INCOME, _PLACE, _YEAR, _LINE = "income", "village_code", "year", "statutory line"
_REMEMBERED = 256  # answers to one question, all years and all places of a level each
LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)  # what such a sample is drawn for


@dataclass(frozen=True, slots=True)
class Estimated:
    """An estimate with its interval, none where the standard error is zero; `df` are the degrees of freedom."""

    value: float | None
    low: float | None
    high: float | None
    se: float
    df: int
    n: int
    population: float


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """The survey as it lies there; `stamp` changes with the file."""

    table: pa.Table
    design: Design
    stamp: str

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it asked in."""
        return tuple(sorted(pc.unique(self.table[_YEAR]).to_pylist()))

    def incomes(self, year: int) -> Incomes:
        """Give the incomes of a year, each with its weight."""
        return _incomes(self, year)

    def estimates(self, measure: str, level: Level, line: float | None) -> Mapping[tuple[int, str], Estimated]:
        """Estimate a measure for all years and all places of a level.

        Args:
            measure: its name.
            level: of the places.
            line: one for all years; each year's statutory line where none is given.

        Raises:
            SourceError: the survey cannot be measured so.
        """
        return _estimates(self, measure, level, line)


def survey() -> Survey | None:
    """Give the survey of the installation; none where there is none, or one that says too little."""
    path: Path = settings.HUIYIN_DATA / _FILE
    if not path.is_file():
        return None
    found = path.stat()
    return _opened(path, f"{found.st_mtime_ns}-{found.st_size}")


@lru_cache(maxsize=2)
def _opened(path: Path, stamp: str) -> Survey | None:
    design = carried_design(path)
    if design is None or not {_INCOME, _PLACE, _YEAR} <= set(pq.read_schema(path).names):
        return None
    table = pq.read_table(path)
    years = table[_YEAR].to_pylist()
    lines = {year: statutory_line(year) for year in set(years)}
    if None in lines.values():
        return None
    return Survey(table.append_column(_LINE, pa.array([lines[year] for year in years], pa.float64())), design, stamp)


@lru_cache(maxsize=_REMEMBERED)
def _estimates(of: Survey, measure: str, level: Level, line: float | None) -> Mapping[tuple[int, str], Estimated]:
    found = estimate(
        of.table,
        [measure],
        welfare=_INCOME,
        line=_LINE if line is None else line,
        by=[_YEAR, Place(level, _PLACE)],
        design=of.design,
    )
    return {
        (row[_YEAR], row[level]): Estimated(
            row["estimate"], row["ci_low"], row["ci_high"], row["se"], row["df"], row["n"], round(row["population"])
        )
        for row in found.rows()
    }


@lru_cache(maxsize=16)
def _incomes(of: Survey, year: int) -> Incomes:
    rows = of.table.filter(pc.equal(of.table[_YEAR], year))
    weights = rows[of.design.weights] if isinstance(of.design.weights, str) else pa.nulls(0)
    persons = weights if len(weights) else pa.array([1.0] * rows.num_rows)
    return incomes_of(pa.table({"village_code": rows[_PLACE], "income": rows[_INCOME], "persons": persons}))


UNCERTAINTY = Text(
    "Sampling only: 95% intervals by Taylor linearisation with the strata, clusters and weights of the sample; logit "
    "for the headcount, t for the rest. A place without poor in the sample has no interval.",
    "仅含抽样误差：按样本的分层、整群和权数作泰勒线性化，置信水平 95%；发生率用 logit 区间，其余用 t 区间。"
    "样本中没有贫困人口的地区不给出区间。",
)
