"""Numbers of people are found however they are written, and no other numbers are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.records.fields import Mask
from huiyin.records.personal_numbers import Found, holds_an_id, numbers_in

ID, OLD_ID, PHONE, CARD = "632722198404300045", "632722840430004", "13800001234", "6222022222222222225"
SEPARATORS = (
    "", " ", "  ", "-", " - ", ".", "/", ",", "\n", "\r\n", "\t", "\u00a0", "\u3000", "\u200b", "\u00ad", "‐", "–", "—", "－",
    "·", "．", "，", "／", "_", "*", ")", "~", "|", "\ufe0f\u20e3",
)  # fmt: skip
SCRIPTS = (
    "0123456789",
    "０１２３４５６７８９",
    "〇一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "༠༡༢༣༤༥༦༧༨༩",
    "٠١٢٣٤٥٦٧٨٩",
)


def kinds(text):
    return [(one.kind, one.signs) for one in numbers_in(text)]


@given(
    st.sampled_from([(ID, Mask.ID), (OLD_ID, Mask.ID), (PHONE, Mask.PHONE), (CARD, Mask.ACCOUNT)]),
    st.sampled_from(SEPARATORS), st.sampled_from(SCRIPTS), st.integers(1, 8),
    st.sampled_from(["", "一社 ", "电话：", "ID", "王家社一："]), st.sampled_from(["", "abc", "的人", "。", "，二社"]),
)  # fmt: skip
def test_a_number_is_found_with_every_separator_and_in_every_script(number, between, script, size, before, behind):
    signs, kind = number
    pieces = [signs[at : at + size] for at in range(0, len(signs), size)]
    written = between.join(pieces).translate(str.maketrans("0123456789", script))
    if between in {",", "，"} and size == 3 and signs != ID:
        return  # an amount is written so

    found = list(numbers_in(before + written + behind))

    assert found == [Found(kind, signs, len(before), len(before) + len(written))]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("632722.19840430.004X", "63272219840430004X"),
        ("63272219840430004ｘ代", "63272219840430004X"),
        ("63272219840430004511", "63272219840430004511"),  # a disability certificate
        ("632722-1984-04-30-0045", ID),
        ("632,722,198,404,300,045", ID),
        ("+86 138 0000 1234", "8613800001234"),
        ("８６１３８００００１２３４", "8613800001234"),
        ("王家社一，632722 19840430 0045", ID),
        ("(138)00001234", PHONE),
        ("2016年138-0000-1234", PHONE),
        ("2016-05-04 138 0000 1234", PHONE),
        ("0975-88123456", "097588123456"),
    ],
)
def test_what_is_found_is_read_as_its_figures(text, signs):
    assert [one.signs for one in numbers_in(text)] == [signs]


def test_several_numbers_are_told_apart():
    assert kinds("632722 19840430 0045、138 0000 1234") == [(Mask.ID, ID), (Mask.PHONE, PHONE)]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from("-./ "), st.sampled_from("至, ~-"))
def test_days_are_nobodys_numbers(day, between, to):
    written = f"{day.year}{between}{day.month:02}{between}{day.day:02}"
    assert kinds(f"{written}{to}{written}") == []


@given(st.integers(0, 10**15 - 1), st.integers(0, 99))
def test_amounts_are_nobodys_numbers(whole, cents):
    assert kinds(f"共{whole:,}.{cents:02}元") == []
    assert kinds(f"{whole:,}元") == []


@pytest.mark.parametrize(
    "text",
    [
        "", "青政办〔2016〕123号", "国开办发〔2014〕30号，2014-05-12", "1,234,567.00", "13,800,001,234.00元", "12317",
        "0971-12317", "2014、2015、2016、2017", "2016年12月31日", "2016-12-31 13:45:20", "一、二、三、四、五、六、七、八、九、十、十一",
        "母羊 7 只，每只 1300.50 元", "三社15户62人", "青A12345", "12.5%，13.8%，14.1%",
    ],
)  # fmt: skip
def test_papers_hotlines_and_counts_are_nobodys_numbers(text):
    assert kinds(text) == []


def test_an_id_among_words_is_told_from_other_numbers():
    assert holds_an_id(f"发给{ID}的羊")
    assert not holds_an_id(f"{PHONE}，{CARD}")
