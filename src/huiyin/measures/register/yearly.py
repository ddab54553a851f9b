"""The figures of a frozen year: what the register and the statistics say of every place, from province to village.

Everything is added up once by village and then over the places above, so that the levels agree to the person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import narwhals as nw
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from huiyin.kernel.money import FEN_PER_YUAN, fen
from huiyin.kernel.places import Level, ancestor, ancestors, level_of, parent_of
from huiyin.measures.register.behind import CAUSE_PREFIX, counted_households
from huiyin.measures.register.indicators import INDICATORS
from huiyin.measures.register.movements import Movement
from huiyin.measures.register.recoding import under_codes_of
from huiyin.measures.survey.grouping import Place
from huiyin.measures.tables.engine import totals
from huiyin.measures.tables.sources import open_source
from huiyin.records.snapshots.schemas import SCHEMAS

Floats = NDArray[np.float64]
Population = Mapping[str, Mapping[str, float]]
BASES = ("rural_population", "total_population")
_PLACE = Place(Level.VILLAGE)
_MEMBERS, _INCOME, _SHORT = nw.col("members"), nw.col("income"), nw.col("short")
_HOUSEHOLDS = "households of "


@dataclass(frozen=True, slots=True)
class _Figures:
    """One indicator for all places: NaN where a place has no such figure."""

    indicator: str
    value: Floats
    n: Floats | None = None
    numerator: Floats | None = None
    denominator: Floats | None = None
    methods: list[str] | None = None


def yearly_figures(
    households: Path,
    *,
    places: Iterable[str],
    population: Population,
    year: int,
    line: Decimal | None,
    moved: pa.Table | None = None,
    became: Mapping[str, str] | None = None,
) -> pa.Table:
    """Compute every indicator of every place.

    Args:
        households: the frozen households, a Parquet file.
        places: the codes of the year's divisions.
        population: persons by place code, by the keys of `BASES`.
        year: the year that is frozen.
        line: its poverty line in yuan; where none is published there is no gap and no severity.
        moved: what `movements` gives against the year before; none where the two cannot be compared.
        became: the code of the year for each place whose code has ended (`Succession.became`): a household that no
            file has brought to the new code yet counts there.

    Returns:
        The columns of a snapshot's `figures`, sorted by place code and indicator. What nobody has (a cause, a mean of
        no incomes) and what has no known base is left out.
    """
    registered = under_codes_of(became or {}, open_source(households))
    tables = [_by_village(registered, year, line), *([] if moved is None else [_moved_by_village(moved)])]
    codes = _with_ancestors([*places, *(code for table in tables for code in table["place"].to_pylist())])
    sums = {name: values for table in tables for name, values in _rolled_up(table, codes).items()}
    poor = dict(zip(codes, sums["poor_persons"].tolist(), strict=True))
    bases = {key: _base(codes, population.get(key, {}), poor) for key in BASES}
    return _table(codes, [*_counted(sums), *_based(bases), *_rates(sums, bases, line), _mean_income(sums)])


def places_without_base(poor: Iterable[str], own: Mapping[str, float]) -> list[str]:
    """Give the places whose population will be unknown, of those in which registered poor live.

    Args:
        poor: the codes of the villages with registered poor.
        own: persons by place code: one of the populations of `BASES`.
    """
    lacking: list[str] = []
    codes = set(poor)
    for level in sorted(Level, key=lambda level: -level.digits)[:-1]:
        # Whoever has a figure of their own needs none from below; who has none needs one from every place below.
        unknown = {ancestor(code, level) for code in codes} - own.keys()
        lacking += unknown
        codes = unknown
    return sorted(lacking)


def _by_village(households: nw.LazyFrame[Any], year: int, line: Decimal | None) -> pa.Table:
    """Add up the households of each village: whole persons and fen, whose sum is exact in whatever order they come."""
    counted = counted_households(year)
    poor = counted["poor_persons"]
    frame = households.with_columns(
        place=_PLACE.expression(),
        members=nw.col("member_count").cast(nw.Float64),
        income=nw.col("income_per_capita").cast(nw.Float64),
        short=nw.lit(float(fen(line)) if line else 0.0) - nw.col("income_per_capita").cast(nw.Float64),
    )
    sums = {key: _sum(where, _MEMBERS) for key, where in counted.items()}
    sums |= {f"{_HOUSEHOLDS}{key}": _sum(where, nw.lit(1.0)) for key, where in counted.items()}
    known = poor & ~_INCOME.is_null()
    sums |= {
        "known_households": _sum(known, nw.lit(1.0)),
        "known_persons": _sum(known, _MEMBERS),
        "income": _sum(known, _MEMBERS * _INCOME),
    }
    if line:
        sums["shortfall"] = _sum(poor & (_SHORT > 0), _MEMBERS * _SHORT)
        sums["squared_shortfall"] = _sum(poor & (_SHORT > 0), _MEMBERS * _SHORT * _SHORT)
    return _coded(totals(frame, ["place"], sums))


def _moved_by_village(moved: pa.Table) -> pa.Table:
    """Add up the movements of each village, what took persons away as a positive number."""
    sums: dict[str, nw.Expr] = {}
    for one in Movement:
        of_kind = nw.col("movement") == one.value
        sums[one.indicator] = _sum(of_kind, nw.col("persons").cast(nw.Float64) * one.sign)
        sums[f"{_HOUSEHOLDS}{one.indicator}"] = _sum(of_kind, nw.lit(1.0))
    return _coded(totals(open_source(moved).with_columns(place=_PLACE.expression()), ["place"], sums))


def _coded(table: pa.Table) -> pa.Table:
    return table.set_column(0, "place", _PLACE.codes(table["place"])).sort_by("place")


def _sum(where: nw.Expr, what: nw.Expr) -> nw.Expr:
    return nw.when(where).then(what).otherwise(nw.lit(0.0)).sum()


def _with_ancestors(codes: Iterable[str]) -> list[str]:
    every = set(codes)
    every.update(*map(ancestors, every))
    return sorted(code for code in every if level_of(code) is not Level.NATION)


def _rolled_up(villages: pa.Table, codes: list[str]) -> dict[str, Floats]:
    """Add every village to itself and to the places above it."""
    position = {code: at for at, code in enumerate(codes)}
    pairs = [
        (row, position[above])
        for row, code in enumerate(villages["place"].to_pylist())
        for above in (*ancestors(code), code)
    ]
    rows, into = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return {
        name: np.bincount(into, villages[name].to_numpy()[rows], minlength=len(codes)).astype(np.float64)
        for name in villages.column_names[1:]
    }


def _base(codes: list[str], own: Mapping[str, float], poor: Mapping[str, float]) -> _Figures:
    """Give the population of every place: its own statistic, else the sum of those below it.

    A place below that has no statistic leaves the sum unknown if any registered poor live there, else it adds nothing.
    """
    known: dict[str, float] = {}
    sums: dict[str, float] = {}
    for code in sorted(codes, key=lambda code: -level_of(code).digits):
        value = own.get(code, sums.get(code))
        parent = parent_of(code) or ""
        if value is not None:
            known[code] = value
            sums[parent] = sums.get(parent, 0.0) + value
        elif poor[code]:
            sums[parent] = np.nan
    values = np.array([known.get(code, np.nan) for code in codes])
    return _Figures("", values, methods=["published" if code in own else "sum" for code in codes])


def _counted(sums: Mapping[str, Floats]) -> Iterator[_Figures]:
    """Give the figures of persons, each with its households; a cause that nobody has is left out."""
    poor = sums[f"{_HOUSEHOLDS}poor_persons"]
    yield _Figures("poor_households", poor, poor)
    for key in (key for key in sums if key in INDICATORS):
        persons = sums[key]
        value = np.where(persons > 0, persons, np.nan) if key.startswith(CAUSE_PREFIX) else persons
        yield _Figures(key, value, sums[f"{_HOUSEHOLDS}{key}"])


def _based(bases: Mapping[str, _Figures]) -> Iterator[_Figures]:
    for key, base in bases.items():
        yield _Figures(key, base.value, methods=base.methods)


def _rates(sums: Mapping[str, Floats], bases: Mapping[str, _Figures], line: Decimal | None) -> Iterator[_Figures]:
    rural, total = (bases[key].value for key in BASES)
    poor, n = sums["poor_persons"], sums[f"{_HOUSEHOLDS}poor_persons"]
    yield _share("headcount_rural", poor, rural, n)
    yield _share("headcount_total", poor, total, n)
    if line:
        yield _share("gap", sums["shortfall"] / fen(line), rural, n)
        yield _share("severity", sums["squared_shortfall"] / fen(line) ** 2, rural, n)


def _mean_income(sums: Mapping[str, Floats]) -> _Figures:
    income = sums["income"] / FEN_PER_YUAN
    return _share("mean_income_per_capita", income, sums["known_persons"], sums["known_households"])


def _share(indicator: str, numerator: Floats, denominator: Floats, n: Floats) -> _Figures:
    known = np.where(denominator > 0, denominator, np.nan)
    return _Figures(indicator, numerator / known, n, numerator, known)


def _table(codes: list[str], figures: Iterable[_Figures]) -> pa.Table:
    levels = np.array([str(level_of(code)) for code in codes])
    names = np.array(codes)
    parts = []
    for one in figures:
        kept = ~np.isnan(one.value)
        none = np.full(len(codes), np.nan)
        count = int(kept.sum())
        columns = {
            "place_code": names[kept],
            "level": levels[kept],
            "indicator": np.repeat(one.indicator, count),
            "value": one.value[kept],
            "numerator": (none if one.numerator is None else one.numerator)[kept],
            "denominator": (none if one.denominator is None else one.denominator)[kept],
            "unit": np.repeat(INDICATORS[one.indicator].unit, count),
            "se": none[kept],
            "n": (np.zeros(len(codes)) if one.n is None else one.n)[kept].astype(np.int64),
            "method": np.array(one.methods)[kept] if one.methods else np.repeat("census", count),
        }
        parts.append(pa.table({name: pa.array(values, from_pandas=True) for name, values in columns.items()}))
    table = pa.concat_tables(parts).sort_by([("place_code", "ascending"), ("indicator", "ascending")])
    return table.cast(SCHEMAS["figures"])
