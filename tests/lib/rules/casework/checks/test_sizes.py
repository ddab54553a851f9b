from datetime import date

import pytest

from huiyin.policy import Verdict
from support.casework import asked_for, brought_to, opened

DAY = date(2016, 11, 1)


def said(given, past=None, village=None):
    case = brought_to(opened("exit", DAY, past_sizes=past or {}, village_sizes=village or {}), "verify", DAY)
    reasons = asked_for(case, "verify", DAY, **given).reasons
    return [(one.verdict, one.words.en) for one in reasons if one.check == "sizes_answered"]


@pytest.mark.parametrize(("now", "asked"), [(2, False), (2.01, True), (5, True)])
def test_land_of_more_than_twice_that_of_the_year_before_is_asked_about(now, asked):
    told = said({"farmland": now}, past={"farmland": {2014: 1.0}})

    assert (told[0][0] is Verdict.QUESTION) is asked
    assert told[-1][0] is (Verdict.MISSING if asked else Verdict.MET)


def test_the_question_names_the_year_both_numbers_and_the_times():
    assert said({"livestock": 16}, past={"livestock": {2014: 4}})[0] == (
        Verdict.QUESTION, "Livestock (head): rose from 4 in 2014 to 16, more than 2 times. How?",
    )  # fmt: skip


def test_an_answer_in_words_lets_it_pass_and_stays_beside_the_question():
    told = said({"farmland": 5, "size_answer": "流转三亩"}, past={"farmland": {2014: 1}}, village={"farmland": 2})

    assert [one for one, _ in told] == [Verdict.QUESTION, Verdict.QUESTION, Verdict.MET]


def test_the_village_is_no_measure_where_most_of_it_have_none():
    assert said({"orchard": 3}, village={"orchard": 0})[0][0] is Verdict.MET


def test_land_from_nothing_is_asked_about():
    assert said({"orchard": 3}, past={"orchard": {2013: 0}})[0][0] is Verdict.QUESTION


@pytest.mark.parametrize(("past", "asked"), [({2014: 5, 2015: 1}, False), ({2015: 1}, True), ({2016: 1}, False)])
def test_the_year_before_counts_first_then_the_year_itself_and_never_one_after_it(past, asked):
    told = said({"farmland": 5}, past={"farmland": past})  # the income is of 2015

    assert (told[0][0] is Verdict.QUESTION) is asked


def test_what_nobody_counted_is_no_question():
    assert said({}, past={"farmland": {2014: 1}}, village={"farmland": 1})[0][0] is Verdict.MET
