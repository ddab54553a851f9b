from datetime import date

import pytest

from huiyin import policy
from huiyin.policy import Verdict
from huiyin.records.fields import Kind
from huiyin.rules import casework
from huiyin.rules.casework import UnknownStepError
from support.casework import PEOPLE, asked_for, brought_to, evidence_for, opened, taken, went_back

DAY = date(2016, 10, 10)


def test_a_skipped_step_is_refused_with_all_that_has_to_be_done_first():
    decision = asked_for(opened("exit", DAY), "approve", DAY)

    assert [reason.words.en for reason in decision.reasons] == [
        "First: proposal, democratic appraisal, verification, acknowledgement by the household, village notice."
    ]


def test_a_case_that_is_over_takes_nothing_more():
    relapsed = taken(brought_to(opened("exit", DAY), "relapse", DAY), "relapse", date(2016, 12, 1))

    assert casework.next_steps(relapsed) == ()
    assert [reason.words.zh for reason in asked_for(relapsed, "settle", date(2018, 1, 1)).missing] == [
        "该事项已办结（返贫）。"
    ]


def test_a_step_that_the_process_does_not_have_is_named_with_those_that_it_has():
    with pytest.raises(UnknownStepError, match="Exit has no step 'fly'. It has: propose, appraise"):
        casework.decide(opened("exit", DAY), "fly", by="somebody", on=DAY, evidence={})


def test_a_reason_carries_the_parameter_with_its_value_and_source():
    case = brought_to(opened("exit", DAY), "verify", DAY)
    reason = next(
        one
        for one in asked_for(case, "verify", DAY).reasons
        if one.check == "income_stably_above_line" and one.parameter
    )

    assert (reason.parameter.key, reason.parameter.value, reason.parameter.since) == (
        "poverty_line",
        2855,
        date(2015, 1, 1),
    )
    assert "Yunnan Statistical Yearbook" in reason.parameter.source.title.en


def test_a_step_asks_for_the_criteria_of_the_day():
    case = opened("exit", date(2019, 6, 1))
    asked = {
        day: [field.key for field in casework.fields_of(case, casework.step_of(case, "verify"), day)][-2:]
        for day in (date(2019, 6, 22), date(2019, 6, 23))
    }

    assert list(asked.values()) == [["housing_met", "housing_proof"], ["water_met", "water_proof"]]


def test_a_term_counts_from_the_day_on_which_the_case_went_back():
    day = date(2021, 6, 1)
    verified = taken(taken(opened("monitoring", day), "discover", day), "verify", date(2021, 6, 3))
    again = went_back(verified, "discovered", date(2021, 6, 20))
    step = casework.step_of(again, "verify")

    assert casework.due_by(again, step, policy.at(day)) == date(2021, 6, 23)
    assert asked_for(again, "verify", date(2021, 6, 24)).reasons[-1].verdict is Verdict.LATE


def test_a_step_without_a_term_is_never_due():
    case = opened("exit", DAY)

    assert casework.due_by(case, casework.step_of(case, "propose"), policy.at(DAY)) is None


def test_a_household_that_came_onto_the_register_meanwhile_is_not_registered_twice():
    day = date(2014, 5, 5)
    case = brought_to(opened("identification", day), "register", day)
    now = casework.Case(case.process, case.pack, case.done, known=casework.Known(status="poor"))

    assert [reason.words.zh for reason in asked_for(now, "register", date(2014, 8, 1)).missing] == ["该户已在册。"]


def test_missing_evidence_is_said_once_and_not_guessed_by_the_checks():
    case = brought_to(opened("exit", DAY), "verify", DAY)
    evidence = {**evidence_for(case, "verify", DAY), "wage_income": None}
    decision = casework.decide(case, "verify", by=PEOPLE["village"], on=DAY, evidence=evidence)

    assert [reason.words.en for reason in decision.missing] == ["Missing: wages (yuan a year)."]


def test_an_opinion_is_told_anew_at_every_step_and_a_count_is_carried_over():
    case = brought_to(opened("exit", DAY), "approve", DAY)
    known = {key: casework.known_for(case, step, DAY) for key, step in case.process.steps.items()}

    assert case.evidence()["minutes"]
    assert not {"minutes", "votes_for", "acknowledged_by", "review_note", "housing_met"} & set().union(*known.values())
    assert known["verify_relapse"]["member_count"] == case.evidence()["member_count"]


def test_no_process_carries_the_words_of_one_office_into_the_form_of_another():
    offices = {}
    for process in [one for pack in policy.shipped_packs() for one in pack.processes.values()]:
        for step in process.steps.values():
            for key in step.evidence:
                offices.setdefault(key, set()).add(step.office)
    shared = {key for key, known in offices.items() if len(known) > 1}

    assert {key for key in shared if casework.BY_KEY[key].kind is Kind.TEXT and not casework.BY_KEY[key].anew} == set()


@pytest.mark.parametrize(
    ("process", "status", "may"),
    [
        ("exit", "poor", True),
        ("exit", "exited", False),
        ("identification", None, True),
        ("identification", "poor", False),
    ],
)
def test_a_case_that_the_status_forbids_is_known_before_anything_is_written(process, status, may):
    assert casework.may_begin(opened(process, DAY, status=status), on=DAY) is may


def test_a_reason_names_the_field_that_it_is_about():
    case = brought_to(opened("exit", DAY), "approve", DAY)
    missing = asked_for(case, "approve", DAY, review_note=None).missing

    assert [one.field for one in missing if one.check == "evidence"] == ["review_note"]


def test_who_has_to_leave_a_step_to_somebody_else_is_known_before_anything_is_written():
    case = brought_to(opened("exit", DAY), "approve", DAY)
    approve = casework.step_of(case, "approve")

    assert [words.en for words in casework.barred(case, approve, by=PEOPLE["village"], on=DAY)] == [
        "Whoever took a step of another office can't review it; somebody else must."
    ]
    assert casework.barred(case, approve, by=PEOPLE["township"], on=DAY) == ()
