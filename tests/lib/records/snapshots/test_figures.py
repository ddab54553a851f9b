import pytest

from huiyin.records.snapshots import Figure, figures_of, write_snapshot
from support.snapshots import FIGURE, facts, rows

VILLAGE, COUNTY = "632722100201", "632722000000"


@pytest.fixture
def snapshot(tmp_path):
    table = rows(
        "figures",
        FIGURE | {"place_code": COUNTY, "level": "county", "value": 9.0, "n": 3},
        FIGURE | {"indicator": "headcount_rural", "value": 0.04, "denominator": 100.0, "unit": "share"},
        FIGURE,
    )
    return write_snapshot(tmp_path, facts(2016), {"figures": table})


def test_a_places_figures_are_given_with_what_they_are_made_of(snapshot):
    found = figures_of(snapshot).of(VILLAGE)
    assert sorted(found) == ["headcount_rural", "poor_persons"]
    assert found["headcount_rural"] == Figure("headcount_rural", 0.04, 4.0, 100.0, "share", None, 1, "census")


def test_an_indicator_is_given_for_the_places_of_a_level(snapshot):
    assert figures_of(snapshot).values("poor_persons", "county") == {COUNTY: 9.0}
    assert figures_of(snapshot).values("poor_persons", "village") == {VILLAGE: 4.0}
    assert figures_of(snapshot).values("gap", "village") == {}


def test_several_places_have_the_figures_of_all_of_them_together(tmp_path):
    share = {"indicator": "headcount_rural", "unit": "share"}
    count = {"numerator": None, "denominator": None}
    table = rows(
        "figures",
        FIGURE | {"place_code": COUNTY, "level": "county", "value": 9.0, "n": 3} | count,
        FIGURE
        | share
        | {"place_code": COUNTY, "level": "county", "value": 0.09, "numerator": 9.0, "denominator": 100.0},
        FIGURE | {"indicator": "cause_illness", "value": 3.0} | count,
        FIGURE | share | {"value": 0.0025, "denominator": 1600.0, "se": 0.1},
        FIGURE | count,
        FIGURE | {"indicator": "rural_population", "value": 1600.0, "method": "published", "n": 0} | count,
    )
    figures = figures_of(write_snapshot(tmp_path, facts(2016), {"figures": table}))
    found = figures.of(COUNTY, VILLAGE)
    assert found["poor_persons"] == Figure("poor_persons", 13.0, None, None, "persons", None, 4, "census")
    assert found["headcount_rural"] == Figure("headcount_rural", 13 / 1700, 13.0, 1700.0, "share", None, 2, "census")
    assert found["cause_illness"].value == 3.0  # nobody in the other
    assert "rural_population" not in found  # unknown of the other, where poor live
    assert figures.of(COUNTY, "632722999999") == figures.of() == {}


def test_a_place_without_poor_and_without_a_base_leaves_the_rate_of_the_others_known(tmp_path):
    share = {"indicator": "headcount_rural", "unit": "share", "value": 0.04, "denominator": 100.0}
    table = rows("figures", FIGURE | {"place_code": COUNTY, "value": 0.0, "n": 0}, FIGURE | share, FIGURE)
    figures = figures_of(write_snapshot(tmp_path, facts(2016), {"figures": table}))
    assert figures.of(COUNTY, VILLAGE)["headcount_rural"].value == 0.04


def test_a_place_without_figures_has_none(snapshot):
    assert figures_of(snapshot).of("632722999999") == {}


def test_a_snapshot_is_read_once_wherever_it_lies(snapshot, tmp_path):
    there = write_snapshot(tmp_path / "other", facts(2016), {"figures": snapshot.table("figures").to_batches()})
    assert there.hash == snapshot.hash
    assert figures_of(there) is figures_of(snapshot)


def test_a_year_without_figures_is_empty(tmp_path):
    snapshot = write_snapshot(tmp_path / "none", facts(2016), {"figures": []})
    assert figures_of(snapshot).of(VILLAGE) == {}
