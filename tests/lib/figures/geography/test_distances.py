import pytest

from huiyin.figures.geography.distances import kilometres, point_of


def test_a_province_lies_where_its_capital_is():
    assert point_of("630000000000") == point_of("630100000000")


def test_a_village_lies_where_its_county_does_so_that_two_of_one_county_are_0_apart():
    assert point_of("632725100200") == point_of("632725000000")
    assert kilometres("632725100200", "632725200201") == 0


def test_xining_and_nangqen_are_some_550_kilometres_apart_whichever_is_asked_first():
    there = kilometres("630000000000", "632725000000")

    assert there == pytest.approx(650, abs=100)
    assert there == pytest.approx(kilometres("632725000000", "630000000000"))


def test_what_no_map_holds_has_no_distance():
    assert kilometres("630000000000", "110100000000") is None
