import json
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml

from huiyin import policy
from huiyin.rules.suspects import SUSPECTS, ask, columns_read, rules
from support.suspects import Register

CASES = yaml.safe_load(Path("tests/golden/suspects.yaml").read_text(encoding="utf-8"))
SIDES = [(case["rule"], side) for case in CASES for side in ("asks", "passes")]


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], set[str]]:
    """Ask about all cases at once; give the rules that asked, by case and side."""
    register = Register()
    villages = {register.add(case[side]): (case["rule"], side) for case in CASES for side in ("asks", "passes")}
    households, persons, before = register.tables()
    asked = ask(households, persons, policy=policy.at(2016), before=before)
    by_case: dict[tuple[str, str], set[str]] = {key: set() for key in villages.values()}
    for row in asked.suspects.select(["rule", "village_code"]).to_pylist():
        by_case[villages[row["village_code"]]].add(row["rule"])
    return by_case


def test_every_rule_has_a_case_on_both_sides_of_it():
    assert sorted(case["rule"] for case in CASES) == sorted(rules())
    assert all(set(case) == {"rule", "asks", "passes"} for case in CASES)


@pytest.mark.parametrize(("rule", "side"), SIDES)
def test_a_rule_asks_on_its_own_side_only(found, rule, side):
    assert (rule in found[rule, side]) is (side == "asks")


def sound() -> Register:
    register = Register()
    register.add({"before": {}})
    return register


def test_nothing_is_asked_of_a_sound_household():
    households, persons, before = sound().tables()
    asked = ask(households, persons, policy=policy.at(2016), before=before)
    assert (asked.suspects.num_rows, asked.suspects.schema, dict(asked.passed_over)) == (0, SUSPECTS, {})


def test_a_household_that_was_removed_is_not_asked_about_and_neither_are_its_members():
    register = Register()
    register.add({"h": {"status": "removed", "farmland": 500}, "head": {"birth_date": date(1900, 1, 1)}})
    households, persons, _ = register.tables()
    assert ask(households, persons, policy=policy.at(2016)).suspects.num_rows == 0


def test_a_suspect_tells_the_values_and_the_parameters_used_and_nothing_personal():
    register = Register()
    register.add({"before": {"farmland": 1}})
    households, persons, before = register.tables()
    row = ask(households, persons, policy=policy.at(2016), before=before).suspects.to_pylist()[0]
    assert json.loads(row.pop("values")) == {"before": 1.0, "now": 5.0, "area_jump": 3.0, "area_rise": 2.0}
    assert row == {
        "rule": "farmland_jump", "severity": "ask_first", "scope": "household", "village_code": "630102001001",
        "household_id": 1, "person_id": None,
    }  # fmt: skip


def test_no_rule_tells_a_name_a_number_or_an_illness():
    told = " ".join(value.expression for rule in rules().values() for value in rule.values.values())
    personal = ("name", "id_number", "phone ", "account ", "h.phone,", "disease", "p.health", "grade")
    assert [word for word in personal if word in told] == []


def test_without_a_year_before_the_rules_that_compare_are_passed_over_and_say_why():
    households, persons, _ = sound().tables()
    asked = ask(households, persons, policy=policy.at(2016))
    assert {key: reason.en for key, reason in asked.passed_over.items()} == dict.fromkeys(
        ["farmland_jump", "income_jump", "members_changed_much", "other_land_jump", "village_left_at_once"],
        "there is no year before to compare with.",
    )


def test_a_rule_whose_parameter_has_no_value_on_the_day_is_passed_over_never_guessed():
    register = Register()
    register.add({"before": {}, "h": {"relocation_kind": "together", "housing_area": 300}})
    households, persons, before = register.tables()
    asked = ask(households, persons, policy=policy.at(2015), before=before)
    assert list(asked.passed_over) == ["relocated_into_too_much"]
    assert "has no value on 2015-12-31" in asked.passed_over["relocated_into_too_much"].en


def test_parquet_files_that_lack_later_columns_are_asked_like_tables(tmp_path):
    register = Register()
    register.add({"h": {"member_count": 4}})
    households, persons, _ = register.tables()
    pq.write_table(households.drop_columns(["toilet", "phone"]), tmp_path / "households.parquet")
    pq.write_table(persons, tmp_path / "persons.parquet")
    asked = ask(tmp_path / "households.parquet", tmp_path / "persons.parquet", policy=policy.at(2016))
    assert asked.suspects["rule"].to_pylist() == ["members_not_as_listed"]


def test_the_age_of_schooling_is_that_of_the_first_day_of_the_school_year_that_runs():
    register = Register()
    register.add({"child": {"birth_date": date(2010, 3, 1), "schooling": "none"}})
    households, persons, _ = register.tables()

    def rules_on(day: date) -> list[str]:
        asked = ask(households, persons, policy=policy.at(day)).suspects["rule"].to_pylist()
        return [rule for rule in asked if rule == "child_out_of_school"]

    assert rules_on(date(2016, 8, 31)) == []
    assert rules_on(date(2016, 9, 1)) == ["child_out_of_school"]


def test_the_columns_that_nothing_reads_need_not_be_read():
    assert {"id", "village_code", "farmland", "phone"} <= set(columns_read("households"))
    assert {"disease_name", "employer_name", "illness_grade"} & set(columns_read("persons")) == set()
    register = Register()
    register.add({"h": {"member_count": 4}})
    households, persons, _ = register.tables()
    asked = ask(
        households.select(columns_read("households")),
        persons.select(columns_read("persons")),
        policy=policy.at(2016),
    )
    assert asked.suspects["rule"].to_pylist() == ["members_not_as_listed"]
