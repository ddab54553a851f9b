from datetime import date

import pytest

from huiyin.records.filling import read_form, written
from huiyin.records.place_books import PlaceBook, PlaceLife
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.spelling import Context

CONTEXT = Context(2016, PlaceBook({"632725100200": PlaceLife()}), {})
KNOWN = {
    "office_number": "632725000001", "village_code": "632725100200", "head_name": "扎西", "standard": "national",
    "category": "general", "status": "poor", "main_cause": "illness", "member_count": 3,
    "identified_on": date(2014, 6, 30),
}  # fmt: skip
MEMBER = {"office_number": "P1", "household_number": "H1", "name": "卓玛", "sex": "female", "relation": "head"}


def household(**cells):
    return read_form(HOUSEHOLDS, KNOWN, cells, CONTEXT)


def said(filled):
    return {key: [one.zh for one in told] for key, told in filled.problems.items()}


def test_a_form_is_read_as_a_file_is():
    filled = household(wage_income="1.2万元", fuel="柴草", farmland="2.5亩", food_assured="是")
    assert filled.problems == {}
    assert filled.values == {"wage_income": 1_200_000, "fuel": "dung_straw", "farmland": 2.5, "food_assured": True}


def test_a_form_refuses_what_a_file_refuses_in_the_same_words():
    filled = household(wage_income="很多", farmland="-1", main_cause="")
    assert said(filled) == {
        "main_cause": ["“主要致贫原因”为空。请填写。"],
        "wage_income": ["“很多”不是数字。请只填写数字，例如 3050.40。"],
        "farmland": ["-1 超出范围 0~100,000。请核对数值及其单位。"],
    }


def test_what_is_written_must_agree_with_what_is_known():
    assert said(household(status="exited", exited_on="2013-01-01")) == {
        "exited_on": ["脱贫日期早于识别日期（2014-06-30）。请更正其中一个日期。"]
    }
    assert said(household(status="exited", exited_on="")) == {
        "exited_on": ["该户已脱贫，但没有脱贫日期。请填写脱贫日期，或更正脱贫属性。"]
    }


def test_what_stands_in_other_sections_is_not_judged_again():
    ended = Context(2016, PlaceBook({}), {})
    assert read_form(HOUSEHOLDS, KNOWN, {"wage_income": "1"}, ended).problems == {}


def test_the_day_of_birth_is_read_from_the_id():
    filled = read_form(PERSONS, MEMBER, {"id_number": "632722198404300045", "birth_date": ""}, CONTEXT)
    assert filled.values == {"id_number": "632722198404300045", "birth_date": date(1984, 4, 30)}


def test_an_id_must_agree_with_the_sex_that_is_known():
    filled = read_form(PERSONS, MEMBER | {"sex": "male"}, {"id_number": "632722198404300045", "sex": "male"}, CONTEXT)
    assert said(filled) == {"sex": ["性别与身份证号不一致。请更正错误的一项。"]}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("wage_income", 123_450), ("wage_income", 0), ("member_count", 4), ("farmland", 2.75), ("identified_on", date(2014, 6, 30)),
        ("food_assured", False), ("food_assured", True), ("fuel", "dung_straw,coal"), ("status", "poor"), ("housing_year", 1998),
        ("phone", "0139"), ("cause_note", "常年患病，缺劳力"), ("wage_income", None),
    ],
)  # fmt: skip
def test_what_is_known_is_written_so_that_it_is_read_again(key, value):
    assert household(**{key: written(HOUSEHOLDS.field(key), value)}).values == {key: value}
