from datetime import date, timedelta

import pytest

from huiyin.rules import casework
from huiyin.rules.casework import EarlierDayError, Known, PackNotInForceError, UnknownProcessError, WayBackError
from huiyin.rules.casework.ways import way_to
from support.casework import brought_to, opened, taken

DAY = date(2016, 10, 10)


def test_a_case_keeps_the_process_of_the_day_on_which_it_was_opened():
    before, after = opened("exit", date(2015, 12, 31)), opened("exit", date(2016, 1, 1))

    assert (before.pack, after.pack) == ("cn-2014", "cn-2016-west")
    assert ("acknowledge" in before.process.steps, "acknowledge" in after.process.steps) == (False, True)


def test_a_region_opens_cases_under_the_pack_that_it_names_while_that_is_in_force():
    assert opened("exit", date(2020, 12, 31), pack="cn-2016-central").pack == "cn-2016-central"
    with pytest.raises(PackNotInForceError, match="In force is cn-2021-monitoring"):
        opened("exit", date(2021, 1, 1), pack="cn-2016-central")


def test_a_process_that_the_pack_does_not_have_is_refused():
    with pytest.raises(
        UnknownProcessError,
        match="cn-2016-west has no process 'monitoring' on 2016-10-10. It has: county_exit, exit, identification, member_change, removal, village_exit",
    ):
        casework.open_case("monitoring", on=DAY, known=Known())
    with pytest.raises(UnknownProcessError, match="It has: none"):
        casework.open_case("exit", on=date(2013, 12, 31), known=Known())


def test_the_way_to_a_step_is_the_shortest_and_none_leads_backwards():
    process = opened("exit", DAY).process

    assert [step.key for step in way_to(process, "observed", process.steps["settle"])] == []
    assert [step.key for step in way_to(process, "approved", process.steps["relapse"])] == [
        "announce",
        "verify_relapse",
    ]
    assert way_to(process, "approved", process.steps["verify"]) == ()


def test_a_case_goes_back_to_where_it_was_and_nowhere_else():
    case = brought_to(opened("exit", DAY), "acknowledge", DAY)

    assert casework.states_behind(case) == ("proposed", "appraised")
    casework.check_way_back(case, "proposed")
    with pytest.raises(WayBackError) as refused:
        casework.check_way_back(case, "verified")
    assert refused.value.say("zh") == "该事项未曾处于“已核实”，或已办结。可退回至：已提出、已民主评议。"


def test_a_case_that_is_over_or_just_opened_goes_back_nowhere():
    over = taken(brought_to(opened("exit", DAY), "relapse", DAY), "relapse", date(2016, 12, 5))

    for case in (over, taken(opened("exit", DAY), "propose", DAY), opened("exit", DAY)):
        assert casework.states_behind(case) == ()
        with pytest.raises(WayBackError, match="It can go back to: none"):
            casework.check_way_back(case, "proposed")


def test_a_case_is_left_no_earlier_than_it_came_to_where_it_is():
    case = taken(opened("exit", DAY), "propose", DAY)

    casework.check_leaving_day(opened("exit", DAY), date(2016, 1, 1))
    casework.check_leaving_day(case, DAY)
    with pytest.raises(EarlierDayError) as refused:
        casework.check_leaving_day(case, DAY - timedelta(days=1))
    assert (
        refused.value.say("zh")
        == "办理日期 2016-10-09 早于上一步骤日期（2016-10-10），请填写 2016-10-10 或之后的日期。"
    )
