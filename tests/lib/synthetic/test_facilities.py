from huiyin.kernel.places import Level, level_of
from huiyin.records.sheets import FACILITY_KEYS

PUBLISHED = {
    "villages": 1622,
    "counties": 42,
    "deep villages": 559,
    "deep counties": 15,
    "villages that left in 2016": 404,
}


def test_the_lists_hold_as_many_villages_and_counties_as_were_published(province, read):
    rows = read(province.poor_places)
    villages = [row for row in rows if level_of(row["place_code"]) is Level.VILLAGE]
    counties = [row for row in rows if level_of(row["place_code"]) is Level.COUNTY]

    assert {
        "villages": len(villages),
        "counties": len(counties),
        "deep villages": sum(row["deep"] == "yes" for row in villages),
        "deep counties": sum(row["deep"] == "yes" for row in counties),
        "villages that left in 2016": sum(row["exited_on"] == "2016-12-20" for row in rows),
    } == PUBLISHED


def test_what_was_built_stays_and_every_listed_village_has_its_register(province, read):
    years = [{row["village_code"]: row for row in read(province.facilities(year))} for year in (2015, 2016)]
    lost = [(code, key) for code, row in years[1].items() for key in FACILITY_KEYS
            if code in years[0] and years[0][code][key] == "yes" and row[key] == "no"]  # fmt: skip
    listed = {row["place_code"] for row in read(province.poor_places)}

    assert lost == []
    assert {code for code in listed if level_of(code) is Level.VILLAGE} - set(years[1]) == set()
