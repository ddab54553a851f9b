"""A household or a person under a new number: the same one in the register, whoever says so in whatever order."""

import pytest
import python_calamine

from huiyin.records.checking import PROBLEMS_FILE
from huiyin.records.corrected import write_corrected
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.imports.errors import ChangedSinceError
from huiyin_web.imports.folders import UPLOADED, folder_of
from huiyin_web.imports.queries import problems
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from support import cast
from web.imports.files import LATER, applied, brought_in, checked, counts, household, officer, person

pytestmark = pytest.mark.usefixtures("registry")


def renumbered(number, was, **cells):
    return household(number, 原户编号=was, **cells)


def said(batch):
    return [(one.row, one.field, one.rule, one.wrong.en, one.mend.en) for one in problems(batch)]


def numbers():
    return dict(Household.objects.values_list("office_number", "pk"))


def test_a_household_under_a_new_number_is_the_same_household(tmp_path):
    by = officer()
    first = applied([household("A1"), household("A2")], by, tmp_path)
    before = numbers()
    second = applied([renumbered("B1", "A1", 家庭人口数="4"), renumbered("A2", "")], by, tmp_path, at=LATER, year=2015)
    assert counts(second) == {"rows": 2, "changed": 1, "unchanged": 1}
    assert numbers() == {"B1": before["A1"], "A2": before["A2"]}
    row = Household.objects.get(office_number="B1")
    assert (row.version, row.member_count, row.updated_year) == (2, 4, 2015)
    old = HouseholdHistory.objects.get()
    assert (old.household_id, old.office_number, old.import_id, old.replaced_by_import) == (
        row.pk, "A1", first.pk, second.pk,
    )  # fmt: skip


def test_a_person_under_a_new_number_is_the_same_person(tmp_path):
    by = officer()
    applied([household("H1"), household("H2")], by, tmp_path)
    applied([person("P1")], by, tmp_path, kind="persons")
    before = Person.objects.get()
    batch = applied([person("Q1", of="H2", 原人编号="P1")], by, tmp_path, kind="persons")
    after = Person.objects.get()
    assert (batch.changed, after.pk, after.office_number, after.household.office_number) == (1, before.pk, "Q1", "H2")


def test_a_number_that_comes_back_is_the_same_household_again(tmp_path):
    by = officer()
    applied([household("A1")], by, tmp_path)
    applied([renumbered("B1", "A1")], by, tmp_path)
    assert counts(applied([renumbered("A1", "B1")], by, tmp_path)) == {"rows": 1, "changed": 1}
    assert Household.objects.get().version == 3


def test_a_former_number_that_tells_nothing_new_is_no_error(tmp_path):
    by = officer()
    applied([household("A1"), household("A2")], by, tmp_path)
    applied([renumbered("B1", "A1")], by, tmp_path)
    again = checked([renumbered("B1", "A1"), renumbered("A2", "A2"), renumbered("A3", "A3")], by, tmp_path)
    assert counts(again) == {"rows": 3, "new": 1, "unchanged": 2}


def test_an_unknown_former_number_is_refused(tmp_path):
    by = officer()
    applied([household("A1")], by, tmp_path)
    batch = checked([renumbered("B1", "X"), renumbered("A1", "X2")], by, tmp_path)
    mend = "Correct the former number; leave it empty if the row is new to the register"
    assert said(batch) == [
        (2, "former_number", "FORMER_UNKNOWN", "nothing in the register has the number X", f"{mend}."),
        (3, "former_number", "FORMER_UNKNOWN", "nothing in the register has the number X2", f"{mend}."),
    ]
    assert (batch.problems, counts(batch)) == ({"FORMER_UNKNOWN": 2}, {"rows": 2, "refused": 2})


def test_a_former_number_that_has_changed_already_is_told_with_what_it_became(tmp_path):
    by = officer()
    applied([household("A1")], by, tmp_path)
    applied([renumbered("B1", "A1")], by, tmp_path)
    batch = checked([renumbered("C1", "A1")], by, tmp_path)
    assert said(batch) == [(2, "former_number", "RENUMBERED", "A1 became B1", "Use B1.")]


def test_two_households_are_not_made_one_by_a_former_number(tmp_path):
    by = officer()
    applied([household("A1"), household("A2")], by, tmp_path)
    (problem,) = said(checked([renumbered("A2", "A1")], by, tmp_path))
    assert problem[:4] == (
        2, "former_number", "FORMER_BOTH", "A1 and this row's own number A2 are two records of the register",
    )  # fmt: skip


def test_of_a_split_household_one_part_goes_on_and_the_others_are_new(tmp_path):
    by = officer()
    applied([household("A1")], by, tmp_path)
    split = [renumbered("B1", "A1"), renumbered("B2", "A1"), renumbered("B3", "")]
    batch = checked(split, by, tmp_path)
    assert [(one.row, one.rule, one.wrong.zh) for one in problems(batch)] == [
        (2, "FORMER_TWICE", "第 3 行也填写了原编号 A1"),
        (3, "FORMER_TWICE", "第 2 行也填写了原编号 A1"),
    ]
    assert counts(batch) == {"rows": 3, "new": 1, "refused": 2, "absent": 1}
    mended = applied([*split[:1], renumbered("B2", ""), *split[2:]], by, tmp_path)
    assert counts(mended) == {"rows": 3, "new": 2, "changed": 1}


def test_a_former_number_that_is_a_row_of_the_file_is_refused(tmp_path):
    by = officer()
    applied([household("A1")], by, tmp_path)
    batch = checked([renumbered("B1", "A1"), renumbered("A1", "")], by, tmp_path)
    assert batch.problems == {"FORMER_IN_FILE": 1}
    assert counts(batch) == {"rows": 2, "unchanged": 1, "refused": 1}


WHY = {
    "zh": "原户编号：台账中没有编号为 X 的记录。请更正原编号；新纳入台账的行请留空。",
    "en": "former household number: nothing in the register has the number X. "
    "Correct the former number; leave it empty if the row is new to the register.",
}


@pytest.mark.parametrize(("language", "why"), WHY.items())
def test_the_workbook_to_mend_says_what_is_wrong_with_a_former_number(tmp_path, language, why):
    batch = checked([renumbered("B1", "X")], officer(), tmp_path)
    out = tmp_path / "mend.xlsx"
    folder = folder_of(batch.uuid)
    write_corrected(folder / UPLOADED, HOUSEHOLDS, folder / PROBLEMS_FILE, out, language=language)
    heading, row = python_calamine.CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python()
    assert (row[heading.index("原户编号")], row[-1]) == ("X", why)


def test_nobody_takes_a_household_over_from_another_area(tmp_path):
    office = officer(cast.PROVINCE)
    applied(
        [household("N1", 行政村代码=cast.NEXT_VILLAGE), household("N2", 行政村代码=cast.NEXT_VILLAGE)], office, tmp_path
    )
    applied([renumbered("M2", "N2", 行政村代码=cast.NEXT_VILLAGE)], office, tmp_path)
    batch = checked([renumbered("B1", "N1"), renumbered("B2", "N2")], officer(), tmp_path)
    assert [(one.row, one.rule) for one in problems(batch)] == [(2, "OUTSIDE"), (3, "FORMER_UNKNOWN")]


def test_persons_of_a_renumbered_household_are_told_its_number_now(tmp_path):
    by = officer()
    applied([household("A1"), household("A2")], by, tmp_path)
    applied([renumbered("B1", "A1")], by, tmp_path)
    batch = checked([person("P1", of="A1"), person("P2", of="X"), person("P3", of="B1")], by, tmp_path, kind="persons")
    assert [(row, key, rule, wrong) for row, key, rule, wrong, _ in said(batch)] == [
        (2, "household_number", "RENUMBERED", "A1 became B1"),
        (3, "household_number", "REFERENCE", "there is no such household number in the register"),
    ]
    assert (batch.problems, batch.good) == ({"RENUMBERED": 1, "REFERENCE": 1}, 1)


def test_what_a_number_became_is_told_within_reach_only(tmp_path):
    office = officer(cast.PROVINCE)
    applied([household("N1", 行政村代码=cast.NEXT_VILLAGE)], office, tmp_path)
    applied([renumbered("M1", "N1", 行政村代码=cast.NEXT_VILLAGE)], office, tmp_path)
    assert checked([person(of="N1")], officer(), tmp_path, kind="persons").problems == {"REFERENCE": 1}
    assert checked([person(of="N1")], office, tmp_path, kind="persons").problems == {"RENUMBERED": 1}


@pytest.mark.parametrize("meanwhile", [household("B1"), renumbered("C1", "A1")])
def test_a_number_that_changed_since_the_check_stops_the_import(tmp_path, meanwhile):
    by = officer()
    applied([household("A1")], by, tmp_path)
    waiting = checked([renumbered("B1", "A1", 家庭人口数="9")], by, tmp_path)
    applied([meanwhile], by, tmp_path)
    before = numbers()
    with pytest.raises(ChangedSinceError):
        brought_in(waiting, by)
    assert numbers() == before


def test_of_two_households_that_became_one_the_other_ceases_with_its_reason(tmp_path):
    by = officer()
    applied([household("A1"), household("A2")], by, tmp_path)
    applied([person("P1", of="A1"), person("P2", of="A2")], by, tmp_path, kind="persons")
    before = numbers()
    ceased = household("A2", 脱贫属性="清退", 注销原因="并户")
    applied([household("A1", 注销原因="", 家庭人口数="2"), ceased], by, tmp_path, at=LATER, year=2015)
    applied([person("P2", of="A1")], by, tmp_path, at=LATER, kind="persons", year=2015)
    assert numbers() == before
    gone = Household.objects.get(office_number="A2")
    assert (gone.status, gone.removal_reason, gone.persons.count()) == ("removed", "merged", 0)
    assert sorted(Person.objects.values_list("office_number", "household_id")) == [
        ("P1", before["A1"]), ("P2", before["A1"]),
    ]  # fmt: skip
