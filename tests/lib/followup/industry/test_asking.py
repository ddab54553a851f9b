from dataclasses import replace
from datetime import date

from huiyin.followup.industry import Due, Firm, Sign, Tie, signs_of

ON = date(2016, 9, 14)
ENDS = date(2018, 12, 31)
FIRM = Firm(date(2014, 5, 1), {2014: "running", 2015: "running"})


def tie(household=1, *, persons=3, poor=True, dues=None, ends=ENDS):
    return Tie(household, persons, poor, ends, dues or {2015: Due(1000_00, 1000_00)})


def told(firm):
    return {one.sign: one for one in signs_of(firm, ON) if one.sign is not Sign.UNTOLD}


def test_nothing_is_asked_of_a_firm_that_runs_pays_and_binds_a_poor_household():
    assert told(replace(FIRM, ties=(tie(), tie(2, poor=False)))) == {}


def test_a_firm_that_stopped_with_live_contracts_is_asked_what_becomes_of_the_households():
    closed = replace(FIRM, statuses={2015: "running", 2016: "closed"}, ties=(tie(dues={2016: Due(700_00, 200_00)}),))
    found = told(closed)[Sign.STOPPED]
    assert (found.since, found.until, found.fen) == (ON, ENDS, 500_00)
    assert found.words.en.startswith("It is closed, and 1 contracts go on; 500 yuan that they promise is not paid.")
    assert Sign.STOPPED not in told(replace(closed, ties=(tie(ends=date(2016, 9, 13)),)))


def test_what_was_promised_for_a_year_and_not_paid_shows_from_the_first_day_of_the_next():
    found = told(replace(FIRM, ties=(tie(dues={2015: Due(5_00, 5_00), 2016: Due(9_00, 2_00), 2017: Due(9_00, 0)}),)))
    assert (found[Sign.UNPAID].since, found[Sign.UNPAID].fen) == (date(2017, 1, 1), 7_00)


def test_what_one_got_too_much_pays_nothing_of_what_another_is_owed():
    ties = (tie(1, dues={2015: Due(5_00, 9_00)}), tie(2, dues={2015: Due(5_00, 1_00)}))
    assert told(replace(FIRM, ties=ties))[Sign.UNPAID].fen == 4_00


def test_the_same_for_households_of_different_sizes_is_asked_about_with_its_number_of_policy():
    ties = tuple(tie(number, persons=number, dues={2015: Due(400_00, 400_00)}) for number in range(1, 6))
    found = told(replace(FIRM, ties=ties))[Sign.SPLIT_EVENLY]
    assert (found.fen, found.parameter.key) == (2000_00, "contracts_alike_households")
    assert told(replace(FIRM, ties=ties[:4])) == {}
    assert told(replace(FIRM, ties=tuple(replace(one, persons=2) for one in ties))) == {}


def test_a_firm_without_a_poor_household_and_one_that_uses_households_loans_are_asked_about():
    found = told(replace(FIRM, ties=(tie(poor=False),), borrowed=50_000_00))
    assert (found[Sign.NO_POOR].until, found[Sign.BORROWED].fen) == (ENDS, 50_000_00)


def test_how_it_stood_is_asked_for_once_the_next_year_is_over_and_not_of_one_that_closed():
    (untold,) = signs_of(FIRM, ON)
    assert (untold.since, untold.words.en) == (date(2017, 1, 1), "Nobody said how it stood in 2016.")
    assert signs_of(replace(FIRM, statuses={}), ON)[0].since == date(2015, 1, 1)
    assert signs_of(replace(FIRM, statuses={2015: "closed"}), ON) == ()
