import csv
import io
import json

import pytest

from huiyin.cli.main import main
from huiyin.records.snapshots import write_snapshot
from support.snapshots import FIGURE, content, facts, rows

COUNTY, VILLAGE = "632722000000", "632722100201"
PEOPLE = "sex,stratum,village,fpc,weight,line,income\n" + "\n".join(
    f"{sex},{stratum},{village},40,{weight},{line},{income}"
    for sex, stratum, village, weight, line, income in (
        ("male", "a", "1", 10, 125, 100), ("female", "a", "1", 10, 125, 200), ("male", "a", "2", 20, 90, 100),
        ("female", "b", "3", 10, 125, 50), ("female", "b", "4", 10, 125, 300),
    )
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")


@pytest.fixture
def frozen(tmp_path):
    own = {"unit": "persons", "definition": "-", "source": "-", "year": 2016, "indicator": "rural_population"}
    statistics = rows("statistics", {"version": 1, "place_code": VILLAGE, "value": 100.0, **own})
    rural = FIGURE | {"place_code": COUNTY, "level": "county", "indicator": "rural_population", "value": 200.0}
    place = {"code": COUNTY, "level": "county", "name": "杂多县", "name_en": "Zadoi County", "version": 1}
    tables = {"statistics": statistics, "figures": rows("figures", rural), "places": rows("places", place)}
    write_snapshot(tmp_path / "snapshots", facts(2016), content() | tables)
    return tmp_path


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)
    return path


def measured(capsys, *asked):
    assert main(["measure", *map(str, asked), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys, *asked):
    assert main(["measure", *map(str, asked)]) == 1
    return capsys.readouterr().err.strip()


def test_a_frozen_year_is_measured_over_the_frozen_denominators(frozen, capsys):
    headcount = measured(capsys, "2016", "--by", "county", "--data", frozen)["rows"][0]
    # Four registered poor over the county's own statistic, whatever its villages add up to.
    assert (headcount["county"], headcount["estimate"], headcount["population"]) == (COUNTY, 4 / 200, 200.0)


def test_of_a_frozen_year_only_the_measures_asked_for_are_given_and_defined(frozen, capsys):
    asked = "poor_households,headcount,poor_households"
    found = measured(capsys, "2016", "--by", "county", "--measures", asked, "--data", frozen)
    assert [(row["measure"], row["estimate"]) for row in found["rows"]] == [("poor_households", 1), ("headcount", 0.02)]
    assert found["definition"]["unit"] == "poor_households: households; headcount: share"


def test_a_measure_that_a_frozen_year_has_not_is_refused_with_those_that_it_has(frozen, capsys):
    told = refused(capsys, "2016", "--measures", "headcount,mean", "--data", frozen)
    assert told == (
        "--measures is mean; allowed: headcount, gap, severity, poor_persons, poor_households, below_line. Name at least one of them."
    )


@pytest.mark.parametrize(
    "option", [("--weights", "w"), ("--year", "2015"), ("--subset", "sex=male"), ("--confidence", "0.9")]
)
def test_a_frozen_year_refuses_what_only_a_file_has_instead_of_passing_over_it(frozen, capsys, option):
    assert f"{option[0]} is" in refused(capsys, "2016", *option, "--data", frozen)


@pytest.mark.parametrize("line", ["nan", "-1", "0", "inf", "lines"])
def test_a_frozen_year_takes_a_line_in_yuan_only(frozen, capsys, line):
    told = refused(capsys, "2016", "--line", line, "--data", frozen)
    assert told.endswith("allowed: a number above 0. Give the poverty line in yuan a year.")


COLUMNS = "sex, stratum, village, fpc, weight, line, income"
MIXED = "Choose levels of places or columns of the file, with commas between."
CODES = "Name the column that holds the 12-digit codes of places, or leave --by out."
CODES_ZH = "请指定 12 位区划代码所在的列，或去掉 --by。"
FROZEN_LEVELS = "province, prefecture, county, township, village"
LEVELS = f"nation, {FROZEN_LEVELS}"


@pytest.mark.parametrize(("by", "shown"), [("hamlet", "hamlet"), ("nation", "nation"), ("", "''")])
@pytest.mark.parametrize(("spoken", "told"), [
    ("en", f"--by is %s; allowed: {FROZEN_LEVELS}. Choose one level: a frozen year is broken down by its places."),
    ("zh", f"--by 为 %s；允许：{FROZEN_LEVELS}。请选择其中一级：年度快照按地方分组。"),
])  # fmt: skip
def test_a_level_that_a_frozen_year_has_not_is_refused_with_those_that_it_has(
    frozen, capsys, monkeypatch, spoken, told, by, shown
):
    monkeypatch.setenv("HUIYIN_LANG", spoken)
    assert refused(capsys, "2016", "--by", by, "--data", frozen) == told % shown


@pytest.mark.parametrize(("spoken", "asked", "told"), [
    ("en", ("--by", "sex,region"), f"--by is region; allowed: {LEVELS}, {COLUMNS}. {MIXED}"),
    ("zh", ("--by", "region"), f"--by 为 region；允许：{LEVELS}, {COLUMNS}。请选择行政级别或文件中的列，以逗号分隔。"),
    ("en", ("--by", ""), f"--by is ''; allowed: {LEVELS}, {COLUMNS}. {MIXED}"),
    ("en", ("--by", "county"), f"--place-column is village_code; allowed: {COLUMNS}. {CODES}"),
    ("zh", ("--by", "county"), f"--place-column 为 village_code；允许：{COLUMNS}。{CODES_ZH}"),
    ("en", ("--subset", "urban=1"), f"--subset is urban=1; allowed: {COLUMNS}. For example --subset sex=female."),
    ("zh", ("--weights", "w"), f"没有“w”列（用作权重）。现有各列：{COLUMNS}。请改用其中一列，或补充该列。"),
])  # fmt: skip
def test_a_column_that_a_file_has_not_is_refused_with_those_that_it_has(
    people, capsys, monkeypatch, spoken, asked, told
):
    monkeypatch.setenv("HUIYIN_LANG", spoken)
    assert refused(capsys, people, "--line", "125", *asked) == told


@pytest.mark.parametrize(("spoken", "name"), [("en", "Zadoi County"), ("zh", "杂多县")])
def test_a_place_stands_with_its_name_in_the_terminals_language(frozen, capsys, monkeypatch, spoken, name):
    monkeypatch.setenv("HUIYIN_LANG", spoken)
    assert main(["measure", "2016", "--by", "county", "--format", "csv", "--data", str(frozen)]) == 0
    first = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (first["county"], first["county_name"]) == (COUNTY, name)


def test_the_places_of_a_file_are_named_by_the_latest_snapshot(frozen, capsys):
    path = frozen / "survey.csv"
    path.write_text(f"village_code,income\n{VILLAGE},100\n630102001001,200\n")
    found = measured(capsys, path, "--by", "county", "--line", "150", "--measures", "headcount", "--data", frozen)
    assert [(row["county"], row["county_name"], row["estimate"]) for row in found["rows"]] == [
        ("630102000000", None, 0), (COUNTY, "Zadoi County", 1),
    ]  # fmt: skip


def test_without_a_snapshot_the_places_of_a_file_keep_their_codes_only(tmp_path, capsys):
    path = tmp_path / "survey.csv"
    path.write_text(f"village_code,income\n{VILLAGE},100\n{VILLAGE},200\n")
    found = measured(capsys, path, "--by", "county", "--line", "150", "--data", tmp_path)
    assert "county_name" not in found["rows"][0]


def test_the_design_of_a_sample_is_told_by_its_columns(people, capsys):
    design = ("--weights", "weight", "--strata", "stratum", "--clusters", "village", "--fpc", "fpc")
    found = measured(capsys, people, *design, "--line", "125", "--measures", "headcount")
    assert (found["rows"][0]["estimate"], found["rows"][0]["df"]) == (40 / 60, 2)
    for said in ("weights: weight", "strata: stratum", "clusters: village", "finite population counts: fpc"):
        assert said in found["definition"]["method"]


def test_standard_errors_come_from_resampled_surveys_or_from_replicate_weights(people, capsys):
    asked = (people, "--clusters", "village", "--measures", "mean")
    drawn = measured(capsys, *asked, "--bootstrap", "20")
    assert (drawn["rows"][0]["method"], drawn["rows"][0]["se"] > 0) == ("bootstrap, t", True)
    weighted = measured(capsys, *asked, "--replicates", "weight,line", "--scale", "0.5")
    means = [(100 + 200 + 2 * 100 + 50 + 300) / 6, (125 * 650 + 90 * 100) / 590]
    assert weighted["rows"][0]["se"] ** 2 == pytest.approx(0.5 * sum((mean - 150) ** 2 for mean in means))
    assert refused(capsys, *asked, "--weights", "", "--bootstrap", "20", "--replicates", "weight,line") == (
        "--bootstrap is 20; allowed: only without --replicates. Choose one way of standard errors."
    )


def test_a_stratum_of_one_cluster_is_measured_as_asked(people, capsys):
    asked = (people, "--strata", "village", "--line", "125", "--measures", "headcount")
    assert "Where a stratum has one cluster only" in refused(capsys, *asked)
    assert measured(capsys, *asked, "--lonely", "certainty")["rows"][0]["estimate"] == 0.6


@pytest.mark.parametrize(
    ("subset", "estimate", "n"),
    [(("sex=female",), 1 / 3, 3), (("sex=female", "stratum=b"), 1 / 2, 2), (("village=1",), 1 / 2, 2)],
)
def test_only_the_rows_of_a_subset_are_measured(people, capsys, subset, estimate, n):
    options = [part for one in subset for part in ("--subset", one)]
    found = measured(capsys, people, "--line", "125", "--measures", "headcount", *options)["rows"][0]
    assert (found["estimate"], found["n"]) == (pytest.approx(estimate), n)


def test_a_subset_that_is_no_equation_is_refused(people, capsys):
    assert refused(capsys, people, "--line", "125", "--subset", "sex") == (
        "--subset is sex; allowed: COLUMN=VALUE. For example --subset sex=female."
    )


def test_every_row_may_have_a_line_of_its_own(people, capsys):
    found = measured(capsys, people, "--line", "line", "--measures", "headcount")["rows"][0]
    assert found["estimate"] == 2 / 5


def test_rows_without_welfare_are_left_out_where_that_is_asked(people, capsys):
    people.write_text("income\n100\nnan\n200\n")
    found = measured(capsys, people, "--line", "125", "--missing", "exclude", "--measures", "headcount")
    assert (found["rows"][0]["estimate"], found["rows"][0]["n"]) == (0.5, 2)


def test_a_measure_of_any_order_is_asked_for_by_its_number(people, capsys):
    found = measured(capsys, people, "--line", "125", "--measures", "fgt_3,fgt_0")["rows"]
    assert [row["measure"] for row in found] == ["fgt_3", "headcount"]
    assert found[0]["estimate"] == pytest.approx((2 * 0.2**3 + 0.6**3) / 5)


def test_a_mean_stands_in_the_unit_of_the_column_that_was_measured(people, capsys):
    assert main(["measure", str(people), "--welfare", "weight", "--measures", "mean"]) == 0
    printed = capsys.readouterr().out
    assert "│ mean    │ unit of the welfare column │" in printed
    assert "yuan" not in printed


def test_a_line_of_zero_is_refused_for_a_file_of_a_year_as_well(people, capsys):
    assert "--line is 0.0; allowed: a number above 0, the name of a column, or 0.6*median." in refused(
        capsys, people, "--year", "2016", "--line", "0"
    )
