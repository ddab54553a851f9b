"""The demo as whoever runs the commands sees it, each in a process of its own."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys

import pytest
from python_calamine import CalamineWorkbook

from huiyin.kernel.canonical import content_hash
from huiyin.records.snapshots import Snapshots
from support.demo import answer_of, environment_of

pytestmark = pytest.mark.slow
SCHEME = ("assess", "2016", "--scheme", "cn-prefecture-2016", "--format")


@pytest.fixture(scope="module")
def copy(demo, tmp_path_factory):
    """A demo that may be changed, as long as it is changed back."""
    return shutil.copytree(demo, tmp_path_factory.mktemp("copy") / "demo")


@pytest.fixture
def huiyin(copy):
    def huiyin(*words):
        command = [sys.executable, "-m", "huiyin", *words, "--data", str(copy)]
        return subprocess.run(command, env=environment_of(copy), capture_output=True, text=True, check=False)

    return huiyin


def hashes(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_a_fresh_demo_holds(huiyin):
    done = huiyin("verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Everything holds")


def test_every_year_of_the_demo_was_frozen_with_nothing_missing_but_counties_of_a_dozen_farmers(copy):
    frozen = Snapshots(copy / "snapshots").all()
    assert [(one.year, one.manifest.flaws) for one in frozen] == [(year, {"counties": 2}) for year in range(2012, 2017)]


def test_the_demo_holds_suspects_of_several_rules_and_the_answers_to_some(copy):
    with sqlite3.connect(f"file:{copy / 'huiyin.sqlite3'}?mode=ro", uri=True) as register:
        rules = dict(register.execute("SELECT rule, count(*) FROM quality_suspect GROUP BY rule"))
        outcomes = dict(register.execute("SELECT outcome, count(*) FROM quality_suspect GROUP BY outcome"))
    assert {"child_out_of_school", "left_just_over_the_line", "wages_without_workers"} <= set(rules)
    assert outcomes.keys() == {"", "true_value", "corrected", "explained"}


def test_the_demo_holds_exits_of_villages_and_counties_that_somebody_goes_on_with(copy):
    with sqlite3.connect(f"file:{copy / 'huiyin.sqlite3'}?mode=ro", uri=True) as register:
        cases = set(register.execute("SELECT process, state FROM casework_case WHERE process LIKE '%_exit'"))
    assert {state for process, state in cases if process == "county_exit"} == {"evaluated", "in_notice", "reviewed"}
    assert {"left", "in_notice", "proposed"} <= {state for process, state in cases if process == "village_exit"}


def test_the_plan_of_exits_and_the_criteria_part_a_handful_of_households_on_both_sides(copy):
    qualified = (
        "income_per_capita > 295200 AND food_assured AND clothing_assured AND education_guaranteed"
        " AND medical_guaranteed AND housing_guaranteed"
    )
    counted = "SELECT count(*) FROM registry_household WHERE updated_year = 2017 AND status = ? AND"
    with sqlite3.connect(f"file:{copy / 'huiyin.sqlite3'}?mode=ro", uri=True) as register:
        unplanned = register.execute(f"{counted} ({qualified})", ["poor"]).fetchone()[0]
        unqualified = register.execute(f"{counted} NOT ({qualified})", ["planned_exit"]).fetchone()[0]
    assert (unplanned >= 3, unqualified >= 3) == (True, True)


def test_the_demo_holds_an_export_of_the_registry_that_differs_and_some_decisions(copy):
    with sqlite3.connect(f"file:{copy / 'huiyin.sqlite3'}?mode=ro", uri=True) as register:
        decisions = {row[0] for row in register.execute("SELECT decision FROM exchange_difference")}
        sides = {row[0] for row in register.execute("SELECT side FROM exchange_onesided WHERE sheet = 'households'")}
    assert decisions == {"", "theirs", "ours", "later"}
    assert sides == {"theirs", "ours"}


def test_a_year_of_the_demo_is_searched_for_suspects_on_the_command_line(huiyin):
    done = huiyin("suspects", "2016", "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["not_asked"]) == (0, {})
    assert "left_just_over_the_line" in {one["rule"] for one in told["suspects"]}


def test_one_changed_byte_of_a_frozen_year_is_named_with_its_file(huiyin, copy):
    path = copy / "snapshots" / "2014" / "v1" / "households.parquet"
    path.chmod(0o644)
    sound = path.read_bytes()
    path.write_bytes(sound[:1000] + bytes([sound[1000] ^ 1]) + sound[1001:])
    done = huiyin("verify")
    path.write_bytes(sound)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1:] == ["2014 v1, households.parquet: the file was changed"]


def test_a_demo_that_was_just_built_answers_what_needs_measuring(demo):
    status, page = answer_of(demo).read_text(encoding="utf-8").split("\n", 1)
    assert (status, "<h1>" in page, "青海省" in page) == ("200", True, True)


def test_a_demo_is_built_once(huiyin, copy):
    before = hashes(copy / "snapshots"), (copy / "demo.json").stat().st_mtime_ns
    done = huiyin("demo", "--scale", "0.01", "--no-serve")
    assert done.returncode == 0
    assert "The demo province is ready" in done.stdout
    assert "making people" not in done.stdout + done.stderr
    assert (hashes(copy / "snapshots"), (copy / "demo.json").stat().st_mtime_ns) == before


WHY = {
    "en": ("Exits were not precise enough: 97% is below 98%, so the band can be no better than 'fairly good'.", "The best band stands first; places of one band stand by their code, not by rank."),
    "zh": ("贫困人口退出准确率偏低：97%，低于 98%，等次最高为“较好”。", "等次高的在前，同一等次内按区划代码排列，不分先后。"),
}  # fmt: skip
CODE = {"en": "Place code", "zh": "区划代码"}


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_an_assessment_is_one_result_in_each_format_and_says_why_a_band_is_limited(copy, tmp_path, spoken):
    def told(*words):
        command = [sys.executable, "-m", "huiyin", *SCHEME, *words, "--data", str(copy)]
        environment = environment_of(copy) | {"HUIYIN_LANG": spoken}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    why, order = WHY[spoken]
    table, found = told("table"), json.loads(told("json"))
    told("xlsx", "--out", str(tmp_path / "results.xlsx"))
    # A cell of the terminal is wrapped: what is said in it stands on lines of its own, between those of its neighbours.
    bands = "".join(line.split("│")[3] for line in table.splitlines() if line.count("│") > 3)
    assert bare(why) in bare(bands)
    assert bare(order) in bare(table)
    yushu = next(one for one in found["results"] if one["place"] == "632700000000")
    assert why in [hit["words"][spoken][:1].upper() + hit["words"][spoken][1:] for hit in yushu["limits"]]
    assert found["order"]["en"].startswith("The results stand by place code, not by rank;")
    about, rows = (
        CalamineWorkbook.from_path(tmp_path / "results.xlsx").get_sheet_by_index(n).to_python() for n in (0, 1)
    )
    assert order in str(about)
    assert why in rows[-1][-2]
    totals = sorted(float(one["total"]) for one in found["results"])
    assert (len(totals), len(found["hash"]), rows[0][-1]) == (8, 64, CODE[spoken])
    assert content_hash({key: value for key, value in found.items() if key not in {"hash", "order"}}) == found["hash"]
    assert sorted(row[1] for row in rows[1:]) == totals


def bare(words):
    return "".join(words.split())


def test_a_scheme_of_another_year_is_refused(huiyin):
    done = huiyin("assess", "2015", "--scheme", "cn-prefecture-2016")
    assert (done.returncode, done.stdout) == (1, "")
    assert "2016" in done.stderr


def test_the_demo_holds_a_compared_list_with_flags_matched_both_ways_and_some_decisions(copy):
    with sqlite3.connect(f"file:{copy / 'huiyin.sqlite3'}?mode=ro", uri=True) as register:
        (counted,) = register.execute("SELECT rows, by_id, by_likeness, unmatched, refused FROM quality_departmentlist")
        decisions = dict(register.execute("SELECT decision, count(*) FROM quality_flag GROUP BY decision"))
    assert counted == (14, 9, 3, 2, 0)
    assert sum(decisions.values()) == 12
    assert decisions.keys() == {"", "explained", "list_wrong", "confirmed"}
