"""The indicators of the statistics sheet: which are taken, in which unit, and that what reads them is said rightly."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.kernel.text import Text
from huiyin.measures.register.yearly import BASES
from huiyin.records.cells import cell_reader
from huiyin.records.checking import PROBLEMS_FILE, ROWS_FILE, check_file
from huiyin.records.fields import Field, Kind, Sheet
from huiyin.records.problems import explain
from huiyin.records.spelling import Context
from huiyin.records.statistic_indicators import STATISTIC_INDICATORS, UNIT, Reader
from huiyin.scoring import Origin, load_scheme
from support.sheets import BOOK, VILLAGE, sheet, write_csv

ROW = {"区划代码": VILLAGE, "年份": "2012", "数值": "1", "口径": "户籍", "来源": "年鉴"}
STATISTICS = sheet("statistics")


def read(text, field="indicator"):
    return cell_reader(STATISTICS.field(field), Context(2012, BOOK, {}))(text)


def check(tmp_path, indicator, unit):
    path = write_csv(tmp_path / "s.csv", [ROW | {"指标": indicator, "单位": unit}])
    return check_file(path, STATISTICS, folder=tmp_path, year=2012, places=BOOK)


def told(checked):
    rows = pq.read_table(checked.folder / PROBLEMS_FILE).to_pylist()
    return list(explain(rows, STATISTICS, "", {}))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("rural_population", "rural_population"),
        ("农村人口", "rural_population"),
        ("Rural population", "rural_population"),
        ("乡村人口", "rural_population"),
        ("own:学前教育入园率", "own:学前教育入园率"),
        ("Own：学前教育入园率", "own:学前教育入园率"),
        ("own: 入园率", "own:入园率"),
    ],
)
def test_an_indicator_is_kept_by_its_key_and_ones_own_as_it_is(text, key):
    assert (read(text).value, read(text).rule) == (key, "")


@pytest.mark.parametrize("text", ["rural_populaton", "own:", "own", "学前教育入园率", "1"])
def test_an_indicator_that_nobody_knows_is_refused(text):
    assert (read(text).rule, read(text).value) == ("OPEN_CODE", None)


def test_the_refusal_names_the_nearest_and_how_to_bring_ones_own(tmp_path):
    (problem,) = told(check(tmp_path, "农村人囗", "人"))
    assert problem.wrong.zh == "“农村人囗”不是已知的“指标”"
    assert problem.mend.zh == (
        "相近的有：农村人口 rural_population、农村居民人均收入 rural_income、总人口 total_population。"
        "请选用其一（模板中有全部可选值），或注明为自定义：own:其他指标。"
    )


def test_every_field_that_takes_ones_own_is_told_with_its_own_mark_and_name():
    field = Field("crop", Text("crop", "作物"), Kind.OPEN_CODE, codes=UNIT, own="+")
    orchard = Sheet("orchards", Text("orchards", "果园"), ("crop",), (field,))
    row = {"row": 2, "field": "crop", "value": "x", "rule": "OPEN_CODE", "detail": "-"}
    (problem,) = explain([row], orchard, "", {})
    assert problem.mend.en.endswith("or mark one of your own: +another crop.")
    assert problem.mend.zh.endswith("或注明为自定义：+其他作物。")


def test_a_name_of_ones_own_has_its_length_and_its_characters():
    assert read("own:" + "长" * 37).rule == "LENGTH"
    assert read("own:入" + chr(0x202E)).rule == "CHARACTER"


@pytest.mark.parametrize("unit", ["人", "persons", "Persons"])
def test_the_unit_of_an_indicator_is_kept_by_its_key(tmp_path, unit):
    checked = check(tmp_path, "农村人口", unit)
    with pa.ipc.open_file(tmp_path / ROWS_FILE) as file:
        (row,) = file.read_all().to_pylist()
    assert (checked.refused, row["indicator"], row["unit"]) == (0, "rural_population", "persons")


@pytest.mark.parametrize("unit", ["万人", "户"])
def test_another_unit_is_refused_with_the_one_that_is_wanted(tmp_path, unit):
    (problem,) = told(check(tmp_path, "农村人口", unit))
    assert (problem.field, problem.rule, problem.value) == ("unit", "UNIT", unit)
    assert problem.wrong.en == f"'{unit}' is not the unit of this indicator"
    assert problem.mend.en == "Give the figure in 人 persons, and write that unit."


def test_an_indicator_of_ones_own_may_have_any_unit(tmp_path):
    assert check(tmp_path, "own:学前教育入园率", "万人次").refused == 0


def test_the_units_of_the_indicators_are_in_the_list():
    assert {one.unit for one in STATISTIC_INDICATORS.values()} == set(UNIT.keys())


def readers(reader):
    return {one.key for one in STATISTIC_INDICATORS.values() if reader in one.readers}


def test_what_freezing_and_the_scheme_read_is_said_of_each_indicator():
    asked = {
        one.key
        for indicator in load_scheme("cn-prefecture-2016").indicators()
        for one in indicator.inputs
        if one.origin is Origin.STATISTIC
    }
    assert readers(Reader.FREEZE) == set(BASES)
    assert readers(Reader.ASSESS) == asked
