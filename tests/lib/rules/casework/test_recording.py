from datetime import date

import pytest

from huiyin.policy import shipped_packs
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.casework import Entry, is_later, to_record, verified
from support.casework import brought_to, opened, taken, went_back

DAY = date(2016, 11, 1)
INCOME = ("wage_income", "business_income", "transfer_income", "property_income", "business_expense")


@pytest.fixture
def seen():
    return verified(
        brought_to(opened("exit", DAY), "approve", DAY, {"verify": {"date": date(2016, 11, 5), "income_year": 2016}})
    )


def test_what_an_exit_verified_is_its_income_its_members_and_every_criterion(seen):
    assert (seen.step, seen.on, seen.year) == ("verify", date(2016, 11, 5), 2016)
    assert seen.values == {
        "wage_income": 1_200_000, "business_income": 400_000, "transfer_income": 100_000, "property_income": 0,
        "business_expense": 100_000, "member_count": 4, "food_assured": True, "clothing_assured": True,
        "education_guaranteed": True, "medical_guaranteed": True, "housing_guaranteed": True,
    }  # fmt: skip


def test_an_income_is_written_as_a_whole_and_all_else_by_itself(seen):
    assert seen.parts[0] == INCOME
    assert all(len(part) == 1 for part in seen.parts[1:])


def test_nothing_was_verified_before_somebody_was_in_the_house_nor_where_no_income_is_asked():
    assert verified(brought_to(opened("exit", DAY), "verify", DAY)) is None
    assert verified(brought_to(opened("removal", DAY), "remove", DAY)) is None


def test_what_is_only_expected_is_in_no_receipt():
    given = {"verify": {"business_income": 5000, "expected_income": 4000}}

    assert verified(brought_to(opened("exit", DAY), "approve", DAY, given)).values["business_income"] == 100_000


def test_a_criterion_that_a_later_step_proved_is_among_what_was_verified():
    day = date(2019, 6, 10)
    case = brought_to(opened("exit", day), "acknowledge", day)
    assert "water_safe" not in verified(case).values

    assert verified(taken(case, "acknowledge", date(2019, 6, 25))).values["water_safe"] is True


def test_a_return_to_poverty_tells_its_own_income_and_cause_and_not_those_of_the_exit():
    case = brought_to(opened("exit", DAY), "relapse", DAY, {"verify_relapse": {"housing_met": False}})
    relapsed = verified(taken(case, "relapse", case.since, relapse_cause="disaster"))

    assert relapsed.step == "verify_relapse"
    assert (relapsed.values["wage_income"], relapsed.values["housing_guaranteed"]) == (600_000, False)
    assert relapsed.values["main_cause"] == "disaster"


def test_what_a_way_back_undid_was_not_verified():
    case = brought_to(opened("exit", DAY), "approve", DAY)

    assert verified(went_back(case, "proposed", case.since)) is None


@pytest.mark.parametrize(
    ("year", "on", "later"),
    [
        (2016, date(2016, 11, 6), True),
        (2016, date(2016, 11, 5), False),
        (2016, None, False),
        (2015, date(2016, 12, 1), False),
        (2017, None, True),
    ],
)
def test_the_register_knows_better_if_its_entry_is_of_a_later_year_or_was_made_after_the_visit(seen, year, on, later):
    assert is_later(INCOME, Entry(year, on), seen) is later


@pytest.mark.parametrize(("day", "later"), [(4, False), (6, True)])
def test_what_is_no_income_is_of_the_day_of_the_visit_whatever_year_the_income_was_counted_for(day, later):
    given = {"verify": {"date": date(2016, 11, 5), "income_year": 2015}}
    of_last_year = verified(brought_to(opened("exit", DAY), "approve", DAY, given))
    entry = Entry(2016, date(2016, 11, day))

    assert is_later(("housing_guaranteed",), entry, of_last_year) is later
    assert is_later(INCOME, entry, of_last_year)


def test_only_the_part_of_which_the_register_knows_better_is_left_alone(seen):
    old, new = Entry(2015, date(2016, 1, 10)), Entry(2016, date(2016, 11, 20))
    entries = dict.fromkeys(seen.parts, old) | {("member_count",): new}

    written = to_record(seen, entries)

    assert "member_count" not in written
    assert {*written} == {*seen.values} - {"member_count"}
    assert not {*INCOME} & {*to_record(seen, entries | {INCOME: new})}


def test_every_step_that_makes_something_of_a_household_by_its_income_records_what_was_verified():
    processes = [one for pack in shipped_packs() for one in pack.processes.values() if one.subject == "household"]
    silent = {
        (one.key, key) for one in processes for key, step in one.steps.items() if step.status and not step.records
    }

    assert silent == {("removal", "remove")}


def test_every_visit_that_counts_an_income_is_a_verification():
    steps = [
        (one.key, *pair) for pack in shipped_packs() for one in pack.processes.values() for pair in one.steps.items()
    ]

    assert [
        (process, key) for process, key, step in steps if "income_year" in step.evidence and not step.verifies
    ] == []


def test_whatever_is_verified_has_its_field_on_the_sheet(seen):
    assert {*seen.values} <= {field.key for field in HOUSEHOLDS.fields}
