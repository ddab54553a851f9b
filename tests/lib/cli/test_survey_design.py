"""What `huiyin measure` makes of a survey: its design, its year, and weights that nobody named."""

import json

import pyarrow.parquet as pq
import pytest

from huiyin.cli.main import main
from huiyin.synthetic import make_small


@pytest.fixture(scope="session")
def survey(tmp_path_factory):
    return make_small(tmp_path_factory.mktemp("small")).survey


@pytest.fixture
def measured(capsys):
    def run(*arguments):
        assert main(["measure", *map(str, arguments), "--format", "json"]) == 0
        out, err = capsys.readouterr()
        return json.loads(out), err

    return run


def plain(survey, path):
    pq.write_table(pq.read_table(survey).replace_schema_metadata(None), path)
    return path


def _shortened(value):
    return float(f"{value:.12g}") if isinstance(value, float) else value


NAMED = ("--weights", "weight", "--strata", "stratum", "--clusters", "village_code")


def test_the_design_that_the_file_carries_is_used_and_said(survey, measured):
    carried, warned = measured(survey, "--year", 2015)
    named, _ = measured(survey, "--year", 2015, *NAMED)
    # An engine that adds in another order differs in the last digits.
    for one, other in zip(carried["rows"], named["rows"], strict=True):
        assert {key: _shortened(value) for key, value in one.items()} == {
            key: _shortened(value) for key, value in other.items()
        }
    assert carried["rows"][0]["se"] > 0
    assert carried["definition"]["method"].endswith("; the sampling design is the one that the file carries")
    assert "the file carries" not in named["definition"]["method"]
    assert warned == ""


def test_the_year_and_the_rows_of_the_year_are_told(survey, measured):
    found, _ = measured(survey, "--year", 2015)
    rows = pq.read_table(survey)
    inside = sum(year == 2015 for year in rows["year"].to_pylist())
    assert found["definition"]["period"] == "2015"
    assert found["definition"]["population"] == (
        f"those whom the {inside:,} rows of the subset stand for, of {rows.num_rows:,} rows of the source"
    )
    assert found["rows"][0]["n"] == inside


def test_what_the_command_line_names_replaces_all_that_the_file_carries(survey, measured):
    found, warned = measured(survey, "--year", 2015, "--weights", "")
    assert found["rows"][0]["population"] == found["rows"][0]["n"]
    assert "strata" not in found["definition"]["method"]
    assert warned == ""


def test_a_table_whose_weights_nobody_named_is_measured_with_a_warning(survey, measured, tmp_path):
    found, warned = measured(plain(survey, tmp_path / "plain.parquet"), "--year", 2015)
    assert found["rows"][0]["population"] == found["rows"][0]["n"]
    assert warned == (
        "No weights were used: every row counts once. The table has weight; name it with --weights if it holds them.\n"
    )


def test_a_table_of_no_year_says_that_its_period_is_not_stated(tmp_path, capsys):
    (tmp_path / "people.csv").write_text("income\n100\n3000\n")
    assert main(["measure", str(tmp_path / "people.csv"), "--line", "2952", "--measures", "headcount"]) == 0
    out, err = capsys.readouterr()
    assert "period: not stated" in out
    assert err == ""
