"""The README's Python does what it says, on the survey of a demo."""

import re
import runpy
from pathlib import Path

import pyarrow.parquet as pq

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
