from datetime import date, timedelta

import pytest

from huiyin.followup.commitments import Matter, Part, State, Told, Why, days_before, is_time, why_remind, worded

ON = date(2016, 9, 14)
ONE = Matter("C-2016-0001", Why.OVERDUE)
OTHER = Matter("C-2016-0002", Why.DUE)


@pytest.mark.parametrize(
    ("state", "days", "part", "why"),
    [
        (State.UNDER_WAY, -1, Part.OWNER, Why.OVERDUE),
        (State.PLEDGED, 0, Part.OWNER, Why.DUE),
        (State.ACCEPTED, 7, Part.OWNER, Why.DUE),
        (State.ACCEPTED, 8, Part.OWNER, None),
        (State.SENT_BACK, 60, Part.OWNER, Why.RETURNED),
        (State.SENT_BACK, -1, Part.OWNER, Why.OVERDUE),
        (State.MISSED, -9, Part.OWNER, Why.RETURNED),
        (State.DELIVERED, -9, Part.OWNER, None),
        (State.DELIVERED, 9, Part.ACCEPTER, Why.VERDICT),
        (State.UNDER_WAY, -9, Part.ACCEPTER, None),
        (State.DECLINED, 9, Part.GIVER, Why.VERDICT),
        (State.EXPLAINED, -9, Part.GIVER, Why.VERDICT),
        (State.CLOSED, -9, Part.OWNER, None),
    ],
)
def test_each_part_is_reminded_of_what_waits_for_it(state, days, part, why):
    assert why_remind(state, ON + timedelta(days), part, on=ON) is why


def test_what_is_on_hold_is_nobody_s():
    assert why_remind(State.UNDER_WAY, ON - timedelta(1), Part.OWNER, on=ON, is_held=True) is None


@pytest.mark.parametrize(
    ("matters", "told", "due"),
    [
        ([], None, False),
        ([ONE], None, True),
        ([ONE], Told(ON, frozenset()), False),
        ([ONE], Told(ON - timedelta(1), frozenset({ONE.key})), False),
        ([ONE], Told(ON - timedelta(6), frozenset({ONE.key, OTHER.key})), False),
        ([ONE], Told(ON - timedelta(7), frozenset({ONE.key})), True),
        ([ONE, OTHER], Told(ON - timedelta(1), frozenset({ONE.key})), True),
        ([Matter(ONE.number, Why.VERDICT)], Told(ON - timedelta(1), frozenset({ONE.key})), True),
    ],
)
def test_somebody_is_reminded_of_what_is_new_and_of_the_same_after_a_week_at_most_once_a_day(matters, told, due):
    assert is_time(matters, told, on=ON) is due


def test_a_letter_holds_counts_numbers_and_addresses_in_both_languages():
    said = worded([ONE, OTHER], on=ON, address="https://fp.example/commitments/", stop="https://fp.example/stop/")

    assert said.subject.en == "Huiyin: 2 commitments wait for you"
    assert said.body.en == (
        "Overdue: 1 (C-2016-0001)\nDue within 7 days: 1 (C-2016-0002)\n\nhttps://fp.example/commitments/\n\n"
        "To get no more of these: https://fp.example/stop/"
    )
    assert said.short.zh == "回音：已逾期 1 件，7 天内到期 1 件。https://fp.example/commitments/"


def test_a_long_letter_names_ten_of_each_and_counts_the_rest():
    many = [Matter(f"C-2016-{number:04}", Why.OVERDUE) for number in range(1, 14)]
    assert worded(many, on=ON, address="", stop="").body.zh.startswith("已逾期：13 件（C-2016-0001、")
    assert "C-2016-0010、另 3 件）" in worded(many, on=ON, address="", stop="").body.zh


def test_one_is_no_plural():
    assert worded([ONE], on=ON, address="", stop="").subject.en == "Huiyin: 1 commitment waits for you"


def test_the_days_say_where_they_come_from():
    assert "Default of this software" in days_before(ON).source.title.en
