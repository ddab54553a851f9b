import pytest

from huiyin.followup.wording import Words, check_words, missing, names_a_person
from huiyin.kernel.text import Text


@pytest.mark.parametrize(
    ("said", "longest", "words"),
    [
        (" ", 10, ["This has to be said."]),
        ("eleven sign", 10, ["11 characters; 10 are allowed."]),
        ("电话13800138765", 60, ["Leave numbers of people out (IDs, mobile telephones, accounts): they are never needed here."]),
        ("青扶组〔2016〕12号", 60, []),
    ],
)  # fmt: skip
def test_words_are_there_short_enough_and_without_anybody_s_number(said, longest, words):
    assert [reason.words.en for reason in check_words([Words("title", said, longest)])] == words


def test_what_may_be_left_out_may_be_empty():
    assert list(check_words([Words("note", "", 5, needed=False)])) == []


def test_an_office_s_telephone_is_nobody_s_number():
    assert [names_a_person(one) for one in ("0971-6303265", "138 0013 8765", "632725199003070035")] == [
        False, True, True,
    ]  # fmt: skip


def test_a_reason_stands_at_its_field():
    assert missing("title", Text("a", "甲")).field == "title"
