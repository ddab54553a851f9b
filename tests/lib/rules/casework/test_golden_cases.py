"""Cases that an official can read, a file a policy pack: what is decided, and every reason as it is said."""

import inspect
from dataclasses import fields

import pytest
import yaml

from huiyin.policy import shipped_packs
from huiyin.rules import incidence
from huiyin.rules.casework import Case, Known, PlaceKnown
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.checks import CHECKS
from support.casework import GOLDEN, golden_decision, in_chinese, in_one_word

FILES = {path.stem.removeprefix("cases_"): path for path in sorted(GOLDEN.glob("cases_cn-*.yaml"))}
READ = {key: yaml.safe_load(path.read_text(encoding="utf-8")) for key, path in FILES.items()}
CASES = [
    pytest.param(one, file["pack"] if file["named"] else None, id=f"{key}: {one['en']}")
    for key, file in READ.items()
    for one in file["cases"]
]
PACKS = {pack.key: pack for pack in shipped_packs()}


@pytest.mark.parametrize(("one", "pack"), CASES)
def test_a_case_is_decided_as_the_golden_file_says(one, pack):
    decision = golden_decision(one, pack)

    assert in_chinese(decision) == one["reasons"]
    assert in_one_word(decision) == one["decision"]


def test_every_pack_with_processes_has_a_golden_file_and_there_are_enough_cases():
    assert set(READ) == {key for key, pack in PACKS.items() if pack.processes}
    assert all(file["pack"] == key for key, file in READ.items())
    assert len(CASES) >= 70


@pytest.mark.parametrize("key", READ)
def test_a_golden_file_names_every_step_of_every_process_of_its_pack(key):
    named = {(one["process"], one["step"]) for one in READ[key]["cases"] if "process" in one}
    steps = {(process.key, step) for process in PACKS[key].processes.values() for step in process.steps}

    assert steps - named == set()


@pytest.mark.parametrize("key", READ)
def test_a_golden_case_has_a_name_of_its_own_in_both_languages_and_a_source(key):
    cases = READ[key]["cases"]

    assert len({one["zh"] for one in cases}) == len({one["en"] for one in cases}) == len(cases)
    assert all(one["source"] for one in cases)


def test_every_check_has_a_golden_case_that_is_met_and_one_that_is_not():
    said = {(reason.check, reason.verdict.value) for case in CASES for reason in golden_decision(*case.values).reasons}

    assert {(check, verdict) for check in CHECKS for verdict in ("met", "missing")} - said == set()


def test_no_decision_can_read_a_yearly_target():
    known = {field.name for kind in (Asked, Case, Known, PlaceKnown) for field in fields(kind)}
    places = set(inspect.signature(incidence.exit_by_incidence).parameters)
    parameters = {
        check.parameter
        for pack in PACKS.values()
        for process in pack.processes.values()
        for step in process.steps.values()
        for check in step.checks
    }

    assert known == {
        "case", "step", "check", "by", "on", "evidence", "policy", "process", "pack", "done", "objections", "known",
        "status", "helpers", "past_incomes", "village_median", "past_sizes", "village_sizes", "members", "former_members",
        "place", "listed", "poor_persons", "poor_households",
        "exited_persons", "rural_population", "population_year", "population_source", "facilities_year", "missing",
    }  # fmt: skip
    assert places == {"persons", "households", "population", "on", "pack"}
    assert parameters == {
        None, "acceptance_floor", "appraisal_majority", "appraisal_quorum", "comprehensive_incidence_limit",
        "exit_incidence_limit", "exit_income_jump", "exit_observation_months", "exit_size_jump", "monitoring_line",
        "monitoring_observation_months", "omission_limit", "poverty_line", "wrong_exit_limit",
    }  # fmt: skip
