from dataclasses import replace
from datetime import date

from huiyin.rules.casework import CLOSED, Done, Objection, Way
from support.casework import brought_to, opened, taken, went_back

DAY = date(2016, 10, 10)


def test_a_case_that_nothing_was_done_to_has_no_state():
    case = opened("exit", DAY)

    assert (case.state, case.since, case.is_over, case.standing) == (None, None, False, ())


def test_what_was_done_before_a_way_back_no_longer_counts():
    case = went_back(brought_to(opened("exit", DAY), "acknowledge", DAY), "appraised", date(2016, 10, 12))

    assert (case.state, case.since) == ("appraised", date(2016, 10, 12))
    assert [done.step for done in case.standing] == ["propose", "appraise"]
    assert case.last("verify") is None
    assert "wage_income" not in case.evidence()


def test_a_case_that_went_to_and_fro_counts_each_step_once_and_the_last_time():
    case = went_back(brought_to(opened("exit", DAY), "acknowledge", DAY), "appraised", date(2016, 10, 12))
    case = went_back(taken(case, "verify", date(2016, 10, 13), wage_income=14000), "proposed", date(2016, 10, 14))
    case = taken(taken(case, "appraise", date(2016, 10, 15)), "verify", date(2016, 10, 16), wage_income=16000)

    assert [(done.step, done.on.day) for done in case.standing] == [("propose", 10), ("appraise", 15), ("verify", 16)]
    assert case.evidence()["wage_income"] == 1600000


def test_a_case_that_was_given_up_is_closed_and_over():
    case = brought_to(opened("exit", DAY), "verify", DAY)
    closed = replace(case, done=(*case.done, Done(CLOSED, DAY, "somebody", way=Way.CLOSE)))

    assert (closed.state, closed.is_over) == (CLOSED, True)
    assert [done.step for done in closed.standing] == ["propose", "appraise"]


def test_an_objection_that_states_a_fact_stops_the_clock_from_its_filing_until_the_day_before_its_answer():
    case = replace(opened("exit", DAY), objections=(Objection(DAY, True, date(2016, 10, 13)),))

    assert sorted(day.day for day in case.stopped(date(2016, 12, 31))) == [10, 11, 12]


def test_an_objection_that_states_none_or_is_not_triaged_stops_nothing():
    case = replace(opened("exit", DAY), objections=(Objection(DAY, False), Objection(DAY)))

    assert case.stopped(date(2016, 12, 31)) == frozenset()
    assert all(objection.is_open(date(2016, 12, 31)) for objection in case.objections)
