"""Matching people of several years: who is recognised, and what keeps them from being."""

from decimal import Decimal

import duckdb
import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.measures.errors import CannotOpenError, DuplicateKeyError, MissingKeyError, SameNameError, TwoKindsError
from support.measuring import assert_same, by_measure

BEFORE = pa.table({"id": [1, 2, 3, 4], "y": [50, 50, 150, 150]})
NOW = pa.table({"id": [1, 2, 3, 5], "y": [50, 150, 50, 50]})
ENGINES = ("duckdb", "polars")


def compared(before=BEFORE, now=NOW, **asked):
    return hy.transitions(before, now, **{"key": "id", "welfare": "y", "line": 100} | asked)


@pytest.mark.parametrize("engine", ENGINES)
def test_people_are_found_whatever_the_order_of_the_rows(engine):
    assert_same(compared(engine=engine), compared(now=NOW.take([3, 1, 0, 2]), engine=engine), rel=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
def test_whoever_is_in_one_year_only_is_counted_and_said(engine):
    population = compared(engine=engine).definition.population
    assert population.en.endswith("matched by 'id': 3 found in every source; absent: 1 in before, 1 in now")
    assert population.zh.endswith("按“id”匹配：各期均有 3；缺失：前期 1、后期 1")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_key_may_be_text_and_whole_numbers_of_any_width(engine):
    narrow = NOW.set_column(0, "id", NOW["id"].cast(pa.int16()))
    assert_same(compared(engine=engine), compared(now=narrow, engine=engine), rel=1e-12)
    texts = [table.set_column(0, "id", table["id"].cast(pa.string())) for table in (BEFORE, NOW)]
    texts[1] = texts[1].set_column(0, "id", texts[1]["id"].dictionary_encode())
    assert_same(compared(engine=engine), compared(*texts, engine=engine), rel=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("side", [0, 1])
def test_a_number_that_stands_twice_is_refused_with_an_example(engine, side):
    tables = [BEFORE, NOW]
    tables[side] = pa.concat_tables([tables[side], tables[side].slice(1, 2), tables[side].slice(1, 1)])
    with pytest.raises(DuplicateKeyError) as refused:
        compared(*tables, engine=engine)
    year = ("before", "now")[side]
    assert str(refused.value).startswith(
        f"The column 'id' ({year}) must name each row once: 2 of its values stand in several of the 7 rows, "
        "such as '2'."
    )
    assert f"“id”列（{('前期', '后期')[side]}）的值不得重复：7 行中有 2 个值出现多次" in refused.value.say("zh")


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_without_a_number_are_refused_and_counted(engine):
    nameless = NOW.set_column(0, "id", pa.array([1, None, None, 5]))
    with pytest.raises(MissingKeyError, match=r"2 of 4 rows have no value in 'id' \(now\)"):
        compared(now=nameless, engine=engine)


@pytest.mark.parametrize(("column", "kind"), [("id", pa.string()), ("id", pa.float64()), ("village", pa.string())])
def test_a_column_of_two_kinds_is_refused_where_it_is_asked_for(column, kind):
    tables = [table.append_column("village", table["id"]) for table in (BEFORE, NOW)]
    at = tables[1].column_names.index(column)
    tables[1] = tables[1].set_column(at, column, tables[1][column].cast(kind))
    with pytest.raises(TwoKindsError, match=f"'{column}' is not of the same kind"):
        compared(*tables, by="village")


def test_it_does_not_matter_where_nobody_asks_for_it():
    strange = NOW.append_column("note", pa.array(["a"] * 4))
    assert_same(compared(), compared(BEFORE.append_column("note", BEFORE["id"]), strange), rel=1e-12)


def test_columns_of_two_years_that_differ_by_case_alone_are_refused():
    with pytest.raises(SameNameError, match="Village, village"):
        compared(BEFORE.append_column("village", BEFORE["id"]), NOW.append_column("Village", NOW["id"]))


def test_relations_of_one_connection_are_matched_and_those_of_two_are_refused():
    one, other = duckdb.connect(), duckdb.connect()
    assert by_measure(compared(one.from_arrow(BEFORE), one.from_arrow(NOW)))["left"]["estimate"] == 0.2
    with pytest.raises(CannotOpenError, match="relations of two connections can't be matched"):
        compared(one.from_arrow(BEFORE), other.from_arrow(NOW))


@pytest.mark.parametrize(
    "other", [pa.array([1, 2]), pa.array([Decimal("1.00"), Decimal("2.00")]), pa.array(["1", "2"])]
)
def test_decimals_are_matched_with_the_same_decimals_alone(other):
    before = pa.table({"id": [Decimal("1.0"), Decimal("2.0")], "y": [1.0, 3.0]})
    now = before.set_column(0, "id", other)

    assert hy.transitions(before, before, key="id", welfare="y", line=2).table.num_rows > 0
    with pytest.raises(
        TwoKindsError, match=r"'id' is not of the same kind in all sources: Decimal\(precision=2, scale=1\)"
    ):
        hy.transitions(before, now, key="id", welfare="y", line=2)
