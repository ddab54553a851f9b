from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.meetings import Attended, Item, Meeting, conclude, correct

DAY = date(2016, 9, 14)
HELD = Meeting(
    DAY, "王国生", (Attended("王国生", "present"), Attended("郝鹏", "present"), Attended("省发改委", "observer")),
    (Item("report", "汇报", "听取并同意"), Item("document", "办法", "原则通过", has_document=True, outcome="approved")),
)  # fmt: skip


def missing(meeting, on=DAY):
    return [(reason.field, reason.words.en) for reason in conclude(meeting, on=on).missing]


def test_a_meeting_that_was_held_and_says_all_is_concluded():
    assert conclude(HELD, on=DAY).allowed


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"held_on": date(2016, 9, 15)}, "held_on", "It is held on 2016-09-15"),
        ({"chair": ""}, "chair", "Say who chaired it"),
        ({"chair": "王建军"}, "chair", "王建军 chaired it, and is not listed as present."),
        ({"attended": HELD.attended[:1]}, "attended", "Say who attended"),
        ({"items": ()}, "items", "Put at least one item"),
        ({"items": (Item("topic", "东西部扶贫协作"),)}, "items", "Say what was concluded about item 1: 东西部扶贫协作"),
        ({"items": (Item("document", "办法", "通过"),)}, "items", "Name the document of item 1"),
        ({"items": (Item("document", "办法", "通过", has_document=True),)}, "items", "Say what was resolved"),
    ],
)
def test_what_a_meeting_lacks_is_said_at_its_field(changes, field, words):
    (found,) = missing(replace(HELD, **changes))
    assert found[0] == field
    assert found[1].startswith(words)


def test_every_reason_is_given_and_not_the_first():
    assert [field for field, _ in missing(Meeting(date(2016, 9, 15), ""))] == ["held_on", "chair", "attended", "items"]


def test_a_correction_has_words_and_a_reason():
    assert correct(words="应为第2项", reason="笔误", longest_reason=300).allowed
    assert [one.field for one in correct(words="", reason="", longest_reason=300).missing] == ["words", "reason"]
