from datetime import date

import pytest

from support.casework import HELPER, PEOPLE, asked_for, brought_to, opened, taken, went_back

DAY = date(2016, 10, 10)


def said(decision):
    return [reason.words.en for reason in decision.missing]


@pytest.mark.parametrize(
    ("status", "may_apply", "may_exit"),
    [(None, True, False), ("removed", True, False), ("poor", False, True), ("planned_exit", False, True), ("relapsed", False, True), ("exited", False, False)],
)  # fmt: skip
def test_who_is_off_the_register_may_apply_and_who_is_poor_may_exit(status, may_apply, may_exit):
    assert asked_for(opened("identification", DAY, status=status), "apply", DAY).allowed is may_apply
    assert asked_for(opened("exit", DAY, status=status), "propose", DAY).allowed is may_exit


def test_no_helper_of_the_household_records_what_it_says():
    case = brought_to(opened("exit", DAY, helpers=frozenset({"first", HELPER})), "acknowledge", DAY)

    for helper in ("first", HELPER):
        assert said(asked_for(case, "acknowledge", DAY, by=helper)) == [
            "The household's helper can't record what the household says; somebody else must."
        ]
    assert asked_for(case, "acknowledge", DAY, by="anybody else").allowed


@pytest.mark.parametrize(
    ("means", "read_aloud", "witness", "allowed"),
    [
        ("signature", False, None, True),
        ("thumbprint", True, "a neighbour", True),
        ("thumbprint", False, "a neighbour", False),
        ("thumbprint", True, None, False),
        ("spoken", True, "a neighbour", True),
        ("spoken", True, "  ", False),
    ],
)
def test_without_a_signature_it_is_read_aloud_before_a_witness(means, read_aloud, witness, allowed):
    case = brought_to(opened("exit", DAY), "acknowledge", DAY)
    decision = asked_for(case, "acknowledge", DAY, acknowledgement_means=means, read_aloud=read_aloud, witness=witness)

    assert decision.allowed is allowed


def test_who_took_a_step_of_another_office_does_not_review():
    case = brought_to(opened("exit", DAY), "approve", DAY)

    assert asked_for(case, "approve", date(2016, 11, 1), by=PEOPLE["village"]).allowed is False
    assert asked_for(case, "approve", date(2016, 11, 1), by=PEOPLE["township"]).allowed is True


def test_what_was_undone_by_a_way_back_bars_nobody():
    case = brought_to(opened("exit", DAY), "verify", DAY)
    case = went_back(taken(case, "verify", DAY, by="moved to the township"), "appraised", DAY)
    case = brought_to_approval(case)

    assert asked_for(case, "approve", date(2016, 11, 1), by="moved to the township").allowed is True


def brought_to_approval(case):
    for step in ("verify", "acknowledge", "post_notice"):
        case = taken(case, step, DAY)
    return case


def test_only_a_household_that_had_left_poverty_returns_to_it():
    day = date(2021, 6, 1)
    monitored = {"decide": {"risk_kind": "marginal"}}
    case = brought_to(opened("monitoring", day, status=None), "relapse", day, monitored)

    assert said(asked_for(case, "relapse", date(2021, 9, 1))) == [
        "The household had not left poverty: it can't return to it."
    ]
    assert asked_for(case, "fall", date(2021, 9, 1)).allowed


def test_without_consent_nothing_is_matched():
    day = date(2021, 6, 1)

    assert said(asked_for(opened("monitoring", day), "discover", day, query_consent=False)) == [
        "The household did not agree that its data are matched."
    ]
