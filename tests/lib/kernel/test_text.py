import pytest

from huiyin.kernel.text import Text


def test_a_text_is_said_in_either_language():
    text = Text("poor", "贫困")
    assert (text.say("en"), text.say("zh"), str(text)) == ("poor", "贫困", "poor")


def test_a_text_within_a_text_is_said_in_the_same_language():
    filled = Text("{what} of {n}", "{n} 的{what}").fill(what=Text("share", "比重"), n=3)
    assert filled == Text("share of 3", "3 的比重")


def test_a_mark_without_a_value_is_an_error():
    with pytest.raises(KeyError, match="what"):
        Text("{what}", "{what}").fill()


def test_texts_are_joined_by_the_mark_of_each_language_and_a_word_stands_in_both():
    poor, left = Text("poor", "贫困"), Text("left", "脱贫")
    assert Text.join([poor, left]) == Text("poor, left", "贫困、脱贫")
    assert Text.join((one for one in (poor, "A")), "; ", "；") == Text("poor; A", "贫困；A")
    assert Text.join([poor]) == poor
    assert Text.join([]) == Text("", "")


def test_a_sentence_begins_with_a_capital_letter_and_keeps_its_other_letters():
    assert Text("poor of Zadoi", "贫困").sentence() == Text("Poor of Zadoi", "贫困")
    assert Text("", "").sentence() == Text("", "")
