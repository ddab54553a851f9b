"""Who is planted twice: the known truth that a search for double entries is measured by."""

from collections import Counter

import pytest


@pytest.fixture
def twice(province, read):
    """Give each pair of rows that are one person, with the slip, of those in the first year's file."""
    rows = {row["office_number"]: row for row in read(province.persons(2012))}
    told = read(province.doubles)
    return [
        (rows[one["first"]], rows[one["second"]], one["slip"])
        for one in told
        if {one["first"], one["second"]} <= rows.keys()
    ]


def test_whoever_stands_twice_stands_in_two_households_once_each(twice):
    assert twice
    assert all(first["household_number"] != second["household_number"] for first, second, _ in twice)
    numbers = [row["office_number"] for first, second, _ in twice for row in (first, second)]
    assert max(Counter(numbers).values()) == 1


def test_the_second_row_differs_by_its_slip_alone(twice):
    differs = {"none": set(), "character": {"name"}, "sound": {"name"}, "no_number": {"id_number"},
               "day": {"id_number", "birth_date"}, "exchanged": {"id_number", "birth_date"}}  # fmt: skip
    for first, second, slip in twice:
        wrong = {key for key in ("name", "sex", "birth_date", "id_number") if first[key] != second[key]}
        assert wrong <= differs[slip]
        assert (second["id_number"] == "") is (slip in {"no_number", "exchanged"})


def test_a_day_that_slips_stays_in_its_year(twice):
    assert all(first["birth_date"][:4] == second["birth_date"][:4] for first, second, _ in twice)


def test_the_register_as_a_whole_counts_as_many_as_without_them(province, read, twice):
    people = Counter(row["household_number"] for row in read(province.persons(2012)))
    stated = {row["office_number"]: int(row["member_count"]) for row in read(province.households(2012))}
    assert all(people[row["household_number"]] == stated[row["household_number"]] for pair in twice for row in pair[:2])
