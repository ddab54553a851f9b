from datetime import date

import pytest

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Check, Verdict
from huiyin.rules.casework import step_of
from huiyin.rules.casework.asked import Asked, NotGivenError, told
from support.casework import PEOPLE, brought_to, opened

DAY = date(2016, 10, 10)


def asked(**evidence):
    case = brought_to(opened("exit", DAY), "verify", DAY)
    check = Check("income_stably_above_line", "poverty_line")
    return Asked(case, step_of(case, "verify"), check, PEOPLE["village"], DAY, evidence, policy.at(DAY, case.pack))


def test_evidence_of_the_step_comes_before_that_of_earlier_steps():
    assert asked(minutes="new").given("minutes") == "new"
    assert asked().whole("votes_for") == 20


def test_what_is_not_there_is_named():
    with pytest.raises(NotGivenError) as missing:
        asked().whole("wage_income")
    assert missing.value.key == "wage_income"


def test_a_word_is_no_number():
    with pytest.raises(NotGivenError):
        asked(wage_income="plenty").whole("wage_income")


def test_a_parameter_is_read_on_the_day_of_the_step_or_on_another():
    assert (asked().parameter().value, asked().parameter(date(2013, 12, 31)).value) == (2952, 2736)


def test_what_is_told_is_met_or_missing():
    words = Text("so", "如此")

    assert asked().told(words, met=True).check == "income_stably_above_line"
    assert told("order", words, met=False).verdict is Verdict.MISSING
