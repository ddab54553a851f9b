"""What a made-up person is asked beside their standing agrees with it."""

import pytest


@pytest.fixture
def rows(province, read):
    return read(province.persons(2012))


def test_only_the_ill_have_an_illness(rows):
    ill = {bool({"chronic", "serious"} & set(row["health"].split(","))) for row in rows if row["disease_name"]}
    assert ill == {True}
    assert not [row for row in rows if "serious" in row["health"] and not row["disease_name"]]


def test_only_who_works_away_has_an_employer_and_months_away(rows):
    assert {row["work"] for row in rows if row["employer_name"]} == {"township", "county", "province", "outside"}
    assert all(int(row["work_months"]) + int(row["residence_months"]) == 12 for row in rows)


def test_no_phone_is_anybodys(rows):
    assert {row["phone"][:2] for row in rows if row["phone"]} == {"10"}


def test_the_grade_is_the_one_on_the_certificate(rows):
    graded = [row for row in rows if row["illness_grade"]]
    assert graded
    assert all("零一二三四"[int(row["id_number"][-1])] + "级" == row["illness_grade"] for row in graded)
