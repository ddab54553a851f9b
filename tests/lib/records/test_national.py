from datetime import date

import pytest

from huiyin.records.codemaps import code_maps
from huiyin.records.errors import LayoutError
from huiyin.records.national import Newer, coded, homes, layout, layouts, newer, paired, unlike
from huiyin.records.sheets import HOUSEHOLDS, PERSONS

NATIONAL = layout("national-2014")


def test_a_layout_has_every_field_that_the_register_keeps():
    for one in layouts().values():
        assert {key: {field.key for field in sheet.fields} for key, sheet in one.sheets.items()} == {
            "households": {field.key for field in HOUSEHOLDS.kept},
            "persons": {field.key for field in PERSONS.kept},
        }


def test_a_layout_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(LayoutError) as refused:
        layout("national-1999")
    assert str(refused.value) == "There is no layout 'national-1999'. Choose one of: national-2014."


@pytest.mark.parametrize("name", code_maps())
def test_no_code_map_has_two_numbers_for_one_key(name):
    for numbers in code_maps()[name].lists.values():
        assert len(set(numbers.values())) == len(numbers)


@pytest.mark.parametrize(
    ("codemap", "said"),
    [("national-2014", "01"), ("yunnan-2015", "06"), ("jiangsu-2010", "02"), ("national-standards", "因病")],
)
def test_a_cause_is_written_with_the_number_of_the_chosen_map_and_else_in_words(codemap, said):
    assert coded(HOUSEHOLDS.field("main_cause"), "illness", NATIONAL, codemap) == said


def test_flags_several_codes_money_and_nothing_are_written_as_the_registry_does():
    fields = ("electricity", "other_causes", "wage_income", "exited_on", "phone")
    values = (False, "illness,other", 123450, date(2016, 12, 1), None)
    said = [
        coded(HOUSEHOLDS.field(key), value, NATIONAL, "national-2014")
        for key, value in zip(fields, values, strict=True)
    ]
    assert said == ["0", "01,其他", "1234.5", "2016-12-01", ""]


def test_rows_differ_where_their_values_do_and_not_in_the_order_of_codes_nor_between_nothing_and_empty():
    ours = {"other_causes": "illness,land", "phone": None, "farmland": 5.0, "member_count": 3}
    theirs = {"other_causes": "land,illness", "phone": "", "farmland": 5.0, "member_count": 4}
    fields = tuple(HOUSEHOLDS.field(key) for key in ours)
    assert [(one.field.key, one.ours, one.theirs) for one in unlike(fields, ours, theirs)] == [("member_count", 3, 4)]


@pytest.mark.parametrize(
    ("changed", "side"),
    [
        (date(2016, 9, 2), Newer.OURS), (date(2016, 8, 31), Newer.THEIRS), (date(2016, 9, 1), Newer.UNKNOWN),
        (None, Newer.UNKNOWN),
    ],
)  # fmt: skip
def test_our_value_is_newer_when_it_came_to_be_so_after_the_export(changed, side):
    assert newer(changed, date(2016, 9, 1)) is side


def test_rows_are_paired_by_number_and_else_by_an_id_that_one_row_alone_has():
    ours = {"1": {"id": "a"}, "2": {"id": "b"}, "3": {"id": "c"}, "4": {"id": "c"}, "5": {"id": None}}
    theirs = {"1": {"id": "z"}, "20": {"id": "b"}, "30": {"id": "c"}, "50": {"id": None}}
    assert paired(ours, theirs, by="id") == {"1": "1", "20": "2"}
    assert paired(ours, theirs) == {"1": "1"}


def test_a_household_is_recognised_by_its_members_unless_they_live_in_two_or_two_claim_it():
    pairs = {"p1": "m1", "p2": "m2", "p3": "m3", "p4": "m4", "p5": "m5"}
    ours = {"m1": "A", "m2": "A", "m3": "B", "m4": "C", "m5": "D"}
    assert homes(pairs, ours, {"p1": "x", "p2": "x", "p3": "y", "p4": "y", "p5": "z"}) == {"x": "A", "z": "D"}
    assert homes(pairs, ours, {"p1": "x", "p2": "y", "p3": "v", "p4": "v", "p5": "v"}) == {}
