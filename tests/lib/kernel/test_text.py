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
