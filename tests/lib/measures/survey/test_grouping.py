import pyarrow as pa
import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError, SourceError
from huiyin.measures.errors import BadPlaceCodesError

VILLAGES = {"village_code": ["632722100201", "632722101202", "632723100203", "630102001001"], "y": [1.0, 3.0, 5.0, 7.0]}


def test_places_are_told_from_the_leading_digits_of_their_codes():
    found = hy.estimate(pa.table(VILLAGES), "total", welfare="y", by=(hy.Place("prefecture"), hy.Place("county")))

    assert [(row["prefecture"], row["county"], row["estimate"]) for row in found.rows()] == [
        ("630100000000", "630102000000", 7.0),
        ("632700000000", "632722000000", 4.0),
        ("632700000000", "632723000000", 5.0),
    ]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_codes_that_a_csv_reader_took_for_numbers_are_places_all_the_same(engine):
    people = pa.table(VILLAGES | {"code": [int(code) for code in VILLAGES["village_code"]]})

    found = hy.estimate(people, "mean", welfare="y", by=hy.Place("province", "code"), engine=engine)

    assert [row["province"] for row in found.rows()] == ["630000000000"]


def test_the_nation_is_one_place():
    found = hy.estimate(pa.table(VILLAGES), "mean", welfare="y", by=hy.Place("nation"))

    assert [(row["nation"], row["n"]) for row in found.rows()] == [("000000000000", 4)]


def test_codes_too_short_for_the_level_are_named():
    people = pa.table({"village_code": ["6327", "63", "632722000000"], "y": [1.0, 2.0, 3.0]})

    with pytest.raises(SourceError) as refused:
        hy.estimate(people, "mean", welfare="y", by=hy.Place("county"))

    assert str(refused.value).startswith("The column 'village_code' has 2 values that name no county, such as '63'")


def test_a_level_that_is_none_is_refused():
    with pytest.raises(ParameterError, match=r"Place\.level is district; allowed: nation, province, prefecture"):
        hy.Place("district")


@pytest.mark.parametrize("by", ["se", "Measure", ("y", "y"), ("county", hy.Place("county"))])
def test_a_group_named_like_another_column_of_the_result_is_refused(by):
    with pytest.raises(ParameterError, match=r"by is \w+; allowed: names used once, other than measure"):
        hy.estimate(pa.table(VILLAGES), "mean", welfare="y", by=by)


def test_people_of_an_unknown_group_are_a_group_of_their_own():
    people = pa.table({"g": ["a", None, None], "y": [1.0, 2.0, 4.0]})

    assert [(row["g"], row["estimate"]) for row in hy.estimate(people, "mean", welfare="y", by="g").rows()] == [
        ("a", 1.0),
        (None, 3.0),
    ]


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
@pytest.mark.parametrize("level", ["nation", "county", "village"])
def test_codes_that_a_spreadsheet_has_rounded_are_refused_at_every_level(level, engine, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("village_code,y\n6.30102E+11,1\n6.30102E+11,2\n,3\n")

    with pytest.raises(BadPlaceCodesError) as refused:
        hy.estimate(path, "mean", welfare="y", by=hy.Place(level), engine=engine)

    assert str(refused.value) == (
        f"The column 'village_code' has 2 values that name no {level}, such as '6.30102E+11'. Give twelve-digit codes, "
        "as text; where a spreadsheet shows 6.30102E+11, take them from the original file."
    )
