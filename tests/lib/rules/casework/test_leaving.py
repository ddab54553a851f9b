from datetime import date
from pathlib import Path

import pytest
import yaml

from huiyin.kernel.money import fen
from huiyin.policy import NoPackInForceError, shipped_packs
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.casework import OF_CRITERIA, lacking, leaving_on, line_for

GOLDEN = yaml.safe_load(Path("tests/golden/exits_by_register.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("one", GOLDEN, ids=lambda one: one["en"])
def test_what_a_household_lacks_by_its_sheet_is_as_the_golden_file_says(one):
    sheet = dict.fromkeys(OF_CRITERIA.values(), True) | dict.fromkeys(one["unmet"], False)
    sheet["income_per_capita"] = fen(str(one["income"]))

    assert [words.zh for words in lacking(leaving_on(one["date"]), sheet, one["year"])] == one["lacking"]


def test_the_day_whose_criteria_count_is_the_last_of_an_exit_once_there_is_none():
    assert leaving_on(date(2016, 9, 1)).on == date(2016, 9, 1)
    assert leaving_on(date(2026, 11, 30)).on == date(2020, 12, 31)


def test_before_the_first_exit_there_is_nothing_to_ask():
    with pytest.raises(NoPackInForceError):
        leaving_on(date(2013, 12, 31))


def test_what_the_register_does_not_know_is_lacking():
    assert [words.zh for words in lacking(leaving_on(date(2016, 9, 1)), {}, 2016)] == [
        "收入", "不愁吃", "不愁穿", "义务教育有保障", "基本医疗有保障", "住房安全有保障",
    ]  # fmt: skip


def test_no_line_is_known_of_a_year_before_the_first_policy():
    assert line_for(2010) is None


def test_every_criterion_of_a_households_exit_has_its_field_on_the_sheet():
    exits = [pack.processes["exit"] for pack in shipped_packs() if "exit" in pack.processes]
    criteria = {one.key for process in exits for one in process.criteria}

    assert {OF_CRITERIA[key] for key in criteria} <= {field.key for field in HOUSEHOLDS.fields}
