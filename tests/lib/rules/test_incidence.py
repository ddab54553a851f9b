from datetime import date

import pytest

from huiyin.policy import UnknownParameterError, Verdict
from huiyin.rules.incidence import exit_by_incidence

DAY = date(2016, 12, 31)


@pytest.mark.parametrize(
    ("pack", "persons", "allowed"),
    [(None, 29, True), (None, 30, False), ("cn-2016-central", 19, True), ("cn-2016-central", 20, False)],
)
def test_the_incidence_lies_strictly_below_three_in_the_west_and_two_in_a_hundred_elsewhere(pack, persons, allowed):
    assert exit_by_incidence(persons=persons, households=9, population=1000, on=DAY, pack=pack).allowed is allowed


def test_one_household_more_or_less_is_asked_about_where_it_would_turn_the_decision():
    def verdicts(persons):
        return [
            one.verdict
            for one in exit_by_incidence(persons=persons, households=persons // 3, population=1000, on=DAY).reasons
        ]

    assert verdicts(24) == [Verdict.MET]
    assert verdicts(27) == [Verdict.MET, Verdict.QUESTION]
    assert verdicts(30) == [Verdict.MISSING, Verdict.QUESTION]
    assert verdicts(33) == [Verdict.MISSING]


@pytest.mark.parametrize(
    ("persons", "households", "population", "words"),
    [
        (0, 0, 0, "The rural population is 0: there is no share of it."),
        (11, 3, 10, "11 registered poor cannot be of 10 rural people."),
        (5, 6, 10, "5 persons cannot live in 6 households."),
        (5, 0, 10, "5 persons cannot live in 0 households."),
    ],
)
def test_figures_that_cannot_be_are_told_and_not_reckoned_with(persons, households, population, words):
    decision = exit_by_incidence(persons=persons, households=households, population=population, on=DAY)

    assert [reason.words.en for reason in decision.missing] == [words]


def test_nobody_exits_by_incidence_where_policy_knows_no_limit():
    with pytest.raises(UnknownParameterError):
        exit_by_incidence(persons=1, households=1, population=1000, on=date(2015, 12, 31))
