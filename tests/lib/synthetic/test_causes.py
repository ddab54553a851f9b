from collections import Counter, defaultdict

import pytest


@pytest.fixture
def households(province, read):
    members = defaultdict(list)
    for row in read(province.persons(2012)):
        members[row["household_number"]].append(row)
    return [(row, members[row["office_number"]]) for row in read(province.households(2012))]


def causes(row):
    return {row["main_cause"], *filter(None, row["other_causes"].split(","))}


def test_illness_and_disability_have_somebody_who_is_ill_or_disabled(households):
    for row, members in households:
        health = {word for member in members for word in member["health"].split(",")}
        if "illness" in causes(row):
            assert health & {"chronic", "serious"}
        if "disability" in causes(row):
            assert "disabled" in health


def test_schooling_has_a_pupil_and_lack_of_labour_has_few_workers(households):
    for row, members in households:
        if "schooling" in causes(row):
            assert any(member["schooling"] not in {"none", "preschool", "primary"} for member in members)
        if "labour" in causes(row):
            assert sum(member["labour"] in {"ordinary", "skilled"} for member in members) <= 1


def test_the_causes_are_about_as_frequent_as_in_the_nation(households):
    named = Counter(cause for row, _ in households for cause in causes(row))
    share = {cause: count / len(households) for cause, count in named.items()}

    assert share["illness"] == pytest.approx(0.42, abs=0.04)
    assert share["funds"] == pytest.approx(0.35, abs=0.05)
    assert share["technology"] == pytest.approx(0.22, abs=0.05)
    assert share["labour"] == pytest.approx(0.14, abs=0.05)


def test_five_guarantees_are_for_the_old_who_live_alone(households):
    wubao = [(row, members) for row, members in households if row["category"] == "wubao"]

    assert wubao
    assert all(len(members) == 1 and members[0]["birth_date"] < "1953" for _, members in wubao)


def test_a_member_receives_the_allowance_if_the_household_does(households):
    for row, members in households:
        assert {member["dibao"] == "yes" for member in members} == {row["category"] in {"dibao", "dibao_poor"}}


def test_who_has_left_lacks_nothing_that_the_rule_asks_for(province, read):
    guarantees = ("food_assured", "clothing_assured", "education_guaranteed", "medical_guaranteed",
                  "housing_guaranteed", "water_safe")  # fmt: skip
    rows = read(province.households(2016))

    left = [row for row in rows if row["status"] == "exited"]
    assert {row[key] for row in left for key in guarantees} == {"yes"}
    assert {row["dangerous_house"] for row in left} == {"none"}
    assert all(any(row[key] == "no" for row in rows) for key in guarantees)
