import pytest

from huiyin.followup.commitments import ACTS, Part, State, UnknownActError, act_of


def test_every_state_can_be_reached_and_left_but_a_withdrawn_promise_stays_so():
    reached = {act.leads_to for act in ACTS.values()} | {State.PLEDGED}
    left = {state for act in ACTS.values() if act.leads_to for state in act.comes_from}

    assert set(State) - reached == {None} - {None}
    assert set(State) - left == {State.WITHDRAWN}


def test_what_judges_its_owner_is_never_the_owner_s_to_do():
    assert [act.key for act in ACTS.values() if act.apart and Part.OWNER in act.by] == []
    assert {act.key for act in ACTS.values() if act.apart} == {
        "verify", "send_back", "miss", "hold", "postpone", "reopen",
    }  # fmt: skip


def test_an_unknown_act_is_refused_with_all_there_are():
    with pytest.raises(
        UnknownActError,
        match="'close'.*accept, decline, hand_over, report, prove, remark, remind, assign, deliver, verify",
    ):
        act_of("close")
