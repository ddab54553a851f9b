from dataclasses import replace
from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given as for_all

from huiyin.followup.publicising import (
    CLEARS,
    LEADS_TO,
    Act,
    Given,
    Piece,
    State,
    decide,
    is_late,
    open_to,
    propose,
)

ON = date(2016, 9, 20)
PIECE = Piece(State.PROPOSED, "user:1", "group", "finance")
CLEARED = replace(PIECE, state=State.CLEARED, cleared_on=ON - timedelta(3))
OUT = replace(CLEARED, state=State.PUBLISHED)
TERMS = {
    "topic": "产业扶贫", "words": "一村一品", "outlet": "示范日报", "outlet_kind": "newspaper", "audience": "public", "planned": ON,
    "on": ON,
}  # fmt: skip


def reasons(piece, act, *, key="user:2", office="group", **given):
    return [
        (one.field, one.words.en)
        for one in decide(piece, act, key=key, office=office, on=ON, given=Given(**given)).missing
    ]


def test_a_piece_is_proposed_with_topic_words_outlet_audience_and_a_day_to_come():
    assert propose(**TERMS).allowed
    wrong = propose(**TERMS | {"topic": " ", "audience": "aliens", "planned": ON - timedelta(1)})
    assert [one.field for one in wrong.missing] == ["topic", "audience", "planned_on"]


@pytest.mark.parametrize(
    ("key", "office", "allowed"),
    [("user:2", "finance", True), ("user:1", "finance", False), ("user:2", "group", False)],
)
def test_it_is_cleared_by_somebody_of_the_clearing_office_who_did_not_propose_it(key, office, allowed):
    assert decide(PIECE, Act.CLEAR, key=key, office=office, on=ON, given=Given()).allowed is allowed


def test_nothing_is_published_that_was_not_cleared_and_only_with_its_day_and_reference():
    words = "It is waits for clearance; this can't be done now."
    assert reasons(PIECE, Act.PUBLISH, on=ON, reference="第3版")[0] == ("", words)
    assert reasons(CLEARED, Act.PUBLISH, on=ON, reference="第3版") == []
    assert [field for field, _ in reasons(CLEARED, Act.PUBLISH)] == ["reference", "on"]
    assert [field for field, _ in reasons(CLEARED, Act.PUBLISH, on=ON - timedelta(4), reference="第3版")] == ["on"]


def test_a_correction_says_what_and_why_and_leaves_the_piece_published():
    assert [field for field, _ in reasons(OUT, Act.CORRECT)] == ["words", "reason"]
    assert reasons(OUT, Act.CORRECT, words="应为 12 户", reason="数字误排") == []
    assert LEADS_TO[Act.CORRECT] is State.PUBLISHED
    assert reasons(OUT, Act.DROP, reason="误发") != []


def test_it_is_late_when_it_is_not_out_on_its_day():
    before = ON - timedelta(1)
    assert [is_late(state, before, ON) for state in (State.PROPOSED, State.CLEARED, State.PUBLISHED, State.DROPPED)] == [
        True, True, False, False,
    ]  # fmt: skip
    assert not is_late(State.PROPOSED, ON, ON)


@for_all(st.lists(st.tuples(st.sampled_from(Act), st.sampled_from(["user:1", "user:2"]), st.sampled_from(["group", "finance"])),
                  max_size=12))  # fmt: skip
def test_whatever_is_done_in_whatever_order_what_is_out_was_cleared_by_another(steps):
    piece, clearer = PIECE, ""
    given = Given("words", "why", "page 3", ON)
    for act, key, office in steps:
        if decide(piece, act, key=key, office=office, on=ON, given=given).allowed:
            assert act in open_to(piece, key=key, office=office)
            clearer = key if act in CLEARS else clearer
            piece = replace(
                piece, state=LEADS_TO[act], cleared_on=ON if act is Act.CLEAR else piece.cleared_on,
                proposer=key if act is Act.REVISE else piece.proposer,
            )  # fmt: skip
        assert piece.state is not State.PUBLISHED or (piece.cleared_on is not None and clearer != piece.proposer)
