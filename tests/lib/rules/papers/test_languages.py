import pytest

from huiyin.kernel.documents import DocumentError
from huiyin.rules.papers.languages import LANGUAGES, language_of_page, read_languages


def test_the_languages_of_qinghai_are_there_with_their_own_names():
    assert {code: one.own for code, one in LANGUAGES.items()} == {
        "zh-Hans": "中文", "en": "English", "bo": "བོད་ཡིག", "mjg": "Mongghul", "ug": "ئۇيغۇرچە",
        "kk-Arab": "قازاقشا", "mn-Mong": "ᠮᠣᠩᠭᠣᠯ", "slr": "Salırça",
    }  # fmt: skip


def test_arabic_script_runs_from_the_right():
    assert [code for code, one in LANGUAGES.items() if one.direction == "rtl"] == ["ug", "kk-Arab"]


def test_what_has_no_layout_can_only_be_read_out():
    assert [code for code, one in LANGUAGES.items() if not one.has_papers] == ["mn-Mong", "slr"]


def test_where_no_place_says_which_it_uses_the_language_of_the_page_is_taken():
    assert [language_of_page(one).code for one in ("zh", "en")] == ["zh-Hans", "en"]


def test_a_direction_that_there_is_none_of_is_refused(tmp_path):
    path = tmp_path / "languages.yaml"
    path.write_text("xx: {own: x, label: {en: X, zh: 某}, direction: down, values: zh, papers: yes}\n")
    with pytest.raises(DocumentError, match=r"line 1, xx\.direction: found 'down'; write one of ltr, rtl"):
        read_languages(path)
