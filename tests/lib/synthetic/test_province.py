import hashlib

import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.places import NATION
from huiyin.kernel.text import Text
from huiyin.records.checking import check_file
from huiyin.records.place_books import PlaceBook, PlaceLife
from huiyin.records.sheets import HELP, HOUSEHOLDS, ORGANISATIONS, PERSONS, PLACES, STATISTICS
from huiyin.synthetic import make_province, make_small

YEARS = (2012, 2013, 2014, 2015, 2016)


def hashes(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path):
    once, again, other = (make_small(tmp_path / name, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))

    assert hashes(once.folder) == hashes(again.folder)
    assert hashes(other.folder)["2012/persons.csv"] != hashes(once.folder)["2012/persons.csv"]
    assert hashes(other.folder)["places.csv"] == hashes(once.folder)["places.csv"]


@pytest.mark.parametrize("year", YEARS)
def test_the_import_takes_every_row_as_it_is(province, lives, tmp_path, year):
    files = [
        (STATISTICS, province.statistics(year)), (HOUSEHOLDS, province.households(year)),
        (PERSONS, province.persons(year)), (PLACES, province.places),
    ]  # fmt: skip
    if year == YEARS[-1]:
        files += [(ORGANISATIONS, province.organisations), (HELP, province.help)]

    for sheet, path in files:
        checked = check_file(path, sheet, folder=tmp_path, year=year, places=PlaceBook({NATION: PlaceLife()} | lives))
        assert (checked.problems, checked.repairs, checked.ignored) == ({}, {}, ())
        assert set(checked.headings) == {field.key for field in sheet.kept}
        assert checked.good == checked.rows > 0


def test_the_files_of_the_years_build_one_register(province, read):
    members, people = {}, {}
    for year in YEARS:
        members |= {row["office_number"]: int(row["member_count"]) for row in read(province.households(year))}
        people |= {row["office_number"]: row["household_number"] for row in read(province.persons(year))}
        counted = dict.fromkeys(members, 0)
        for household in people.values():
            counted[household] += 1
        assert counted == members


def test_a_document_belongs_to_one_person(province, read):
    owners, twice = {}, {row["second"] for row in read(province.doubles)}
    for year in YEARS:
        for row in read(province.persons(year)):
            if row["office_number"] not in twice:
                owners.setdefault(row["id_number"][:18], set()).add(row["office_number"])

    assert {len(persons) for persons in owners.values()} == {1}


def test_an_id_says_its_county_birth_date_and_sex(province, read):
    twice = {row["second"] for row in read(province.doubles)}
    for row in read(province.persons(2012)):
        if row["office_number"] in twice:
            continue  # their number is that of somebody elsewhere
        assert row["id_number"][:6] == row["household_number"][:6]
        assert row["id_number"][6:14] == row["birth_date"].replace("-", "")
        assert int(row["id_number"][16]) % 2 == (row["sex"] == "male")
        assert len(row["id_number"]) == (20 if row["id_type"] == "disability" else 18)


def test_a_later_person_file_holds_only_who_is_new_or_changed(province, read):
    last = {}
    for year in YEARS:
        rows = {row["office_number"]: row for row in read(province.persons(year))}
        assert [number for number, row in rows.items() if last.get(number) == row] == []
        last |= rows


@pytest.mark.usefixtures("province")
def test_progress_rises_and_is_said_in_both_languages(told):
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[0] == (0, Text("making households and people", "正在生成户与人口"))
    assert told[-1][1] == Text("writing the household survey", "正在写出住户调查")


@pytest.mark.parametrize("scale", [0.009, 1.01])
def test_a_scale_out_of_bounds_is_refused(tmp_path, scale):
    with pytest.raises(ParameterError) as refused:
        make_province(tmp_path, scale=scale)

    assert str(refused.value) == (
        f"scale is {scale}; allowed: 0.01 to 1. Below it the smallest counties have too few people."
    )
