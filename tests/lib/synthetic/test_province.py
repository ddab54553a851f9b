import hashlib
from datetime import date

import pytest

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.records.fields import Kind
from huiyin.records.sheets import HOUSEHOLDS, ORGANISATIONS, PERSONS, PLACES, STATISTICS
from huiyin.synthetic import make_province, make_small

YEARS = (2012, 2013, 2014, 2015, 2016)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def hashes(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def is_an_id(cell):
    digits = [int(digit) for digit in cell[:17]]
    check = "10X98765432"[sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11]
    return cell[17] == check and (len(cell) == 18 or (len(cell) == 20 and cell[18:].isdigit()))


def fits(field, cell):
    """Say whether a sheet would take a cell."""
    if cell == "":
        return not field.required
    return len(cell) <= max(field.length, 60) and TAKES.get(field.kind, lambda _field, _cell: True)(field, cell)


def between(field, cell):
    return (field.low is None or float(cell) >= field.low) and (field.high is None or float(cell) <= field.high)


def whole(field, cell):
    return cell.lstrip("-").isdigit() and between(field, cell)


def keys(field, cell):
    return set(cell.split(",")) <= set(field.codes.keys()) and 0 < len(set(cell.split(","))) <= (field.most or 1)


def measured(field, cell):
    return round(float(cell), 2) == float(cell) and between(field, cell)


TAKES = {
    Kind.CODE: keys,
    Kind.CODES: keys,
    Kind.FLAG: lambda _, cell: cell in {"yes", "no"},
    Kind.ID: lambda _, cell: is_an_id(cell),
    Kind.PLACE: lambda _, cell: len(cell) == 12 and cell.isdigit(),
    Kind.NUMBER_CODE: lambda field, cell: len(cell) <= field.length and cell.isdigit(),
    Kind.DATE: lambda _, cell: date.fromisoformat(cell).year > 1900,
    Kind.INTEGER: whole,
    Kind.YEAR: whole,
    Kind.DECIMAL: measured,
    Kind.MONEY: measured,
}


def unfit(sheet, rows):
    cells = {(field.key, row[field.key]) for field in sheet.fields for row in rows}
    return sorted((key, cell) for key, cell in cells if not fits(sheet.field(key), cell))


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(tmp_path):
    once, again, other = (make_small(tmp_path / name, seed=seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))

    assert hashes(once.folder) == hashes(again.folder)
    assert hashes(other.folder)["2012/persons.csv"] != hashes(once.folder)["2012/persons.csv"]
    assert hashes(other.folder)["places.csv"] == hashes(once.folder)["places.csv"]


@pytest.mark.parametrize("year", YEARS)
def test_every_household_and_person_fits_its_sheet(province, read, year):
    for sheet, path in ((HOUSEHOLDS, province.households(year)), (PERSONS, province.persons(year))):
        rows = read(path)
        assert list(rows[0]) == [field.key for field in sheet.fields]
        assert unfit(sheet, rows) == []


def test_places_organisations_and_statistics_fit_their_sheets(province, read):
    for sheet, path in (
        (PLACES, province.places), (ORGANISATIONS, province.organisations), (STATISTICS, province.statistics)
    ):  # fmt: skip
        rows = read(path)
        assert list(rows[0]) == [field.key for field in sheet.fields]
        assert unfit(sheet, rows) == []


def test_no_row_stands_twice(province, read):
    files = [(PLACES, province.places), (ORGANISATIONS, province.organisations), (STATISTICS, province.statistics)]
    files += [(HOUSEHOLDS, province.households(year)) for year in YEARS]
    files += [(PERSONS, province.persons(year)) for year in YEARS]

    for sheet, path in files:
        identities = [tuple(row[key] for key in sheet.identity) for row in read(path)]
        assert len(set(identities)) == len(identities)


def test_every_place_that_is_named_exists(province, read):
    known = {row["code"] for row in read(province.places)}

    assert {row["place_code"] for row in read(province.statistics)} <= known
    assert {row["place_code"] for row in read(province.organisations)} <= known
    for year in YEARS:
        assert {row["village_code"] for row in read(province.households(year))} <= known


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
    owners = {}
    for year in YEARS:
        for row in read(province.persons(year)):
            owners.setdefault(row["id_number"][:18], set()).add(row["office_number"])

    assert {len(persons) for persons in owners.values()} == {1}


def test_an_id_says_its_county_birth_date_and_sex(province, read):
    for row in read(province.persons(2012)):
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
