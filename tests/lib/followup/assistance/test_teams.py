from datetime import date

import pytest

from huiyin.followup.assistance import Posted, standing, term_ends
from huiyin.policy import Verdict

ON = date(2016, 9, 14)
SINCE, UNTIL = date(2015, 10, 8), date(2017, 10, 7)
HEAD = Posted("first_secretary", SINCE, UNTIL)
MEMBER = Posted("member", SINCE, UNTIL)
LEFT = Posted("member", SINCE, UNTIL, left_on=date(2016, 3, 1))


@pytest.mark.parametrize(
    ("since", "until"), [(SINCE, UNTIL), (date(2016, 2, 29), date(2018, 2, 28)), (date(2016, 1, 1), date(2017, 12, 31))]
)
def test_a_term_lasts_two_years(since, until):
    assert term_ends(since) == until


def test_a_team_of_three_with_one_first_secretary_is_complete():
    told = standing([HEAD, MEMBER, MEMBER], on=ON)

    assert (told.there, told.is_complete) == (3, True)


@pytest.mark.parametrize(
    ("team", "said"),
    [
        ([HEAD, MEMBER, LEFT], ["2 of at least 3 people are posted."]),
        ([MEMBER, MEMBER, MEMBER], ["There is no first secretary."]),
        ([HEAD, HEAD, MEMBER], ["2 first secretaries are posted; there is one."]),
        ([], ["0 of at least 3 people are posted.", "There is no first secretary."]),
    ],
)
def test_what_a_team_lacks_is_said(team, said):
    assert [reason.words.en for reason in standing(team, on=ON).decision.missing] == said


def test_a_term_that_ran_out_is_asked_about_and_nobody_leaves_by_it():
    later = date(2018, 1, 1)
    told = standing([HEAD, MEMBER, MEMBER], on=later)

    assert (told.there, told.ran_out, told.is_complete) == (3, 3, False)
    assert [(one.verdict, one.words.en) for one in told.decision.reasons] == [
        (Verdict.QUESTION, "The terms of 3 ran out, the first on 2017-10-07.")
    ]


def test_the_last_day_counts_and_the_day_after_does_not():
    assert standing([LEFT], on=date(2016, 3, 1)).there == 1
    assert standing([LEFT], on=date(2016, 3, 2)).there == 0
