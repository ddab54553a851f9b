from collections import Counter

import pytest

from huiyin.records.fields import Kind
from huiyin.records.repairing import folded
from huiyin.records.sheets import SHEETS

LISTS = {field.codes.key: field.codes for sheet in SHEETS.values() for field in sheet.fields if field.codes}

SEVERAL = {field.codes.key for sheet in SHEETS.values() for field in sheet.fields if field.kind is Kind.CODES}


@pytest.mark.parametrize("key", LISTS)
def test_no_word_of_a_list_means_two_codes(key):
    meanings = {
        (folded(word), code.key)
        for code in LISTS[key].codes
        for word in (code.key, code.label.en, code.label.zh, *code.words)
    }
    assert [word for word, count in Counter(word for word, _ in meanings).items() if count > 1] == []


@pytest.mark.parametrize("key", LISTS)
def test_no_word_is_a_number(key):
    assert not [word for word in LISTS[key].words() if word.isdecimal()]


@pytest.mark.parametrize("key", SEVERAL)
def test_no_word_of_a_list_of_several_holds_what_separates_them(key):
    assert not [word for word in LISTS[key].words() if set(word) & set(",，、;；|")]
