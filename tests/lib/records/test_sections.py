import pytest

from huiyin.records.sections import DECIDING, SECTIONS, section_of
from huiyin.records.sheets import SHEETS

# What a person is not asked in a form: what an office numbers, and where a household lives (it moves by an import).
ELSEWHERE = {
    "households": {"office_number", "former_number", "village_code"},
    "persons": {"office_number", "former_number", "household_number"},
}


@pytest.mark.parametrize("sheet", SECTIONS)
def test_every_field_of_a_sheet_is_filled_in_once_and_in_one_section(sheet):
    filled = [key for section in SECTIONS[sheet] for key in section.fields]
    assert sorted(filled) == sorted({field.key for field in SHEETS[sheet].fields} - ELSEWHERE[sheet])


@pytest.mark.parametrize("sheet", SECTIONS)
def test_what_decides_is_a_field_of_a_section(sheet):
    assert sorted(DECIDING[sheet] - {key for section in SECTIONS[sheet] for key in section.fields}) == []


def test_a_section_is_found_by_its_key():
    section = section_of("households", "income")
    assert section is not None
    assert section.label.zh == "收入情况"
    assert section_of("households", "pockets") is None
