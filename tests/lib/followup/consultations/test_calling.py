from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from huiyin.followup.consultations import decide_call, decide_close, decide_raise
from support.consulting import CALLED, RAISED, RAISED_ON


def said(decision):
    return [(reason.field, reason.words.en) for reason in decision.missing]


def test_a_consultation_is_called_for_a_year_of_a_running_round_with_days_in_order():
    assert said(decide_call(CALLED, on=RAISED_ON)) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"year": 2015}, "year", "The round begins in 2016; a consultation of 2015 lies outside it."),
        ({"round_is_closed": True}, "round", "The round is closed."),
        ({"is_consulted": True}, "place_code", "Places of it are consulted in 2016 already; nothing is asked twice."),
        ({"needs_by": RAISED_ON}, "needs_by", "Needs are raised until a day after today, and answered until a day after that."),
        ({"answers_by": date(2016, 4, 30)}, "answers_by",
         "Needs are raised until a day after today, and answered until a day after that."),
    ],
)  # fmt: skip
def test_what_stands_against_calling_one_is_said_at_its_field(changes, field, words):
    assert said(decide_call(replace(CALLED, **changes), on=RAISED_ON)) == [(field, words)]


def test_a_need_is_raised_before_a_paired_unit_while_there_is_time():
    assert said(decide_raise(RAISED, on=RAISED_ON)) == []
    assert said(decide_raise(replace(RAISED, quantity=None, unit=""), on=RAISED_ON)) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"is_open": False}, ""), ({"needs_by": date(2016, 3, 1)}, ""), ({"is_paired": False}, "asked"),
        ({"is_asked": True}, "title"), ({"title": " "}, "title"), ({"what": "账号 6222020200112233442"}, "what"),
        ({"kind": "luck"}, "kind"), ({"quantity": Decimal(0)}, "quantity"), ({"unit": ""}, "quantity"),
        ({"quantity": None}, "quantity"),
    ],
)  # fmt: skip
def test_what_stands_against_a_need_is_said_at_its_field(changes, field):
    assert [at for at, _words in said(decide_raise(replace(RAISED, **changes), on=RAISED_ON))] == [field]


def test_a_consultation_is_closed_once_every_need_is_settled():
    assert said(decide_close(is_open=True, waiting=0)) == []
    assert said(decide_close(is_open=True, waiting=3)) == [
        ("", "Needs that still wait for an answer or for an agreement: 3. Settle each of them first.")
    ]
    assert said(decide_close(is_open=False, waiting=0)) == [("", "The consultation is closed.")]
