import doctest
from datetime import date

import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.planning.forecast import Outlook, outlook, words
from huiyin.policy import at

DUE, BEFORE, AFTER = date(2019, 12, 31), date(2017, 6, 1), date(2020, 1, 1)


@pytest.mark.parametrize(
    ("probability", "on", "word"),
    [
        (1, BEFORE, Outlook.DONE), (1, DUE, Outlook.DONE), (1, AFTER, Outlook.DONE),
        (0.999999, BEFORE, Outlook.LIKELY), (0.9, BEFORE, Outlook.LIKELY), (0.8999999, BEFORE, Outlook.CANT_TELL),
        (0.5, BEFORE, Outlook.CANT_TELL), (0.1000001, BEFORE, Outlook.CANT_TELL), (0.1, BEFORE, Outlook.UNLIKELY),
        (0.000001, BEFORE, Outlook.UNLIKELY), (0, BEFORE, Outlook.UNLIKELY), (0, DUE, Outlook.UNLIKELY),
        (0.95, DUE, Outlook.LIKELY), (0.95, AFTER, Outlook.CANT_TELL), (0.05, AFTER, Outlook.CANT_TELL),
        (0, AFTER, Outlook.MISSED),
    ],
)  # fmt: skip
def test_the_word_follows_the_probability_and_the_day(probability, on, word):
    assert outlook(probability, due_on=DUE, on=on) is word


def test_the_limits_are_parameters_of_policy_with_their_source():
    limits = [at(BEFORE).value(key) for key in ("forecast_likely", "forecast_unlikely")]
    assert [str(limit.value) for limit in limits] == ["0.9", "0.1"]
    assert all(limit.source.title.en.startswith("Default of this software") for limit in limits)


def test_the_words_are_those_that_officials_say():
    assert [(one.label.en, one.label.zh) for one in Outlook] == [
        ("done", "已完成"), ("likely", "可能完成"), ("can't tell", "尚不能判断"), ("unlikely", "可能未完成"),
        ("missed", "未完成"),
    ]  # fmt: skip


@pytest.mark.parametrize("probability", [-0.1, 1.1, float("nan")])
def test_what_is_no_probability_is_refused(probability):
    with pytest.raises(ParameterError, match=r"allowed: a number from 0 to 1\. 0\.9 is nine in ten\."):
        outlook(probability, due_on=DUE, on=BEFORE)


def test_the_example_gives_what_it_says():
    assert doctest.testmod(words).failed == 0
