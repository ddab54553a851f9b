"""`huiyin measure --deprived`: multidimensional poverty of a file on the command line."""

import json

import pytest

from huiyin.cli.main import main

PEOPLE = """village,weight,no_water,school_years,food_assured,clothing_assured,education_guaranteed,medical_guaranteed,\
housing_guaranteed,water_safe
1,1,0,9,1,1,1,1,1,1
1,1,1,3,1,1,1,0,0,1
2,2,1,6,1,1,1,1,1,0
"""


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


def measured(capsys, *asked):
    assert main(["measure", *map(str, asked), "--format", "json"]) == 0
    return {row["measure"]: row["estimate"] for row in json.loads(capsys.readouterr().out)["rows"]}


def refused(capsys, *asked):
    assert main(["measure", *map(str, asked)]) == 1
    return capsys.readouterr().err.strip()


def test_columns_with_cutoffs_and_weights_are_counted_as_the_library_does(people, capsys):
    found = measured(capsys, people, "--deprived", "no_water,school_years<6:3", "--k", "0.5", "--weights", "weight")
    assert found == {"incidence": 0.25, "intensity": 1, "adjusted_headcount": 0.25}


def test_gaps_are_there_where_every_column_has_a_cutoff(people, capsys):
    asked = ("--deprived", "school_years<6", "--measures", "adjusted_gap,uncensored", "--weights", "weight")
    assert measured(capsys, people, *asked) == {"adjusted_gap": 0.125, "uncensored_school_years": 0.25}


def test_the_guarantees_of_the_register_are_ready(people, capsys):
    asked = ("--deprived", "guarantees", "--k", "0.16", "--weights", "weight")
    assert measured(capsys, people, *asked, "--measures", "incidence") == {"incidence": 0.75}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("--deprived", "no_water>6"),
            "--deprived is 'no_water>6'; allowed: COLUMN, COLUMN<CUTOFF, either with :WEIGHT",
        ),
        (
            ("--deprived", "no_water<x"),
            "--deprived is 'no_water<x'; allowed: COLUMN, COLUMN<CUTOFF, either with :WEIGHT",
        ),
        (
            ("--deprived", ""),
            "--deprived is (); allowed: columns, at least one. For example no_water,school_years<6.",
        ),
        (("--deprived", "roof"), "There is no column 'roof' (asked for as values of the deprivation 'roof')."),
        (
            ("--deprived", "no_water", "--line", "5"),
            "--line is 5.0; allowed: not with --deprived. Leave this option out.",
        ),
        (("--k", "0.5"), "--k is 0.5; allowed: only with --deprived. Leave this option out."),
    ],
    ids=str,
)
def test_what_cannot_be_counted_is_refused(people, capsys, options, told):
    assert refused(capsys, people, *options, "--weights", "weight").startswith(told)
