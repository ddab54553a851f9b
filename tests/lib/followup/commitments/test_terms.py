from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from huiyin.followup.commitments import KINDS, give, is_short, least_days
from huiyin.policy import Verdict
from support.promises import GIVEN_ON, PROMISE

TITLE = "Train 180 people of Sanhe township"


def said(title=TITLE, reason="", **more):
    decision = give(replace(PROMISE, **more), title=title, reason=reason)
    return [(one.verdict, one.field, one.words.en) for one in decision.reasons]


def test_a_promise_that_is_worded_well_is_given():
    assert said() == []


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"title": " "}, "title", "Say in one sentence what is promised."),
        ({"title": "x" * 121}, "title", "The title has 121 characters; 120 are allowed."),
        ({"title": "632725199003070035"}, "title", "Leave the ID number out of what you write: it is never needed"),
        ({"accepter": "unit"}, "accepter", "Whoever has to keep it can't also say whether it was kept"),
        ({"quantity": Decimal(0)}, "quantity", "The quantity must be more than nothing (0)."),
        ({"starts_on": date(2016, 9, 1)}, "starts_on", "It can't begin (2016-09-01) before it is given (2016-09-14)."),
        ({"due_on": GIVEN_ON}, "due_on", "It must be due (2016-09-14) after it begins (2016-09-14)."),
    ],
)
def test_what_is_wrong_is_named_at_its_field(more, field, words):
    found = said(**more)
    assert [(verdict, at) for verdict, at, _ in found] == [(Verdict.MISSING, field)]
    assert found[0][2].startswith(words)


@pytest.mark.parametrize(("kind", "least"), [("document", 5), ("rectification", 15), ("works", 60), ("training", 10)])
def test_a_term_shorter_than_its_class_allows_needs_a_reason_and_is_no_more_refused(kind, least):
    short = {"kind": kind, "due_on": GIVEN_ON + timedelta(least - 1)}
    words = (
        f"{least - 1} days are left for this; {least} are the least for {KINDS.label_of(kind).en}. "
        "Choose a later day, or say why it can't wait."
    )

    assert said(**short) == [(Verdict.MISSING, "due_on", words)]
    assert said(reason="The road closes with the first snow.", **short) == [(Verdict.QUESTION, "due_on", words)]
    assert said(kind=kind, due_on=GIVEN_ON + timedelta(least)) == []
    assert (is_short(replace(PROMISE, **short)), is_short(PROMISE)) == (True, False)


def test_the_least_term_says_where_it_comes_from():
    assert "Default of this software" in least_days("works", GIVEN_ON).source.title.en
