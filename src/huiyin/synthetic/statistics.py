"""The statistics files: denominators and incomes of every place, published figures, inputs of the assessment.

Populations of the province and below are at the province's scale; published figures never are, and say so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huiyin.kernel.places import Level
from huiyin.records.sheets import STATISTICS
from huiyin.synthetic.columns import SheetFile, digits
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.data_files import read_rows
from huiyin.synthetic.history import History
from huiyin.synthetic.households import Households
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.population import YEARS, Population

_LEVELS = (Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY, Level.PREFECTURE, Level.PROVINCE)
_CODE_DIGITS = 12
_NATION = "000000000000"
_VILLAGE_SPREAD, _POVERTY_SLOPE = 0.12, 1.1  # of log income

_SCALE = " Scale of the demo {scale:g}. 演示比例 {scale:g}。"
_RURAL = "Rural population at year's end. 年末农村人口。"
_TOTAL = "Total population at year's end. 年末总人口。"
_INCOME = "Income per head of rural residents, mean of the villages. 农村居民人均收入（各村平均）。"
_MADE_UP = "Made up for the demo, calibrated to {what} / 演示数据，按{zh}校准"
_POPULATION_SOURCE = _MADE_UP.format(what="the published shares of the province", zh="全省公布比重")
_INCOME_SOURCE = _MADE_UP.format(what="the published income of the province", zh="全省公布收入")
_ASSESSMENT_SOURCE = "Made up for the demo / 演示数据"
_ASSESSED = {
    "poor_reduction_target": ("persons", "People who should leave poverty in the year. 年度减贫目标人数。"),
    "poor_area_income": (
        "yuan",
        "Net income per head of farmers and herders in poor areas. 贫困地区农牧民人均纯收入。",
    ),
    "identification_accuracy": ("percent", "Rightly identified per 100 checked. 抽查对象识别准确率。"),
    "exit_accuracy": ("percent", "Rightly exited per 100 checked. 抽查对象退出准确率。"),
    "satisfaction": ("percent", "Satisfied with the help per 100 asked. 群众满意度。"),
    "funds_performance": ("points", "Appraisal of the use of poverty funds, of 100. 资金绩效评价得分（百分制）。"),
}


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands beside a number."""

    unit: str
    definition: str
    source: str


def write_statistics(
    path: Callable[[int], Path], divisions: Divisions, population: Population, households: Households,
    history: History, scale: float, seed: int,
) -> None:  # fmt: skip
    """Write the file of each year; what was published of earlier years stands in the first."""
    published = read_rows("published.csv")
    income = _village_income(divisions, population, _published_income(published), seed)
    other = [*published, *_assessed(divisions, _left(divisions, households, history), published, scale)]
    for at, year in enumerate(YEARS):
        with SheetFile(path(year), STATISTICS) as file:
            for table in _places(divisions, population, income, at, scale):
                file.write(table)
            file.write(_columns([row for row in other if max(int(row["year"]), YEARS[0]) == year]))


def _published_income(published: list[dict[str, str]]) -> list[float]:
    mean = {
        int(row["year"]): float(row["value"])
        for row in published
        if row["indicator"] == "rural_income" and row["place_code"] != _NATION
    }
    return [mean[year] for year in YEARS]


def _places(
    divisions: Divisions, population: Population, income: Floats, at: int, scale: float
) -> Iterator[dict[str, object]]:
    """Give a year's population and income of all places from the village up, one table a level and indicator."""
    year, villages = YEARS[at], divisions.codes_in(YEARS[at])
    scale_note = _SCALE.format(scale=scale)
    for level in _LEVELS:
        zeros = 10 ** (_CODE_DIGITS - level.digits)
        code, group = np.unique(villages // zeros, return_inverse=True)
        places = digits(code * zeros)
        rural, total, earned = (
            np.bincount(group, values[at], minlength=len(code))
            for values in (population.rural, population.total, income * population.rural)
        )
        farmed, lived_in = (
            np.bincount(group, values.any(axis=0)) > 0 for values in (population.rural, population.total)
        )
        yield _table(
            places, year, "rural_population", rural, farmed, _Words("persons", _RURAL + scale_note, _POPULATION_SOURCE)
        )
        yield _table(
            places,
            year,
            "total_population",
            total,
            lived_in,
            _Words("persons", _TOTAL + scale_note, _POPULATION_SOURCE),
        )
        if level is not Level.PROVINCE:
            mean = np.rint(np.where(rural > 0, earned / np.maximum(rural, 1), 0))
            yield _table(places, year, "rural_income", mean, farmed, _Words("yuan", _INCOME, _INCOME_SOURCE))


def _village_income(divisions: Divisions, population: Population, means: list[float], seed: int) -> Floats:
    """Give income a head by year and village, lower where more are poor; the mean over people is as published."""
    noise = stream(seed, "statistics").normal(0, _VILLAGE_SPREAD, len(divisions.village_codes))
    level = np.exp(noise - _POVERTY_SLOPE * divisions.low_income[divisions.county])
    rural = population.rural
    return np.outer(np.array(means) * rural.sum(axis=1) / (rural @ level), level)


def _table(
    places: pa.Array, year: int, indicator: str, values: Ints | Floats, kept: Bools, words: _Words
) -> dict[str, object]:
    """Give one indicator of many places, without those that are not kept: the places where it is 0 in every year."""
    count = int(kept.sum())
    return {
        "place_code": places.filter(pa.array(kept)),
        "year": pa.repeat(pa.scalar(year, pa.int16()), count),
        "indicator": pa.repeat(indicator, count),
        "value": pc.cast(pa.array(values[kept].astype(np.int64)), pa.string()),
        "unit": pa.repeat(words.unit, count),
        "definition": pa.repeat(words.definition, count),
        "source": pa.repeat(words.source, count),
    }


def _left(divisions: Divisions, households: Households, history: History) -> Ints:
    """Count the people who left by year and prefecture."""
    home = divisions.prefecture[households.county]
    count = len(divisions.prefecture_codes)
    people = [np.bincount(home[left], households.size[left], minlength=count) for left in history.left]
    return np.stack(people).astype(np.int64)


def _assessed(divisions: Divisions, left: Ints, published: list[dict[str, str]], scale: float) -> list[dict[str, str]]:
    """Give the assessment's inputs by prefecture, and the province's targets as their sums."""
    province = {int(row["year"]): float(row["value"]) for row in published if row["indicator"] == "poor_area_income"}
    rows, targets = [], dict.fromkeys(YEARS, 0)
    for row in read_rows("assessment.csv"):
        code, year = row["prefecture"].ljust(_CODE_DIGITS, "0"), int(row["year"])
        exits = left[YEARS.index(year), divisions.prefecture_codes.index(code)]
        target = round(exits / float(row["fulfilment"]))
        targets[year] += target
        values = row | {
            "poor_reduction_target": str(target),
            "poor_area_income": str(round(province[year] * float(row["income_factor"]))),
        }
        rows += [_assessed_row(code, year, key, values[key], scale) for key in _ASSESSED if values[key]]
    sums = [
        _assessed_row("630000000000", year, "poor_reduction_target", str(target), scale)
        for year, target in targets.items()
        if target
    ]
    return rows + sums


def _assessed_row(code: str, year: int, key: str, value: str, scale: float) -> dict[str, str]:
    unit, definition = _ASSESSED[key]
    scaled = _SCALE.format(scale=scale) if unit == "persons" else ""
    return {
        "place_code": code, "year": str(year), "indicator": key, "value": value, "unit": unit,
        "definition": definition + scaled, "source": _ASSESSMENT_SOURCE,
    }  # fmt: skip


def _columns(rows: list[dict[str, str]]) -> dict[str, object]:
    columns: dict[str, object] = {field.key: pa.array([row[field.key] for row in rows]) for field in STATISTICS.fields}
    columns["year"] = pa.array([int(row["year"]) for row in rows], pa.int16())
    return columns
