from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin import policy
from huiyin.followup.visits import FOUND, NEEDS, NOBODY, Due, Report, next_visit, problems_of, rhythm_on
from huiyin.policy import shipped_packs

ON = date(2016, 9, 14)
RHYTHM = rhythm_on(ON)


def due(status="poor", seen_on=None, agreed_on=None):
    return next_visit(RHYTHM, status=status, seen_on=seen_on, agreed_on=agreed_on)


def told(**more):
    return Report(**{"visited_on": ON, "found": "same"} | more)


def said(**more):
    return [problem.en for problem in problems_of(told(**more), on=ON)]


def test_a_household_that_nobody_saw_is_due_at_once_and_is_never_late():
    found = due(agreed_on=date(2020, 1, 1))
    assert (found.on, found.is_due(ON), found.days_late(ON), found.why.en) == (None, True, 0, "never seen yet")


@pytest.mark.parametrize(
    ("status", "owed_on", "why"),
    [
        ("poor", date(2016, 8, 31), "4 visits a year"),
        ("planned_exit", date(2016, 8, 31), "4 visits a year"),
        ("exited", date(2016, 8, 31), "4 visits a year"),
        ("relapsed", date(2016, 7, 1), "12 visits a year"),
    ],
)
def test_a_household_is_due_a_quarter_after_it_was_seen_and_a_month_after_where_it_returned_to_poverty(
    status, owed_on, why
):
    found = due(status, seen_on=date(2016, 6, 1))
    assert (found.on, found.why.en) == (owed_on, why)


def test_what_was_agreed_brings_a_visit_forward_and_never_back():
    seen, owed = date(2016, 6, 1), date(2016, 8, 31)
    assert due(seen_on=seen, agreed_on=date(2016, 8, 30)).on == date(2016, 8, 30)
    assert due(seen_on=seen, agreed_on=date(2016, 8, 30)).why.zh == "与家庭约定"
    assert due(seen_on=seen, agreed_on=owed).why.en == "4 visits a year"
    assert due(seen_on=seen, agreed_on=date(2016, 9, 30)).on == owed


def test_a_visit_is_due_from_its_day_on_and_late_from_the_day_after():
    found = Due(ON, FOUND.label)
    assert [found.is_due(ON + timedelta(days=d)) for d in (-1, 0, 1)] == [False, True, True]
    assert [found.days_late(ON + timedelta(days=d)) for d in (-1, 0, 1, 9)] == [0, 0, 1, 9]


@given(st.dates(date(2011, 1, 1), date(2030, 1, 1)), st.none() | st.dates(date(2011, 1, 1), date(2030, 1, 1)))
def test_no_agreement_makes_a_household_wait_longer_than_it_is_owed(seen_on, agreed_on):
    assert due(seen_on=seen_on, agreed_on=agreed_on).on <= due(seen_on=seen_on).on


def test_a_visit_of_today_is_taken():
    assert said() == []
    assert said(found=NOBODY, note="门锁着", next_on=ON + timedelta(days=1)) == []
    assert said(needs=NEEDS.keys(), agreed="报名培训", next_on=ON + timedelta(days=365)) == []


def test_a_visit_of_31_days_ago_is_taken_and_one_of_32_is_not():
    assert said(visited_on=ON - timedelta(days=31)) == []
    assert said(visited_on=ON - timedelta(days=32)) == [
        "The visit was 32 days ago; a visit is recorded within 31 days. Tell your office why it was not."
    ]


def test_a_visit_of_tomorrow_is_not_taken():
    assert said(visited_on=ON + timedelta(days=1)) == [
        "The visit lies in the future (2016-09-15); give the day on which you were there."
    ]


def test_the_next_visit_comes_after_this_one_and_within_a_year():
    assert said(next_on=ON) == ["The next visit (2016-09-14) must come after this one."]
    assert said(next_on=ON + timedelta(days=366)) == ["The next visit (2017-09-15) is more than a year away."]


@pytest.mark.parametrize("more", [{"needs": ("work",)}, {"agreed": "报名培训"}])
def test_with_nobody_met_nothing_was_said_or_agreed(more):
    (problem,) = said(found=NOBODY, **more)
    assert problem.startswith("Nobody was met, so nobody can have said a need")


@pytest.mark.parametrize(
    "written", ["632722198404300045", "身份证 63272219840430004X。", "６３２７２２１９８４０４３０００４５"]
)
def test_an_id_number_is_not_taken_in_any_words(written):
    assert len(said(agreed=written)) == len(said(note=written)) == 1


def test_a_telephone_number_is_not_taken_either():
    told = "Leave ID numbers and telephone numbers out of what you write: they are never needed here."
    assert said(note="女儿电话 138 0013 8765") == [told]


def test_a_longer_number_is_no_id_number():
    assert said(note="户编号 6321261002000003，卡 6321261002000003000") == []


def test_every_reason_is_named_at_once():
    assert len(said(visited_on=ON + timedelta(days=2), next_on=ON, note="632722198404300045")) == 3


@pytest.mark.parametrize("key", ["visits_a_year", "visits_a_year_returned", "visit_told_within", "supervision_hotline"])
@pytest.mark.parametrize("pack", [pack for pack in shipped_packs() if pack.predecessor], ids=lambda pack: pack.key)
def test_whatever_pack_is_in_force_says_how_visits_are_owed_and_where_each_number_is_from(pack, key):
    found = policy.at(pack.until or date(2026, 11, 28), pack.key).value(key)
    assert found.value > 0
    assert found.source.title.en


def test_with_nobody_met_nobody_said_what_became_of_a_promise():
    assert said(kept="partly") == []
    (refusal,) = said(found=NOBODY, kept="partly")
    assert refusal.startswith("Nobody was met, so nobody can have said a need, what became of a promise, or agreed")
