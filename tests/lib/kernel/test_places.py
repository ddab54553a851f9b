import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.kernel.errors import PlaceCodeError
from huiyin.kernel.places import (
    NATION,
    Level,
    ancestor,
    ancestors,
    check_code,
    code_range,
    contains,
    level_of,
    parent_of,
    prefix_of,
)

VILLAGE = "632722100201"


@pytest.mark.parametrize(
    ("code", "level"),
    [
        (NATION, Level.NATION),
        ("630000000000", Level.PROVINCE),
        ("632700000000", Level.PREFECTURE),
        ("632720000000", Level.COUNTY),
        ("632722000000", Level.COUNTY),
        ("632722100000", Level.TOWNSHIP),
        (VILLAGE, Level.VILLAGE),
    ],
)
def test_the_level_is_read_from_the_trailing_zeros(code, level):
    assert level_of(code) is level


def test_the_ancestry_of_a_village_is_its_prefixes():
    assert ancestors(VILLAGE) == ["630000000000", "632700000000", "632722000000", "632722100000"]
    assert parent_of(VILLAGE) == "632722100000"
    assert parent_of("630000000000") == NATION
    assert parent_of(NATION) is None
    assert prefix_of("632722000000") == "632722"
    assert prefix_of(NATION) == ""


def test_a_range_holds_exactly_the_places_below():
    low, high = code_range("632722")
    assert low == "632722000000"
    assert high == "632722999999"


@pytest.mark.parametrize("code", ["", "63272210020", "6327221002011", "63272210020x", "63272210020 "])
def test_what_is_not_twelve_digits_is_refused_with_the_mend(code):
    with pytest.raises(PlaceCodeError) as refused:
        check_code(code)
    assert str(refused.value) == (
        f"'{code}' is not a place code. A code has 12 digits, for example 632722000000; write it as text."
    )
    assert (
        refused.value.say("zh") == f"“{code}”不是行政区划代码。代码为 12 位数字，例如 632722000000，请以文本格式填写。"
    )


@given(st.from_regex(r"[1-9][0-9]{11}", fullmatch=True), st.sampled_from(list(Level)))
def test_an_ancestor_contains_its_descendant(code, level):
    above = ancestor(code, level)
    assert contains(above[: level.digits], code)
    assert ancestor(above, level) == above
