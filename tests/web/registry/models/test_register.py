import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.registry.models import Household, HouseholdHistory, Person, PersonHistory

KEPT = {"version", "import_id", "updated_year"}
COMPUTED = {"net_income", "income_per_capita"}
SOUNDS = {"name_pinyin", "name_initials"}
HISTORY = {"history_id", "replaced_by_import", "replaced_at", "replaced_by"}
LINXIA = {
    "office_number": "63000001",
    "village_code": "632722100201",
    "head_name": "扎西",
    "standard": "national",
    "category": "general",
    "status": "poor",
    "main_cause": "illness",
    "member_count": 4,
    "updated_year": 2016,
}


def columns(model):
    return {field.column for field in model._meta.concrete_fields}


def keys(sheet):
    return {field.key for field in sheet.kept}


def test_a_household_has_the_columns_of_its_sheet_and_what_is_computed():
    assert columns(Household) == keys(HOUSEHOLDS) | KEPT | COMPUTED | {"id"}
    assert columns(HouseholdHistory) == keys(HOUSEHOLDS) | KEPT | COMPUTED | HISTORY | {"household_id"}


def test_a_person_has_the_columns_of_its_sheet_with_the_household_by_id():
    fields = keys(PERSONS) - {"household_number"} | {"household_id"}
    assert columns(Person) == fields | SOUNDS | KEPT | {"id"}
    assert columns(PersonHistory) == fields | SOUNDS | KEPT | HISTORY | {"person_id"}


def test_what_the_sheet_does_not_ask_for_may_be_null_and_the_rest_not():
    for field in HOUSEHOLDS.kept:
        assert Household._meta.get_field(field.key).null is not field.required, field.key


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"status": "rich"}, "household_status"),
        ({"main_cause": ""}, "household_main_cause"),
        ({"toilet": "golden"}, "household_toilet"),
        ({"village_code": "63272210020"}, "household_village_code"),
        ({"village_code": "63272210020x"}, "household_village_code"),
        ({"member_count": 0}, "household_member_count"),
        ({"wage_income": -1}, "household_wage_income"),
        ({"wage_income": 10_000_000_001}, "household_wage_income"),
        ({"housing_area": 2000.5}, "household_housing_area"),
        ({"status": "exited"}, "household_exit_has_its_day"),
        ({"identified_on": "2016-01-02", "exited_on": "2016-01-01"}, "household_leaves_after_entering"),
    ],
)
def test_the_database_refuses_what_the_sheet_does_not_allow(changed, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Household.objects.create(**LINXIA | changed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"wage_income": 0, "toilet": None},
        {"wage_income": 10_000_000_000, "toilet": "dry"},
        {"status": "exited", "identified_on": "2016-01-01", "exited_on": "2016-01-01"},
        {"net_income": -500_00, "income_per_capita": -125_00},
    ],
)
def test_the_database_takes_what_the_sheet_allows(changed):
    Household.objects.create(**LINXIA | changed)
    assert Household.objects.count() == 1


@pytest.mark.django_db
def test_an_office_number_is_taken_once():
    Household.objects.create(**LINXIA)
    with pytest.raises(IntegrityError), transaction.atomic():
        Household.objects.create(**LINXIA)


@pytest.mark.django_db
def test_a_person_needs_a_household_and_a_household_with_persons_stays():
    household = Household.objects.create(**LINXIA)
    Person.objects.create(
        household=household, office_number="1", name="扎西", sex="male", relation="head", updated_year=2016
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        household.delete()
    with pytest.raises(IntegrityError, match="person_sex"), transaction.atomic():
        Person.objects.update(sex="")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"status": "rich"}, "household_status: this code is not in its list."),
        ({"village_code": "63272210020x"}, "household_village_code: a place code has twelve digits."),
        ({"member_count": 0}, "household_member_count: this value is out of bounds."),
        ({"status": "exited"}, "A household that left poverty has the day on which it left."),
    ],
)
def test_a_refusal_can_be_read(changed, said, settings):
    settings.LANGUAGE_CODE = "en"
    with pytest.raises(ValidationError) as refused:
        Household(**LINXIA | changed).validate_constraints()
    assert refused.value.messages == [said]
