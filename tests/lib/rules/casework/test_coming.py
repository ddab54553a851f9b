"""Safe drinking water is asked from 23 June 2019: a case opened before says so as soon as it holds."""

from datetime import date

import pytest

from huiyin.rules import casework
from support.casework import asked_for, brought_to, opened, taken, went_back

OPENED, BEFORE, SINCE = date(2019, 6, 10), date(2019, 6, 22), date(2019, 6, 23)
BACK = (
    "Since 2019-06-23 this is asked, too: safe drinking water. It was not verified, and no step before the decision "
    "asks for it: send the case back to “appraised” and verify it again."
)


def at(step):
    return brought_to(opened("exit", OPENED), step, OPENED)


def said(case, on=SINCE):
    return [words.en for words in casework.new_criteria(case, on)]


@pytest.mark.parametrize(
    ("step", "asking"),
    [
        ("appraise", "verification"),
        ("verify", "verification"),
        ("acknowledge", "acknowledgement by the household"),
    ],
)
def test_a_case_says_so_from_the_day_on_with_the_step_that_asks_for_it(step, asking):
    case = at(step)
    words = f"Since 2019-06-23 this is asked, too: safe drinking water. The step “{asking}” asks for it."
    assert (said(case, BEFORE), said(case)) == ([], [words])


@pytest.mark.parametrize("step", ["post_notice", "approve", "announce"])
def test_where_no_step_asks_for_it_any_more_the_way_back_is_named_and_leads_on(step):
    case = at(step)
    assert said(case, date(2019, 7, 9)) == [BACK]

    again = went_back(case, "appraised", date(2019, 7, 9))
    again = taken(again, "verify", date(2019, 7, 9))
    assert said(again, date(2019, 7, 9)) == []


def test_proven_when_the_household_acknowledges_it_is_approved_without_a_way_back():
    case = taken(taken(at("acknowledge"), "acknowledge", SINCE), "post_notice", SINCE)

    assert said(case, date(2019, 7, 1)) == []
    assert asked_for(case, "approve", date(2019, 7, 1)).allowed


def test_where_it_is_not_met_the_step_is_refused():
    decision = asked_for(at("acknowledge"), "acknowledge", SINCE, water_met=False)
    assert [reason.words.en for reason in decision.missing] == ["Safe drinking water: not met."]


def test_left_empty_it_is_missing_beside_its_field():
    decision = asked_for(at("acknowledge"), "acknowledge", SINCE, water_met=None, water_proof=None)
    assert [reason.field for reason in decision.missing] == ["water_met", "water_proof"]


@pytest.mark.parametrize("step", ["verify", "acknowledge"])
def test_answered_before_it_comes_into_force_it_is_kept_and_counts_from_its_day(step):
    early = taken(at(step), step, BEFORE, water_met=True, water_proof="井水检测报告")
    case = brought_to(early, "approve", BEFORE)

    assert early.evidence()["water_met"] is True
    assert said(case, date(2019, 7, 9)) == []
    assert asked_for(case, "approve", date(2019, 7, 9)).allowed


def test_answered_early_it_needs_its_proof_and_what_is_not_met_yet_refuses_nothing():
    half = asked_for(at("verify"), "verify", BEFORE, water_met=True)

    assert [reason.field for reason in half.missing] == ["water_proof"]
    assert asked_for(at("verify"), "verify", BEFORE, water_met=False, water_proof="无").allowed


def test_an_exit_that_is_announced_or_was_opened_later_says_nothing():
    assert said(at("settle"), date(2019, 7, 9)) == []
    assert said(brought_to(opened("exit", SINCE), "appraise", SINCE), date(2019, 7, 9)) == []
