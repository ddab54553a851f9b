import pytest

from huiyin.followup.consultations import ACTS, OVER, Part, State, UnknownActError, act_of


def test_every_state_is_reached_by_an_act():
    assert {act.leads_to for act in ACTS.values()} == set(State)


def test_only_the_unit_answers_and_only_the_place_agrees():
    assert {act.key for act in ACTS.values() if act.by is Part.UNIT} == {"promise", "promise_part", "decline"}
    assert [act.by for act in ACTS.values() if act.leads_to is State.AGREED] == [Part.PLACE]


def test_nothing_is_done_to_a_need_that_is_over():
    assert [act.key for act in ACTS.values() if OVER & act.comes_from] == []


def test_what_is_no_act_is_refused_with_all_there_are():
    with pytest.raises(UnknownActError, match="There is: promise, promise_part, decline, agree"):
        act_of("sign")
