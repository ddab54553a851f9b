from datetime import date

import pytest

from huiyin.kernel.places import NATION
from huiyin.records.cells import cell_reader
from huiyin.records.codemaps import code_map
from huiyin.records.place_books import PlaceBook, PlaceLife
from huiyin.records.spelling import Context
from support.sheets import BOOK, VILLAGE, sheet

BIDI, NBSP = chr(0x202E), chr(0xA0)
LIVES = BOOK.lives | {
    "632722100202": PlaceLife(valid_to=date(2011, 12, 31), successor=VILLAGE),
    "632722100203": PlaceLife(valid_from=date(2013, 1, 1)),
}


def read(field, text, *, of="households", codemap=None, epoch_1904=False):
    numbers = code_map(codemap).lists if codemap else {}
    return cell_reader(sheet(of).field(field), Context(2012, PlaceBook(LIVES), numbers, epoch_1904))(text)


@pytest.mark.parametrize(
    ("field", "text", "value", "repairs"),
    [
        ("head_name", "  才仁卓玛 ", "才仁卓玛", ("blanks",)),
        ("head_name", f"扎西{NBSP}多杰", "扎西 多杰", ("blanks",)),
        ("head_name", "买买提•阿不都", "买买提·阿不都", ("name_dot",)),
        ("head_name", "买买提.阿不都", "买买提·阿不都", ("name_dot",)),
        ("head_name", "བཀྲ་ཤིས", "བཀྲ་ཤིས", ()),
        ("head_name", "Cafe\u0301", "Café", ()),
        ("village_group", "第一组（上）", "第一组（上）", ()),
        ("village_group", "上\n组", "上 组", ("blanks",)),
        ("office_number", "'6310001", "6310001", ("apostrophe",)),
        ("office_number", "６３１０", "6310", ("full_width",)),
        ("phone", "138 0000-1234", "13800001234", ("separators",)),
        ("phone", "13800001234.0", "13800001234", ("separators",)),
        ("village_code", VILLAGE, VILLAGE, ()),
        ("village_code", "632722100202 ", None, ()),
        ("status", "未脱贫", "poor", ()),
        ("status", "已脱贫(享受政策)", "exited", ()),
        ("status", "poor", "poor", ()),
        ("other_causes", "缺资金、因学，因学", "funds,schooling", ()),
        ("electricity", "是", True, ()),
        ("electricity", "Ｎ", False, ("full_width",)),
        ("electricity", "TRUE", True, ()),
        ("member_count", "3.0", 3, ()),
        ("member_count", "３人", 3, ("full_width", "unit")),
        ("wage_income", "12,345.6", 1234560, ("separators",)),
        ("wage_income", "1.2万元", 1200000, ("unit",)),
        ("wage_income", "¥300", 30000, ("separators",)),
        ("wage_income", "0.005", 1, ("rounded",)),
        ("housing_area", "85.5㎡", 85.5, ("unit",)),
        ("housing_year", "2008年", 2008, ("unit",)),
        ("housing_year", "2008-05-12", 2008, ("date_form",)),
        ("identified_on", "2016-09-14", date(2016, 9, 14), ()),
        ("identified_on", "2016.9.14", date(2016, 9, 14), ("date_form",)),
        ("identified_on", "2016/9/14", date(2016, 9, 14), ("date_form",)),
        ("identified_on", "2016年9月14日", date(2016, 9, 14), ("date_form",)),
        ("identified_on", "20160914", date(2016, 9, 14), ("date_form",)),
        ("identified_on", "2016-09-14 00:00:00", date(2016, 9, 14), ("date_form",)),
        ("identified_on", "42627", date(2016, 9, 14), ("serial_date",)),
        ("exited_on", " ", None, ("blanks",)),
        ("exited_on", "", None, ()),
    ],
)
def test_a_spelling_is_read_and_its_repairs_are_named(field, text, value, repairs):
    cell = read(field, text)
    assert (cell.value, cell.repairs) == (value, repairs)


@pytest.mark.parametrize(
    ("field", "text", "rule", "detail"),
    [
        ("head_name", "", "REQUIRED", None),
        ("head_name", "　", "REQUIRED", None),
        ("head_name", f"扎西{BIDI}", "CHARACTER", "U+202E"),
        ("head_name", "扎西" + chr(0xFFFD), "CHARACTER", "U+FFFD"),
        ("head_name", "扎西" + chr(0xE000), "CHARACTER", "U+E000"),
        ("head_name", "扎西2", "NAME", "2"),
        ("head_name", "扎" * 61, "LENGTH", None),
        ("office_number", "6.32123E+17", "DIGITS_LOST", None),
        ("office_number", "63-1", "DIGITS", "-"),
        ("office_number", "6" * 25, "LENGTH", None),
        ("village_code", "63272210020", "PLACE_FORM", None),
        ("village_code", "6.32722E+11", "DIGITS_LOST", None),
        ("village_code", NATION, "PLACE_UNKNOWN", None),
        ("village_code", "632722100202", "PLACE_ENDED", VILLAGE),
        ("village_code", "632722100203", "PLACE_LATER", "2013-01-01"),
        ("status", "富裕", "CODE", None),
        ("status", "1", "CODE", None),
        ("other_causes", "因病、因学、缺水", "TOO_MANY", None),
        ("other_causes", "因病、懒", "CODE", None),
        ("electricity", "也许", "FLAG", None),
        ("member_count", "2.5", "WHOLE", None),
        ("member_count", "0", "BOUNDS", None),
        ("member_count", "三", "NUMBER", None),
        ("wage_income", "-1", "BOUNDS", None),
        ("wage_income", "1,23", "NUMBER", None),
        ("wage_income", "#REF!", "FORMULA_ERROR", None),
        ("identified_on", "2016-02-30", "DATE", None),
        ("identified_on", "2016.9/14", "DATE", None),
        ("identified_on", "14/9/2016", "DATE", None),
        ("identified_on", "2016年9月", "DATE", None),
    ],
)
def test_a_spelling_that_cannot_be_read_breaks_one_rule(field, text, rule, detail):
    cell = read(field, text)
    assert (cell.rule, cell.detail, cell.value) == (rule, detail, None)


def test_serial_dates_count_from_1904_where_the_workbook_says_so():
    assert read("identified_on", "41165", epoch_1904=True).value == date(2016, 9, 14)


def test_the_number_of_a_code_means_what_the_code_map_says():
    assert read("sex", "01", of="persons", codemap="national-2014").value == "female"
    assert read("sex", "1", of="persons", codemap="national-standards").value == "male"
    assert read("main_cause", "1", codemap="yunnan-2015").value == "technology"


def test_a_number_outside_the_code_map_is_refused():
    assert read("main_cause", "77", codemap="yunnan-2015").rule == "CODE"


def test_letters_and_blanks_of_an_id_are_repaired():
    cell = read("id_number", "632722 1984 0430 007x", of="persons")
    assert (cell.value, cell.repairs) == ("63272219840430007X", ("blanks", "letters"))
