"""The distribution in turns: whatever fits into one, each domain has the same entries."""

import numpy as np
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.measures.errors import LostRowsError
from huiyin.measures.estimation.ranking import _in_order, entries
from huiyin.measures.estimation.sample import sample_of
from huiyin.measures.survey.grouping import groupings
from huiyin.measures.survey.request import Request, totals_by_cluster
from huiyin.measures.survey.welfare import welfare_in
from huiyin.measures.tables.sources import open_source
from support.measuring import HOUSEHOLDS

PLACES = ("632701100201", "632701100202", "632722100201", "632723100200", "632723100201")
PEOPLE = pa.table({
    "village_code": [code for code in PLACES for _ in range(6)],
    "sex": ["f", "m", None] * 10,
    "urban": [True, False] * 15,
    "household": [number // 2 for number in range(30)],
    "region": ["all"] * 30,
    "weight": [1.0, 2.0] * 15,
    "income": [float(number % 7) for number in range(30)],
})  # fmt: skip


def by_domain(by, design, at_once, engine="duckdb"):
    """Give what each domain's entries are, by what it is called; a domain given twice is seen twice."""
    request = Request((), welfare_in("income"), None, groupings(by), None, design, "error")
    frame = open_source(PEOPLE, engine=engine)
    cells = totals_by_cluster(frame, request)
    sample = sample_of(cells, request)
    found = entries(frame, request, sample, cells, at_once=at_once)
    names = [tuple(row.values()) for row in sample.domains.to_pylist()]
    return sorted(
        (str(names[one.domain]), sorted(zip(one.welfare, one.weight, one.cell, strict=True))) for one in found
    )


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("design", [HOUSEHOLDS, hy.Design(weights="weight")])
@pytest.mark.parametrize(
    "by", [(), "sex", "urban", hy.Place("county"), ("sex", hy.Place("county")), (hy.Place("village"), "urban")], ids=str
)
def test_each_domain_has_the_same_entries_whatever_fits_into_a_turn(by, design, engine):
    whole = by_domain(by, design, 1_000, engine)
    assert len(whole) == len({name for name, _ in whole})
    assert sum(weight for _, own in whole for _, weight, _ in own) == 45.0
    for at_once in (1, 7, 13):
        assert by_domain(by, design, at_once, engine) == whole


def test_people_of_a_cluster_with_the_same_welfare_are_one_entry_of_their_domain():
    people = pa.table(
        {"g": ["a", "a", "a", "b"], "c": [1, 1, 2, 2], "y": [5.0, 5.0, 5.0, 5.0], "w": [1.0, 2.0, 4.0, 8.0]}
    )
    request = Request((), welfare_in("y"), None, groupings("g"), None, hy.Design(weights="w", clusters="c"), "error")
    frame = open_source(people, engine="duckdb")
    cells = totals_by_cluster(frame, request)
    # Cluster 2 lies in both groups, so that clusters alone do not tell which group a person is of.
    found = entries(frame, request, sample_of(cells, request), cells)
    assert [(one.domain, sorted(one.weight)) for one in found] == [
        (0, [3.0, 4.0]), (1, [8.0]),
    ]  # fmt: skip


def test_entries_that_are_found_in_no_cell_are_missed_and_not_passed_over():
    request = Request((), welfare_in("income"), None, groupings("sex"), None, hy.Design(weights="weight"), "error")
    frame = open_source(PEOPLE, engine="duckdb")
    cells = totals_by_cluster(frame, request)
    others = cells.set_column(cells.column_names.index("by_0"), "by_0", pa.array(["f", "x", None]))

    with pytest.raises(LostRowsError) as refused:
        list(entries(frame, request, sample_of(cells, request), others))

    assert str(refused.value).startswith("1 groups weigh otherwise when ranked than when added up, such as m. Convert")


def test_numbers_are_put_in_one_order_whether_they_are_counted_or_compared():
    made = np.random.default_rng(2020)
    for count in (2**16, 2**16 + 1, 110_700):
        numbers = made.integers(0, count, 200_000)
        order, starts = _in_order(numbers, count)

        assert (order == np.lexsort((np.arange(len(numbers)), numbers))).all()
        assert (starts == np.searchsorted(numbers[order], np.arange(count + 1))).all()


KEYS = {
    "nanoseconds": pa.array([1, 1, 2, 2, None, 10**9 + 1] * 3, pa.timestamp("ns")),
    "decimals": pa.array([1, 1, 2, 2, None, 3] * 3).cast(pa.decimal128(38, 5)),
    "decimal numbers": pa.array([0.1, 0.1, 0.3, 0.3, None, -0.0] * 3),
    "days": pa.array([1, 1, 2, 2, None, 3] * 3, pa.date32()),
    "flags": pa.array([True, True, False, False, None, None] * 3),
}  # fmt: skip


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("kind", KEYS)
def test_no_turn_loses_anybody_whatever_kind_of_key_tells_the_groups(kind, engine, monkeypatch):
    people = pa.table({"g": KEYS[kind], "y": [float(2**number) for number in range(18)]})

    at_once = medians(people, "g", 10**6, engine, monkeypatch)

    assert sum(row[2] for row in at_once) == 18
    assert medians(people, "g", 1, engine, monkeypatch) == at_once


def medians(people, by, at_once, engine, monkeypatch):
    monkeypatch.setitem(entries.__kwdefaults__, "at_once", at_once)
    found = hy.estimate(people, "median", welfare="y", by=by, engine=engine).rows()
    return [(next(iter(row.values())), row["estimate"], row["n"]) for row in found]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize(
    ("codes", "level"),
    [
        (["632701100201"] * 3 + ["632701X00001"] * 3 + ["632702100201"] * 3, "county"),
        (["632701100201", None, "632702100202", None, None, "632702100202"], "county"),
        ([f"63270110020{one}00{tail}" for one in "123" for tail in "1234"], "village"),
    ],
    ids=["letters", "no code", "longer codes"],
)
def test_no_turn_loses_anybody_whatever_their_place_code_is(codes, level, engine, monkeypatch):
    people = pa.table({"village_code": codes, "y": [float(2**number) for number in range(len(codes))]})

    at_once = medians(people, hy.Place(level), 10**6, engine, monkeypatch)

    for turn in (1, 3):
        assert medians(people, hy.Place(level), turn, engine, monkeypatch) == at_once


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("zeros", [[0.0, -0.0] * 4, [-0.0] * 4 + [0.0] * 4])
def test_zero_and_minus_zero_are_one_group(zeros, engine, monkeypatch):
    people = pa.table({"g": zeros, "y": [1.0, 2, 3, 4, 50, 60, 70, 80]})

    assert [row[1:] for row in medians(people, "g", 10**6, engine, monkeypatch)] == [(27.0, 8)]
