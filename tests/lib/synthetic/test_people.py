from collections import Counter, defaultdict

import pytest


@pytest.fixture
def families(province, read):
    found = defaultdict(dict)
    for row in read(province.persons(2012)):
        found[row["household_number"]].setdefault(row["relation"], []).append(row)
    return found


def age(row):
    return 2012 - int(row["birth_date"][:4])


def test_every_household_has_one_head_whose_name_is_the_households(province, read, families):
    names = {row["office_number"]: row["head_name"] for row in read(province.households(2012))}

    assert all([row["name"] for row in family["head"]] == [names[number]] for number, family in families.items())


def test_couples_are_of_two_sexes_and_grown_up(families):
    for family in families.values():
        for spouse in family.get("spouse", []):
            assert {spouse["sex"], family["head"][0]["sex"]} == {"male", "female"}
            assert min(age(spouse), age(family["head"][0])) >= 20


def test_generations_are_apart(families):
    for family in families.values():
        head = age(family["head"][0])
        assert all(head - age(row) >= 17 for key in ("son", "daughter") for row in family.get(key, []))
        assert all(age(row) - head >= 18 for key in ("father", "mother") for row in family.get(key, []))
        assert all(head - age(row) >= 35 for key in ("grandson", "granddaughter") for row in family.get(key, []))


def test_relations_say_the_right_sex(families):
    sex = {"son": "male", "daughter": "female", "father": "male", "mother": "female", "daughter_in_law": "female",
           "grandson": "male", "granddaughter": "female"}  # fmt: skip

    assert {
        (key, row["sex"]) for family in families.values() for key, rows in family.items() if key in sex for row in rows
    } == set(sex.items())


def test_all_ages_are_there(province, read):
    decades = Counter(age(row) // 10 for row in read(province.persons(2012)))

    assert set(decades) == set(range(9))
    assert 0.1 < decades[0] / decades.total() < 0.2
    assert 0.08 < sum(decades[decade] for decade in (6, 7, 8)) / decades.total() < 0.2


def test_school_follows_age(province, read):
    for row in read(province.persons(2012)):
        if 12 <= age(row) <= 13:
            assert row["schooling"] in {"primary", "grade_7", "grade_8", "none"}
        if age(row) >= 23:
            assert row["schooling"] == "none"
        if age(row) <= 4:
            assert row["education"] == "preschool_age"


def test_a_pupil_goes_one_grade_up_a_year(province, read):
    grades = ["grade_7", "grade_8", "grade_9"]
    first = {row["office_number"]: row["schooling"] for row in read(province.persons(2012))}
    second = {row["office_number"]: row["schooling"] for row in read(province.persons(2013))}

    moved = [(first[number], school) for number, school in second.items() if first[number] in grades]

    assert {(old, new) for old, new in moved if old != "grade_9"} == {("grade_7", "grade_8"), ("grade_8", "grade_9")}


def test_names_are_written_in_chinese_and_tibetan_script(province, read):
    rows = read(province.persons(2012))
    tibetan = [row for row in rows if any("\u0f00" <= sign <= "\u0fff" for sign in row["name"])]

    assert {row["ethnicity"] for row in tibetan} == {"tibetan"}
    assert {row["ethnicity"] for row in rows} == {"han", "tibetan", "hui", "tu", "salar", "mongol"}
    assert all("\u4e00" <= row["name"][0] <= "\u9fff" or row in tibetan for row in rows)


def test_children_bear_their_fathers_family_name(families):
    for family in families.values():
        head = family["head"][0]
        if head["ethnicity"] == "han":
            assert {row["name"][0] for row in family.get("son", [])} <= {head["name"][0]}
