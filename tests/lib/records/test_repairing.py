import pytest

from huiyin.records.repairing import (
    folded,
    forbidden_character,
    not_of_a_name,
    repaired_name,
    repaired_sign,
    repaired_text,
)


@pytest.mark.parametrize(
    ("written", "value", "repairs"),
    [
        ("扎西", "扎西", ()),
        ("'0012", "0012", ("apostrophe",)),
        (" 扎西\u3000", "扎西", ("blanks",)),
        ("一组\n二组", "一组 二组", ("blanks",)),
        ("\ufeff扎西\u200b", "扎西", ("blanks",)),
        ("e\u0301", "é", ()),
    ],
)
def test_a_text_loses_what_typing_and_excel_added(written, value, repairs):
    assert repaired_text(written) == (value, repairs)


def test_a_sign_becomes_half_width_and_a_free_text_does_not():
    assert repaired_sign("１２３，Ａ") == ("123,A", ("full_width",))
    assert repaired_text("１２３，Ａ") == ("１２３，Ａ", ())


@pytest.mark.parametrize("written", ["扎西•多杰", "扎西・多杰", "扎西.多杰", "扎西。多杰", "扎西 · 多杰"])
def test_the_dots_of_a_name_are_made_alike(written):
    assert repaired_name(written) == ("扎西·多杰", ("name_dot",))


def test_two_spellings_of_one_word_are_folded_to_one():
    assert folded(" Ｙ ES ") == folded("yes") == "yes"


@pytest.mark.parametrize(("text", "found"), [("扎西", None), ("扎\u202e西", "U+202E"), ("扎\ufffd", "U+FFFD")])
def test_the_first_character_that_no_text_may_hold_is_named(text, found):
    assert forbidden_character(text) == found


@pytest.mark.parametrize(
    ("name", "found"), [("扎西·多杰", None), ("Zhaxi O’Neil", None), ("扎西2", "2"), ("扎西（户主）", "（")]
)
def test_the_first_character_that_no_name_may_hold_is_named(name, found):
    assert not_of_a_name(name) == found
