import pytest

from huiyin.followup.issuing import ACTS, Part, State, UnknownActError, act_of


def test_every_state_is_reached_by_an_act_but_the_first():
    assert {act.leads_to for act in ACTS.values()} - {None} == set(State)


def test_only_a_meeting_approves_and_nothing_is_issued_without_it():
    assert {act.key for act in ACTS.values() if act.by is Part.MEETING} == {"approve", "return"}
    assert [state for act in ACTS.values() if act.leads_to is State.ISSUED for state in sorted(act.comes_from)] == [
        State.APPROVED, State.REVISED,
    ]  # fmt: skip


def test_nothing_is_done_to_what_is_over():
    assert [act.key for act in ACTS.values() if {State.SUPERSEDED, State.WITHDRAWN} & act.comes_from] == []


def test_what_is_no_act_is_refused_with_all_there_are():
    with pytest.raises(UnknownActError, match="There is: write, consult, opine, answer, approve"):
        act_of("sign")
