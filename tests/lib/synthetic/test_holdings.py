"""What a made-up household holds agrees with itself."""

import pytest


@pytest.fixture
def rows(province, read):
    return read(province.households(2016))


def test_dry_and_irrigated_land_are_the_farmland(rows):
    assert all(
        abs(float(row["farmland_dry"]) + float(row["farmland_irrigated"]) - float(row["farmland"])) < 0.051
        for row in rows
    )


def test_no_more_is_certified_than_there_is(rows):
    for land in ("farmland", "forest", "grassland"):
        assert all(float(row[f"{land}_certified"]) <= float(row[land]) for row in rows)
        assert any(float(row[f"{land}_certified"]) > 0 for row in rows)


def test_whoever_has_no_industry_earns_nothing_from_one(rows):
    without = [row for row in rows if row["industry_type"] == "none"]
    assert without
    assert {float(row["industry_income"]) for row in without} == {0}
    assert all(float(row["leading_firm_income"]) in {0, float(row["industry_income"])} for row in rows)


def test_a_household_of_two_daughters_has_two(province, read, rows):
    daughters, sons = {}, {}
    for year in province.years:
        for row in read(province.persons(year)):
            of = {"daughter": daughters, "son": sons}.get(row["relation"])
            if of is not None:
                of.setdefault(row["household_number"], set()).add(row["office_number"])
    found = {row["office_number"] for row in rows if row["two_daughters"] == "yes"}
    assert found
    assert all(len(daughters[number]) == 2 and number not in sons for number in found)
