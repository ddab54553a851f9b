import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from huiyin.cli.main import main
from huiyin.records.snapshots import write_snapshot
from support.snapshots import content, facts
from support.suspects import Register


@pytest.fixture
def folder(tmp_path):
    register = Register()
    register.add({"h": {"member_count": 4}})
    households, persons, _ = register.tables()
    pq.write_table(households, tmp_path / "households.parquet")
    pq.write_table(persons, tmp_path / "persons.parquet")
    return tmp_path


def test_a_folder_is_asked_by_the_policy_of_its_year(folder, capsys):
    assert main(["suspects", str(folder), "--year", "2016", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (found,) = told["suspects"]
    assert (found["rule"], found["values"]) == ("members_not_as_listed", {"stated": 4, "listed": 3})
    assert found["question"].startswith("The household states 4 members, 3 are listed.")
    assert "income_jump" in told["not_asked"]


def test_a_table_counts_the_suspects_of_each_rule_and_says_what_was_not_asked(folder, capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "zh")
    assert main(["suspects", str(folder), "--year", "2016"]) == 0
    out = capsys.readouterr().out
    (line,) = [one for one in out.splitlines() if "家庭人口数与成员名单不符" in one]
    assert [cell.strip() for cell in line.split("│")[1:-1]] == ["家庭人口数与成员名单不符", "核实", "户", "1"]
    assert "未核验：收入较上年异常增长（income_jump）：没有可比较的上一年度。" in out
    assert out.splitlines()[-1] == "疑点仅供核实，不作为认定结论。"


def test_csv_has_a_line_a_suspect(folder, capsys):
    assert main(["suspects", str(folder), "--year", "2016", "--format", "csv"]) == 0
    heading, row = csv.reader(io.StringIO(capsys.readouterr().out))
    assert heading[-2:] == ["values", "question"]
    assert (row[0], json.loads(row[-2])) == ("members_not_as_listed", {"stated": 4, "listed": 3})


def test_a_folder_without_its_year_is_refused(folder, capsys):
    assert main(["suspects", str(folder)]) == 1
    assert "--year is missing" in capsys.readouterr().err


@pytest.mark.parametrize(("first", "compared"), [(2015, True), (2013, False)])
def test_a_frozen_year_is_compared_with_the_year_before_unless_another_series_began(tmp_path, capsys, first, compared):
    register = Register()
    register.add({"before": {"farmland": 1}})
    now, persons, before = (table.to_batches() for table in register.tables())
    for year, households in ((first, before), (first + 1, now)):
        write_snapshot(tmp_path / "snapshots", facts(year), content() | {"households": households, "persons": persons})
    assert main(["suspects", "--data", str(tmp_path), str(first + 1), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert ([one["rule"] for one in told["suspects"]], "farmland_jump" in told["not_asked"]) == (
        (["farmland_jump"], False) if compared else ([], True)
    )
