import pyarrow as pa
import pytest

from huiyin.cli.printing import print_csv, print_table
from huiyin.kernel.tables import Definition, ResultTable, Unit
from huiyin.kernel.text import Text

SAID = Text("said", "说明")
SHARE, COUNT = Unit(Text("share", "比例"), "share"), Unit(Text("people", "人"), "count")
UNITS = {"headcount": SHARE, "gap": SHARE, "fgt_3": SHARE, "poor_persons": COUNT, "mean": Unit(Text("points", "分"))}
DEFINITION = Definition(
    what=SAID, units=UNITS, population=SAID, period="", source="file.csv", method=SAID, uncertainty=SAID
)
ROW = {
    "county": "632722000000", "measure": "headcount", "estimate": 0.12345, "se": 0.01, "ci_low": None, "ci_high": None,
    "df": 1234, "deff": 1.5, "n": 5678, "population": 14382.4, "method": "taylor, logit",
}  # fmt: skip


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")


def result(**changed):
    kinds = {"ci_low": pa.float64(), "ci_high": pa.float64()}
    row = ROW | changed
    return ResultTable(pa.table({key: pa.array([value], kinds.get(key)) for key, value in row.items()}), DEFINITION)


def cells(capsys, **changed):
    print_table(result(**changed))
    lines = capsys.readouterr().out.splitlines()
    heading = [one.strip() for one in lines[1].strip("┃").split("┃")]
    return dict(zip(heading, (one.strip() for one in lines[3].strip("│").split("│")), strict=True))


def test_a_share_is_told_in_percent_with_two_decimals_and_counts_in_whole_numbers(capsys):
    assert cells(capsys) == {
        "county": "632722000000", "measure": "headcount", "unit": "%", "estimate": "12.35", "se": "1.00", "df": "1,234",
        "deff": "1.50", "n": "5,678", "population": "14,382", "method": "taylor, logit",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "value", "shown", "unit"),
    [
        ("fgt_3", 0.0123, "1.23", "%"), ("poor_persons", 519800.4, "519,800", "people"),
        ("mean", 10805.466, "10,805.47", "points"), ("gap", None, "--", "%"),
    ],
)  # fmt: skip
def test_an_estimate_is_rounded_to_what_its_unit_asks(capsys, measure, value, shown, unit):
    found = cells(capsys, measure=measure, estimate=value, se=0.5)
    assert (found.get("estimate", "--"), found["unit"]) == (shown, unit)


def test_numbers_stand_at_the_right_of_their_column_and_names_at_the_left(capsys):
    print_table(result(county_name="A", estimate=0.05))
    line = capsys.readouterr().out.splitlines()[3]
    assert "│ A    │" in line
    assert "│     5.00 │" in line


def test_the_table_speaks_the_terminals_language_and_says_what_is_not_stated(capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "zh")
    print_table(result(county_name="杂多县"))
    printed = capsys.readouterr().out
    for word in ("县", "名称", "贫困发生率", "估计值", "标准误", "来源: file.csv"):
        assert word in printed
    assert "时期: 未注明" in printed


def test_what_a_program_reads_is_not_rounded(capsys):
    print_csv(result())
    heading, row = capsys.readouterr().out.splitlines()
    assert heading == ",".join(ROW)
    assert row == '632722000000,headcount,0.12345,0.01,,,1234,1.5,5678,14382.4,"taylor, logit"'
