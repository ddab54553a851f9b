from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.relocation import Told, decide_follow_up, next_follow_up, open_follow_up

MOVED = date(2016, 10, 1)
FOUND = Told(date(2017, 4, 3), labour=2, jobs=1, income=3_400_00, school="all", clinic="near", lives="stays")


def against(found=FOUND, told=(), moved=MOVED, on=date(2019, 1, 1)):
    decision = decide_follow_up(moved, told, persons=4, found=found, on=on)
    return {reason.field or reason.check: reason.words.en for reason in decision.missing}


def test_a_household_is_asked_after_6_12_and_24_months():
    told, days = [], []
    while one := next_follow_up(MOVED, told):
        told.append(one.months)
        days.append(one.on.isoformat())
    assert (told, days) == ([6, 12, 24], ["2017-04-01", "2017-10-01", "2018-10-01"])


@pytest.mark.parametrize(
    ("on", "told", "months"),
    [
        (date(2017, 3, 1), (), None),  # a month and a day early
        (date(2017, 3, 2), (), 6),
        (date(2017, 8, 31), (), 6),
        (date(2017, 9, 1), (), 12),  # what was never asked after six months can't be told any more
        (date(2017, 9, 1), (6,), 12),
        (date(2017, 9, 1), (12,), None),
        (date(2019, 1, 1), (12,), 24),
        (date(2019, 1, 1), (24,), None),
    ],
)
def test_an_answer_is_about_the_latest_time_that_has_come(on, told, months):
    found = open_follow_up(MOVED, told, on)
    assert (found.months if found else None) == months


def test_an_answer_says_who_works_what_comes_in_and_where_the_household_lives():
    assert against() == {}
    empty = Told(date(2017, 4, 3), None, None, None, "", "", "")
    assert set(against(empty)) == {"labour", "income", "school", "clinic", "lives"}
    assert against(replace(FOUND, labour=5))["labour"] == "Say how many members can work: 0 to 4."
    assert against(replace(FOUND, jobs=3))["jobs"] == "Say how many of them have work: 0 to 2."


def test_who_went_back_says_why():
    assert set(against(replace(FOUND, lives="went_back"))) == {"note"}
    assert against(replace(FOUND, lives="went_back", note="草场在原址")) == {}
    assert set(against(replace(FOUND, note="632725199003070035"))) == {"note"}


def test_an_answer_comes_neither_before_its_time_nor_twice_nor_tomorrow():
    assert against(replace(FOUND, on=date(2016, 12, 1)))["on"] == (
        "The next follow-up is due on 2017-04-01; this is too early."
    )
    assert "All follow-ups" in against(told=(24,))["on"]
    assert "on" in against(on=date(2017, 4, 2))
    assert set(against(moved=None)) == {"moved"}
