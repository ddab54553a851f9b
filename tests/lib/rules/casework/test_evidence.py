from huiyin.policy import shipped_packs
from huiyin.rules.casework import BY_KEY, EVIDENCE
from huiyin.rules.casework.checks import CHECKS
from huiyin.rules.casework.words import RISK

PROCESSES = {(pack.key, key): process for pack in shipped_packs() for key, process in pack.processes.items()}
STEPS = [step for process in PROCESSES.values() for step in process.steps.values()]


def test_every_field_is_asked_for_by_a_process_and_no_process_asks_for_another():
    criteria = {one.key for process in PROCESSES.values() for one in process.criteria}
    asked = {key for step in STEPS for key in step.evidence}
    asked |= {f"{key}_{part}" for key in criteria for part in ("met", "proof")}
    asked |= {f"risk_{key}_{part}" for key in RISK.keys() for part in ("gone", "proof")}  # noqa: SIM118

    assert asked == set(BY_KEY)


def test_every_check_is_named_by_a_process_and_no_process_names_another():
    assert {check.key for step in STEPS for check in step.checks} == set(CHECKS)


def test_a_field_has_a_key_of_its_own_and_both_labels():
    assert len(BY_KEY) == len(EVIDENCE.fields)
    assert all(field.label.en and field.label.zh for field in EVIDENCE.fields)


def test_what_a_household_says_and_its_illness_is_hidden():
    masked = {field.key for field in EVIDENCE.fields if field.mask}

    assert masked >= {
        "application_reason",
        "finding",
        "household_statement",
        "acknowledged_by",
        "witness",
        "matching_result",
    }
