from datetime import date

import pyarrow as pa
import pytest

from huiyin.records.field_checks import objections_to
from huiyin.records.fields import Field, Kind, Mask
from huiyin.records.sheets import FACILITIES, HELP, HOUSEHOLDS, PERSONS, POOR_PLACES

ON = date(2016, 9, 14)


def told(field, values, day=ON):
    return [(one.field, one.rule, one.rows.tolist()) for one in objections_to(field, values, day)]


def test_an_id_number_among_words_is_objected_to_in_any_width_and_no_other_number_is():
    words = pa.array([
        "发给632725199003070035的羊", "63272519900307003x。", "６３２７２５１９９００３０７００３５",
        "632725 19900307 0035", "六三二七二五一九九〇〇三〇七〇〇三五", "632725900307003", "632725199003070035abc",
        None, "母羊 7 只", "6222020200112233442", "13800138765", "6327251990030700350001",
    ])  # fmt: skip
    assert told(HELP.field("what"), words) == [("what", "ID_WITHIN", [True] * 7 + [False] * 5)]


def test_a_day_after_that_of_the_check_is_objected_to_where_that_is_known():
    days = pa.array([ON, date(2016, 9, 15), None])
    assert told(HELP.field("given_on"), days) == [("given_on", "DAY_TO_COME", [False, True, False])]
    assert told(HELP.field("given_on"), days, day=None) == []


def test_a_field_without_flags_takes_everything_that_can_be_read():
    assert told(Field("note", HELP.label), pa.array(["632725199003070035"])) == []
    assert told(Field("until", HELP.label, Kind.DATE), pa.array([date(2099, 1, 1)])) == []


@pytest.mark.parametrize("sheet", [HOUSEHOLDS, PERSONS, FACILITIES, POOR_PLACES, HELP], ids=lambda one: one.key)
def test_no_words_about_people_and_villages_hold_a_document(sheet):
    words = [one for one in sheet.fields if one.kind is Kind.TEXT and one.mask is not Mask.NAME]
    assert [one.key for one in words if not one.undocumented] == []
