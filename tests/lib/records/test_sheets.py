import pytest

from huiyin.records.fields import Kind
from huiyin.records.sheets import SHEETS

SHEET_KEYS = list(SHEETS)


@pytest.mark.parametrize("key", SHEET_KEYS)
def test_a_row_is_recognised_by_fields_that_must_be_filled_in(key):
    sheet = SHEETS[key]
    assert [one for one in sheet.identity if not sheet.field(one).required] == []


@pytest.mark.parametrize("key", SHEET_KEYS)
def test_no_heading_means_two_fields(key):
    said = [
        heading for one in SHEETS[key].fields for heading in {one.key, one.label.en, one.label.zh, *one.aliases}
    ]  # fmt: skip
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize("key", SHEET_KEYS)
def test_what_is_chosen_from_a_list_has_its_list_and_nothing_else_has_one(key):
    for one in SHEETS[key].fields:
        assert (one.codes is not None) is (one.kind in {Kind.CODE, Kind.CODES, Kind.OPEN_CODE})


@pytest.mark.parametrize("key", SHEET_KEYS)
def test_bounds_stand_in_their_order(key):
    bounded = [one for one in SHEETS[key].fields if one.low is not None and one.high is not None]
    assert [one.key for one in bounded if one.low > one.high] == []
