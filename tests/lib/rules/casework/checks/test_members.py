from datetime import date

import pytest

from huiyin.records import codes
from huiyin.rules.casework import JOINING, RETURN, Member
from huiyin.rules.casework.words import MEMBER_CHANGE
from support.casework import asked_for, opened

DAY = date(2016, 8, 20)
LEAVING = sorted(set(MEMBER_CHANGE.keys()) - JOINING)
NEW = sorted(JOINING - {RETURN})


def missing(case, **evidence):
    return [reason.words.en for reason in asked_for(case, "report", DAY, **evidence).missing]


@pytest.mark.parametrize("kind", NEW)
def test_whoever_is_new_is_described_whatever_brings_them(kind):
    undescribed = {"member_birth_date": None, "member_sex": None, "member_relation": None}

    assert missing(opened("member_change", DAY), member_change=kind, **undescribed) == [
        "Missing: born on.", "Missing: sex.", "Missing: relation to the head.",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", LEAVING)
def test_whoever_leaves_needs_no_more_than_the_name_whatever_takes_them(kind):
    nothing_more = {"member_birth_date": None, "member_sex": None, "member_relation": None}

    assert missing(opened("member_change", DAY), member_change=kind, member_name=" 扎西 ", **nothing_more) == []


def test_two_of_one_name_are_told_by_the_birth_date():
    twice = (Member(1, "扎西", date(1970, 1, 1)), Member(2, "扎西", date(1999, 9, 9)))
    case = opened("member_change", DAY, members=twice)
    leaving = {"member_change": "death", "member_name": "扎西"}

    assert missing(case, **leaving, member_birth_date=None) == ["Several have this name: give the birth date."]
    assert missing(case, **leaving, member_birth_date=date(1999, 9, 9)) == []


def test_no_relation_but_that_of_the_head_is_refused():
    refused = [
        one.key for one in codes.RELATION.codes if missing(opened("member_change", DAY), member_relation=one.key)
    ]  # fmt: skip

    assert refused == ["head"]


def test_nobody_joins_before_they_are_born():
    joining = {"member_change": "moved_in", "changed_on": date(2016, 8, 20)}

    assert missing(opened("member_change", DAY), **joining, member_birth_date=date(2016, 8, 20)) == []
    assert missing(opened("member_change", DAY), **joining, member_birth_date=date(2016, 8, 21)) == [
        "Nobody joins before they are born."
    ]
