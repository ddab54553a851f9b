import pytest

from huiyin.records.codemaps import code_maps
from huiyin.records.sheets import SHEETS

LISTS = {field.codes.key: field.codes for sheet in SHEETS.values() for field in sheet.fields if field.codes}


def test_the_five_numberings_of_the_causes_are_there():
    assert [name for name, one in code_maps().items() if "cause" in one.lists] == [
        "causes-11", "causes-from-0", "jiangsu-2010", "national-2014", "yunnan-2015",
    ]  # fmt: skip


@pytest.mark.parametrize("name", code_maps())
def test_every_number_means_a_key_that_exists(name):
    for key, numbers in code_maps()[name].lists.items():
        assert set(numbers.values()) <= set(LISTS[key].keys())
        assert all(number.isdecimal() and str(int(number)) == number for number in numbers)


def test_one_number_means_different_causes():
    assert {name: one.lists["cause"]["6"] for name, one in code_maps().items() if "cause" in one.lists} == {
        "causes-11": "technology", "causes-from-0": "water", "jiangsu-2010": "labour", "national-2014": "water",
        "yunnan-2015": "illness",
    }  # fmt: skip
