import re
import string
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import huiyin.records
from huiyin.records.problems import PROBLEMS, append_problems, explain
from huiyin.records.wording import REPAIRS, RULES
from support.sheets import sheet

SOURCES = "".join(path.read_text("utf-8") for path in Path(huiyin.records.__file__).parent.glob("*.py"))
MARKS = {"label", "value", "detail", "low", "high", "length", "most", "example"}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_speaks_both_languages_with_known_marks(code):
    for text in (RULES[code].wrong, RULES[code].mend):
        for said in (text.en, text.zh):
            assert {name for _, name, _, _ in string.Formatter().parse(said) if name} <= MARKS
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert not re.search(r"[\u4e00-\u9fff]", text.en.replace("是", "").replace("否", ""))
        assert not re.search(r"[\u4e00-\u9fff][,;:?!]", text.zh)


@pytest.mark.parametrize("code", sorted(set(RULES) | set(REPAIRS)))
def test_a_rule_or_repair_that_nothing_uses_does_not_exist(code):
    source = Path(huiyin.records.__file__).parents[2]
    beside = (path for room in ("huiyin/crosschecks", "huiyin_web/imports") for path in (source / room).rglob("*.py"))
    used = SOURCES.replace(f'    "{code}": ', "") + "".join(path.read_text("utf-8") for path in beside)
    assert f'"{code}"' in used


def told(field, value, rule, detail=None):
    row = {"row": 7, "field": field, "value": value, "rule": rule, "detail": detail}
    (problem,) = explain([row], sheet("households"), "户", {"member_count": "人口"})
    return problem


def test_a_problem_says_what_is_wrong_and_how_to_mend_it():
    problem = told("member_count", "99", "BOUNDS")
    assert (problem.tab, problem.row, problem.heading) == ("户", 7, "人口")
    assert problem.wrong.zh == "99 超出范围 1~40"
    assert problem.mend.en == "Check the figure and its unit."


@pytest.mark.parametrize(
    ("field", "example"),
    [("member_count", "4"), ("housing_year", "2016"), ("road_distance", "2.5"), ("wage_income", "3050.40")],
)
def test_what_is_no_number_is_told_with_an_example_of_its_own_column(field, example):
    assert told(field, "三口", "NUMBER").mend.zh == f"请只填写数字，例如 {example}。"


def test_an_unknown_code_is_told_with_its_list():
    assert told("standard", "x", "CODE").mend.zh == (
        "请从以下选项中选择：国家标准、省定标准、市定标准；如填写的是数字代码，请选择对应的代码对照表。"
    )


def test_lost_digits_are_told_as_the_office_knows_them():
    problem = told("bank_account", "6.22821E+18", "DIGITS_LOST")
    assert problem.wrong.zh == "“银行卡号”被 Excel 改成了数字，末尾几位已丢失（6.22821E+18）"
    assert problem.mend.zh == "请从原件重新填写，并将该列设为文本格式。"


def test_a_value_with_braces_is_told_as_it_is():
    assert told("standard", "{x}", "CODE").wrong.en == "'{x}' is not in the list of identification standard"


def test_problems_are_added_to_those_before(tmp_path):
    path = tmp_path / "problems.parquet"
    one = {"row": 1, "field": "name", "value": "", "rule": "REQUIRED", "detail": None}
    pq.write_table(pa.Table.from_pylist([one], PROBLEMS), path)
    append_problems(path, pa.Table.from_pylist([one | {"row": 2}], PROBLEMS).to_batches())
    assert pq.read_table(path)["row"].to_pylist() == [1, 2]
