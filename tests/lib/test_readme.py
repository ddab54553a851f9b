"""The README's Python does what it says, on the survey of a demo, and so do its commands on a CSV file of one's own."""

import re
import runpy
import shlex
import subprocess
from pathlib import Path

import pyarrow.parquet as pq

from huiyin.cli.main import main
from huiyin.synthetic import make_small

README = Path(__file__).parents[2] / "README.md"


def test_the_example_measures_the_year_that_it_names(tmp_path, monkeypatch, capsys):
    (example,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    survey = make_small(tmp_path / "huiyin-data").survey
    monkeypatch.chdir(tmp_path)

    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    found = runpy.run_path("example.py")["found"].to_pandas().set_index("measure")
    rows = pq.read_table(survey, filters=[("year", "==", 2016)])
    assert list(found.index) == ["headcount", "gap", "severity"]
    assert set(found["n"]) == {rows.num_rows}
    assert round(found.loc["headcount", "population"]) == round(sum(rows["weight"].to_pylist()))
    assert "headcount" in capsys.readouterr().out


def test_the_commands_measure_a_csv_file_of_one_s_own(tmp_path, monkeypatch, capsys):
    (written, measured) = re.search(
        r"\n(printf .*)\n(huiyin measure people.csv .*)\n", README.read_text("utf-8")
    ).groups()
    monkeypatch.chdir(tmp_path)

    subprocess.run(["sh", "-c", written], check=True)
    assert main(shlex.split(measured, comments=True)[1:]) == 0
    assert "headcount" in capsys.readouterr().out
