"""What the tests of measures share: the data, how they were sampled, and rows of a result."""

from pathlib import Path
from typing import Any

import pyarrow as pa

import huiyin as hy
from huiyin.kernel.tables import ResultTable

DATA = Path(__file__).parents[1] / "data"
EUSILC = DATA / "eusilc.parquet"
DEPRIVATIONS = DATA / "eusilc_deprivations.parquet"
HOUSEHOLDS = hy.Design(weights="weight", strata="region", clusters="household")
API_STRATA = hy.Design(weights="pw", strata="stype", fpc="fpc")
API_CLUSTERS = hy.Design(weights="pw", clusters="dnum", fpc="fpc")


def only(result: ResultTable) -> dict[str, Any]:
    """Give the one row of a result."""
    (row,) = result.rows()
    return row


def by_measure(result: ResultTable) -> dict[str, dict[str, Any]]:
    """Give the rows of a result by measure."""
    return {row["measure"]: row for row in result.rows()}


def numbers(row: dict[str, Any]) -> dict[str, float]:
    """Give the numbers of a row, as floats, without its texts and nulls."""
    return {name: float(value) for name, value in row.items() if isinstance(value, int | float)}


def assert_same(left: ResultTable, right: ResultTable, *, rel: float) -> None:
    """Compare two results: the same texts and nulls, and numbers within the tolerance."""
    ours, theirs = list(left.rows()), list(right.rows())
    assert [sorted(row) for row in ours] == [sorted(row) for row in theirs]
    for one, other in zip(ours, theirs, strict=True):
        mine, its = numbers(one), numbers(other)
        assert one.items() - mine.items() == other.items() - its.items()
        assert mine.keys() == its.keys()
        assert all(abs(mine[key] - its[key]) <= rel * max(abs(mine[key]), abs(its[key])) for key in mine), (one, other)


def years_of(*histories: str, first: int = 2014) -> dict[int, pa.Table]:
    """Give a table a year from one word a person: a letter a year, `p` poor (income 50 of 100), `o` out (150), `-` absent.

    Persons are numbered from 1, and live in pairs in the villages 0, 1 and so on.
    """
    incomes = {"p": 50.0, "o": 150.0}
    people = {
        first + at: [(number, letters[at]) for number, letters in enumerate(histories, 1) if letters[at] != "-"]
        for at in range(len(histories[0]))
    }
    return {
        year: pa.table({
            "id": pa.array([number for number, _ in there], pa.int64()),
            "village": pa.array([(number - 1) // 2 for number, _ in there], pa.int64()),
            "y": pa.array([incomes[letter] for _, letter in there], pa.float64()),
        })
        for year, there in people.items()
    }  # fmt: skip
