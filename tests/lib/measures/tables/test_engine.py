"""What comes back from an engine: every group once, with its sums, however many there are."""

import narwhals as nw
import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.measures.errors import NotComputedError
from huiyin.measures.tables.connection import database, give_back
from huiyin.measures.tables.engine import totals
from huiyin.measures.tables.sources import open_source

VILLAGES = 110_700


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("villages", [45, VILLAGES])
def test_groups_come_whole_be_they_few_or_as_many_as_a_nation_has_villages(engine, villages):
    people = pa.table({"village": np.tile(np.arange(villages), 2), "income": np.arange(2.0 * villages)})

    found = totals(
        open_source(people, engine=engine), ["village"], {"persons": nw.len(), "sum": nw.col("income").sum()}
    )

    found = found.sort_by("village")
    assert found["village"].to_pylist() == list(range(villages))
    assert set(found["persons"].to_pylist()) == {2}
    assert found["sum"].to_pylist() == [2.0 * village + villages for village in range(villages)]


def test_a_memory_limit_that_was_chosen_stays_when_memory_is_given_back():
    database().execute("SET memory_limit = '2.3GB'")
    chosen = database().sql("SELECT current_setting('memory_limit')").fetchall()
    try:
        for _ in range(3):
            give_back()
        assert database().sql("SELECT current_setting('memory_limit')").fetchall() == chosen
    finally:
        database().execute("RESET memory_limit")


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    "asked",
    [
        {"by": "long"},
        {"design": hy.Design(clusters="long")},
        {"subset": nw.col("text") == 1},
        {"subset": nw.col("y") == "a"},
    ],
    ids=["groups", "clusters", "text", "number"],
)
def test_values_that_an_engine_cannot_work_with_are_told_in_words(asked, engine):
    people = pa.table({"y": [1.0, 2.0], "text": ["1", "b"], "long": pa.array([1, 2**63], pa.uint64())})

    with pytest.raises(NotComputedError) as refused:
        hy.estimate(people, "mean", welfare="y", engine=engine, **asked)

    assert str(refused.value).startswith("The engine cannot compute this: ")
    assert "Compare columns with values of their own kind; convert whole numbers from 2^63 up" in str(refused.value)
