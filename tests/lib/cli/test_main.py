import json

import pytest

from huiyin.cli.main import commands, main

INCOMES = "village,income\na,100\na,110\nb,150\nc,160\n"


@pytest.fixture
def incomes(tmp_path):
    path = tmp_path / "incomes.csv"
    path.write_text(INCOMES)
    return path


def test_the_platform_adds_its_commands_to_the_library_s():
    assert set(commands()) == {
        "assess",
        "crosscheck",
        "demo",
        "duplicates",
        "freeze",
        "import",
        "measure",
        "serve",
        "suspects",
        "user",
        "verify",
    }


def test_a_table_is_measured_and_printed_with_its_definition(incomes, capsys):
    code = main(["measure", str(incomes), "--line", "125", "--clusters", "village", "--format", "json"])
    printed = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [row["measure"] for row in printed["rows"]] == ["headcount", "gap", "severity"]
    assert printed["rows"][0]["estimate"] == 0.5
    assert printed["rows"][1]["estimate"] == pytest.approx(0.08)
    assert set(printed["definition"]) == {"what", "unit", "population", "period", "source", "method", "uncertainty"}


def test_the_table_on_the_terminal_names_the_definition_in_the_terminal_s_language(incomes, capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "zh")
    assert main(["measure", str(incomes), "--line", "125"]) == 0
    assert "方法:" in capsys.readouterr().out


def test_csv_has_a_heading_and_a_row_a_measure(incomes, capsys):
    assert main(["measure", str(incomes), "--line", "125", "--measures", "mean", "--format", "csv"]) == 0
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.startswith("measure,estimate,se")
    assert row.startswith("mean,130.0,")


def test_a_request_that_is_wrong_exits_with_one_and_says_what(incomes, capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    assert main(["measure", str(incomes), "--line", "125", "--welfare", "wage"]) == 1
    assert "wage" in capsys.readouterr().err


def test_wrong_usage_exits_with_two(capsys):
    with pytest.raises(SystemExit) as left:
        main(["measure"])
    assert left.value.code == 2
    assert "source" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "holds", "why"),
    [
        ("passwd", b"root:x:0:0\ndaemon:x:1:1\n", "There is no column 'income'"),
        ("program", b"\x7fELF\x02\x00\x00\n\x00,\xff\xfe\n\x81", "cannot be opened"),
        ("half.parquet", b"PAR1", "cannot be opened"),
        ("a folder", None, "it is a folder; name the files in it"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path, capsys, monkeypatch, name, holds, why):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    path = tmp_path / name
    path.mkdir() if holds is None else path.write_bytes(holds)
    assert main(["measure", str(path), "--line", "100"]) == 1
    assert why in capsys.readouterr().err


def test_where_no_installation_is_a_frozen_year_cannot_be_measured(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    assert main(["measure", "2016", "--data", str(tmp_path)]) == 1
    said = f"There is no installation to measure: {tmp_path / 'snapshots'} is not there, or cannot be read."
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_year_that_is_not_frozen_is_refused(tmp_path, capsys):
    (tmp_path / "snapshots").mkdir()
    assert main(["measure", "2016", "--data", str(tmp_path)]) == 1
    assert "2016" in capsys.readouterr().err


def test_a_table_of_several_years_is_measured_for_one_of_them(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    path = tmp_path / "panel.csv"
    path.write_text("year,income\n2015,100\n2015,5000\n2016,100\n2016,200\n")
    assert main(["measure", str(path)]) == 1
    assert "several years (2015, 2016)" in capsys.readouterr().err
    assert main(["measure", str(path), "--year", "2016", "--measures", "headcount", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    assert (row["estimate"], row["population"]) == (1.0, 2.0)
