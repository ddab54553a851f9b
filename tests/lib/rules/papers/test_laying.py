import pytest

from huiyin.kernel.text import Text
from huiyin.rules.papers import LANGUAGES, Part, Run, Wording, kinds, laid_out

CONSENT, NOTICE = kinds()["consent"], kinds()["notice"]
VALUES = {"household": "扎*", "village": Text("Qianduo", "前多村"), "process": Text("Exit", "贫困户退出")}
TIBETAN = Wording("བོད་ཡིག", "{household} བོད་ཡིག")


def laid(body, language="en", kind=CONSENT):
    return laid_out(kind, Wording("{process}", body), LANGUAGES[language], VALUES).parts


def test_a_blank_line_parts_paragraphs_and_a_line_stays_a_line():
    assert laid("a\nb  \n \n\nc\n") == (Part((Run("a\nb"),)), Part((Run("c"),)))


def test_lines_of_another_system_are_lines_too():
    assert laid("a\r\nb\r\n\r\nc") == (Part((Run("a\nb"),)), Part((Run("c"),)))


def test_a_value_of_both_languages_is_said_in_that_of_the_paper():
    assert laid("To {village}.") == (Part((Run("To "), Run("Qianduo", is_filled_in=True), Run("."))),)


def test_what_is_filled_in_in_another_script_knows_its_language():
    paper = laid_out(CONSENT, TIBETAN, LANGUAGES["bo"], VALUES)
    assert paper.title == (Run("བོད་ཡིག"),)
    assert paper.parts == (Part((Run("扎*", "zh-Hans", is_filled_in=True), Run(" བོད་ཡིག"))),)


def test_what_is_filled_in_in_the_script_of_the_paper_needs_no_language_of_its_own():
    assert laid("{household}", "zh-Hans") == (Part((Run("扎*", is_filled_in=True),)),)


def test_the_table_stands_between_the_lines_around_it():
    assert laid("a\n {list} \nb", kind=NOTICE) == (Part((Run("a"),)), Part((), is_table=True), Part((Run("b"),)))


def test_a_mark_without_a_value_is_an_error_of_the_caller():
    with pytest.raises(KeyError, match="hotline"):
        laid_out(kinds()["acknowledgement"], Wording("x", "{hotline}"), LANGUAGES["en"], VALUES)
