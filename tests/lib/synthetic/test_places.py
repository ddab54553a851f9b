from collections import Counter

import numpy as np
import pytest

from huiyin.kernel.places import level_of, parent_of
from huiyin.records.succession import Succession
from huiyin.synthetic.place_file import rows_of_year, write_places
from huiyin.synthetic.places import load_divisions


@pytest.fixture(scope="module")
def places(tmp_path_factory, read):
    path = tmp_path_factory.mktemp("places") / "places.csv"
    write_places(path)
    return read(path)


def test_there_are_as_many_places_as_the_statistics_bureau_lists(places):
    current = Counter(row["level"] for row in places if not row["valid_to"])

    assert current == {"nation": 1, "province": 1, "prefecture": 8, "county": 45, "township": 422, "village": 4716}


def test_every_place_is_of_the_level_its_code_says_and_lies_in_one_that_is_listed(places):
    known = {row["code"] for row in places}

    for row in places:
        assert level_of(row["code"]) == row["level"]
        assert parent_of(row["code"]) in known | {None}


def test_province_prefectures_and_counties_have_english_names_and_altitudes(places):
    high = [row for row in places if row["level"] in {"prefecture", "county"} and not row["valid_to"]]

    assert all(row["name_en"] for row in high)
    assert all(1700 < int(row["altitude"]) < 4400 for row in high)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("632100000000", "630200000000"), ("630221000000", "630203000000"), ("632721000000", "632701000000"),
        ("632856000000", "632803000000"), ("632858000000", "632803000000"), ("630122000000", "630106000000"),
        ("632321000000", "632301000000"),
    ],
)  # fmt: skip
def test_a_code_that_was_replaced_ends_and_names_its_successor(places, old, new):
    by_code = {row["code"]: row for row in places}

    assert by_code[old]["successor"] == new
    assert by_code[old]["valid_to"]
    assert not by_code[new]["valid_to"]
    assert by_code[new]["valid_from"] > by_code[old]["valid_to"]


@pytest.mark.parametrize(("year", "counties"), [(2012, 46), (2013, 46), (2016, 46), (2018, 45), (2023, 45)])
def test_every_year_has_its_places_once_and_none_without_the_one_it_lies_in(year, counties):
    rows = rows_of_year(year)
    codes = {row["code"] for row in rows}

    assert len(codes) == len(rows)
    assert all(parent_of(code) in codes | {None} for code in codes)
    assert Counter(row["level"] for row in rows) == {
        "nation": 1, "province": 1, "prefecture": 8, "county": counties, "township": 422, "village": 4716
    }  # fmt: skip


def test_every_code_that_ended_leads_to_one_of_2023_of_its_level(lives):
    succession = Succession(lives)

    ended = [code for code, life in lives.items() if life.valid_to]
    assert len(ended) == 2527
    for code in ended:
        (now,) = succession.standing(code, 2023)
        assert level_of(now) == level_of(code)


def test_the_townships_of_mangya_come_from_the_committee_that_they_were_under(lives):
    succession = Succession(lives)

    assert succession.predecessors("632803000000") == ("632856000000", "632858000000")
    assert succession.predecessors("632803102000") == ("632858102000",)
    assert succession.predecessors("632803100201") == ("632856100201",)
    assert succession.earlier("630203000000") == ("630221000000", "632121000000")


def test_farmers_live_in_villages_and_no_county_is_without():
    divisions = load_divisions()

    assert int(divisions.rural.sum()) == 4180
    assert set(divisions.county[divisions.rural]) == set(range(45))


def test_every_stratum_has_enough_villages_for_a_variance():
    divisions = load_divisions()

    counts = np.bincount(divisions.strata()[divisions.rural])
    assert counts[counts > 0].min() == 2
