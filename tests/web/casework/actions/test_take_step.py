from datetime import UTC, date, datetime, timedelta

import pytest

from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.models import Grant, User
from huiyin_web.access.queries import actor_of
from huiyin_web.casework.actions._taking import Sent
from huiyin_web.casework.actions.take_step import take_step
from huiyin_web.casework.errors import MovedOnError, OtherOfficeError, StepRefusedError
from huiyin_web.casework.models import Case, Recorded
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.errors import FrozenYearError
from huiyin_web.registry.actions._saving import write
from huiyin_web.registry.actions.set_status import set_status
from huiyin_web.registry.models import Household, HouseholdHistory, Person
from huiyin_web.registry.queries.records import Record
from support import cast
from support.cases import AT, CELLS, DAY, RICH, exit_case, identification, officer, walked

pytestmark = pytest.mark.django_db


def taken(case, step, by, *, cells=CELLS, days=1, steps_taken=None):
    number = case.steps_taken if steps_taken is None else steps_taken
    return take_step(case=case.pk, sent=Sent(step, number, cells, case.changed_on + timedelta(days=days)), by=by, at=AT)


def test_a_family_applies_and_is_registered_with_its_members_and_income():
    case = walked(identification(), until="registered")

    row = case.household
    assert (row.status, row.head_name, row.member_count, row.main_cause) == ("poor", "扎西才让", 2, "illness")
    assert (row.wage_income, row.net_income, row.income_per_capita) == (300_000, 480_000, 240_000)
    assert row.office_number == f"{cast.VILLAGE}2016{case.pk:06d}"
    assert list(Person.objects.filter(household=row).order_by("pk").values_list("name", "relation")) == [
        ("扎西才让", "head"), ("卓玛措", "spouse"),
    ]  # fmt: skip
    assert case.is_over
    assert not Household.objects.exclude(pk=row.pk).exists()


def test_income_that_was_only_expected_is_not_in_what_is_registered():
    row = walked(
        identification(), until="registered", cells={"business_income": "2800", "expected_income": "2800"}
    ).household

    assert (row.wage_income, row.business_income) == (300_000, 0)
    assert row.net_income == 300_000 + row.transfer_income + row.property_income - row.business_expense


def test_a_family_exits_and_what_it_was_stays_in_its_history():
    case = walked(exit_case(), until="observed")

    row = Household.objects.get(pk=case.household_id)
    assert (row.status, row.exited_on, row.version) == ("exited", case.changed_on, 3)
    assert [*HouseholdHistory.objects.filter(household_id=row.pk).values_list("status", flat=True)] == ["poor", "poor"]
    event = AuditEvent.objects.get(action="registry.status.set")
    assert event.detail == {"before": "poor", "after": "exited", "source": f"case:{case.pk}"}


def test_what_an_exit_verified_stands_in_the_register_without_being_typed_again():
    case = walked(exit_case(wage_income=100_000, updated_year=2015), until="observed")

    row = Household.objects.get(pk=case.household_id)
    assert (row.wage_income, row.business_income, row.transfer_income, row.property_income) == (
        900_000,
        200_000,
        50_000,
        0,
    )
    assert (row.business_expense, row.member_count, row.net_income) == (20_000, 2, 1_130_000)
    assert row.income_per_capita == 565_000
    assert (row.food_assured, row.housing_guaranteed, row.water_safe) == (True, True, True)
    assert HouseholdHistory.objects.get(household_id=row.pk, version=1).wage_income == 100_000
    event = AuditEvent.objects.get(action="registry.household.verified")
    assert (event.subject, event.detail["source"]) == (f"household:{row.pk}", f"case:{case.pk}")
    assert {"en": "wages (yuan a year): 1,000 → 9,000", "zh": "工资性收入：1,000 → 9,000"} in event.detail["changes"]


def changed(household, at, **values):
    record = Record(HOUSEHOLDS, household, household)
    write(record, values, year=at.year, by=officer(), at=at)


@pytest.mark.parametrize(("day", "income"), [(2, 900_000), (3, 900_000), (4, 700_000)])
def test_an_income_that_somebody_wrote_after_the_visit_stays_and_one_of_its_day_or_before_goes(day, income):
    case = walked(exit_case(), until="verified")  # on 3 September
    changed(case.household, datetime(2016, 9, day, 4, tzinfo=UTC), wage_income=700_000)

    row = Household.objects.get(pk=walked(case, until="observed").household_id)

    assert (row.status, row.wage_income, row.member_count) == ("exited", income, 2)


def test_a_telephone_that_was_corrected_after_the_visit_makes_no_income_newer():
    case = walked(exit_case(wage_income=100_000), until="verified")
    changed(case.household, datetime(2016, 9, 8, tzinfo=UTC), phone="13900000009")

    assert Household.objects.get(pk=walked(case, until="observed").household_id).wage_income == 900_000


@pytest.mark.parametrize(("year", "income"), [(2016, 900_000), (2017, 100_000)])
def test_an_income_of_a_later_year_than_was_verified_stays(year, income):
    case = walked(exit_case(wage_income=100_000, updated_year=year), until="observed")

    assert Household.objects.get(pk=case.household_id).wage_income == income


def test_an_import_of_after_the_visit_tells_the_whole_sheet_anew_even_what_it_left_as_it_was():
    case = walked(exit_case(wage_income=100_000), until="verified")
    changed(case.household, datetime(2016, 9, 8, tzinfo=UTC), phone="13900000009")
    Household.objects.filter(pk=case.household_id).update(import_id=1)

    assert Household.objects.get(pk=walked(case, until="observed").household_id).wage_income == 100_000


def test_a_return_to_poverty_records_what_it_found_over_what_the_exit_had_recorded():
    case = walked(exit_case(), until="observed")
    lost = {"housing_met": "否", "housing_proof": "雪灾后鉴定为D级", "relapse_cause": "disaster"}

    taken(
        taken(case, "verify_relapse", officer(), cells=CELLS | lost), "relapse", officer("county"), cells=CELLS | lost
    )

    row = Household.objects.get(pk=case.household_id)
    assert (row.wage_income, row.housing_guaranteed, row.main_cause) == (300_000, False, "disaster")
    assert row.income_per_capita == 240_000


def test_what_an_identification_verified_is_as_old_as_its_visit():
    registered = walked(identification(), until="registered")
    visit = registered.steps.get(step="verify").on

    (kept,) = Recorded.objects.filter(case=registered)

    assert (kept.household_id, kept.version, kept.year, kept.as_of) == (registered.household_id, 1, 2016, visit)


def test_a_wrong_registration_is_removed_once_the_household_was_heard():
    case = walked(exit_case(process="removal"), until="removed")

    row = Household.objects.get(pk=case.household_id)
    assert (row.status, row.removal_reason, case.steps.filter(step="hear").count()) == ("removed", "misidentified", 1)


def test_a_step_is_one_event_of_the_audit_log():
    case = exit_case()

    after = taken(case, "appraise", officer())

    event = AuditEvent.objects.get(action="casework.case.stepped")
    assert (event.subject, event.place_code) == (f"case:{after.pk}", cast.VILLAGE)
    assert event.detail == {"process": "exit", "state": "appraised", "step": "appraise", "questions": 0}


def test_a_household_that_was_removed_while_its_exit_ran_is_not_announced_to_have_left_poverty():
    case = walked(exit_case(), until="approved")
    set_status(
        household=case.household, status="removed", on=case.changed_on, source="import:1", by=officer(), at=AT
    )  # fmt: skip

    with pytest.raises(StepRefusedError, match="The household is not on the register"):
        walked(case, until="observed")

    row = Household.objects.get(pk=case.household_id)
    assert (row.status, row.removal_reason, row.exited_on) == ("removed", "misidentified", None)


def test_a_step_that_is_skipped_is_refused_with_what_comes_first():
    case = exit_case()

    with pytest.raises(StepRefusedError) as raised:
        taken(case, "approve", officer("township"))

    assert str(raised.value) == (
        "The step was not taken. First: democratic appraisal, verification, acknowledgement by the household, village "
        "notice."
    )


def test_a_step_of_another_office_is_refused():
    with pytest.raises(OtherOfficeError) as raised:
        taken(exit_case(), "appraise", officer("county"))

    assert str(raised.value) == "This step is the village's. It waits for somebody there."


def test_two_who_take_the_same_step_take_it_once():
    case = exit_case()
    taken(case, "appraise", officer())

    with pytest.raises(MovedOnError):
        taken(case, "appraise", officer(), steps_taken=1)

    assert Case.objects.get(pk=case.pk).steps.count() == 2


def test_whoever_verified_does_not_approve():
    case = walked(exit_case(), until="in_notice", cells={"wage_income": "9000"})
    verifier = case.steps.get(step="verify").by_key
    by = officer("township")

    with pytest.raises(StepRefusedError) as raised:
        take_step(
            case=case.pk, sent=Sent("approve", case.steps_taken, CELLS, case.changed_on + timedelta(days=10)),
            by=type(by)(verifier, by.name, by.role, by.scope), at=AT,
        )  # fmt: skip

    assert "Whoever took a step of another office can't review it" in str(raised.value)


def test_nor_does_whoever_gave_the_verifier_their_password():
    case = walked(exit_case(), until="in_notice", cells={"wage_income": "9000"})
    giver = cast.township_officer()
    verifier = User.objects.get(pk=int(case.steps.get(step="verify").by_key.removeprefix("user:")))
    cast.given_by(verifier, giver)

    with pytest.raises(SamePersonError):
        taken(case, "approve", actor_of(giver, on=DAY), days=10)

    assert taken(case, "approve", officer("township"), days=10).state == "approved"


def test_nor_does_whoever_a_helper_gave_their_password_record_what_the_helper_can_t():
    case = walked(exit_case(), until="observed")
    helper, worker = cast.helper(), cast.village_worker()
    Grant.objects.create(
        user=helper, kind="pairing", household=case.household_id, starts_on=date(2016, 1, 1), source="test"
    )
    cast.given_by(worker, helper)

    with pytest.raises(SamePersonError):
        taken(case, "verify_relapse", actor_of(worker, on=case.changed_on))


def test_a_closed_year_is_not_written_into(monkeypatch):
    case = walked(exit_case(), until="approved")
    monkeypatch.setattr("huiyin_web.imports.kinds._FROZEN", [lambda: 2017])

    with pytest.raises(FrozenYearError):
        taken(case, "announce", officer("county"))

    assert Case.objects.get(pk=case.pk).state == "approved"


def test_a_relapse_makes_the_household_poor_again_without_a_day_of_exit():
    case = walked(exit_case(), until="observed")

    verified = taken(case, "verify_relapse", officer())
    after = taken(verified, "relapse", officer("county"))

    row = Household.objects.get(pk=case.household_id)
    assert (after.is_over, row.status, row.exited_on) == (True, "relapsed", None)
    assert date(2016, 9, 1) < after.changed_on
    kept = after.steps.get(step="relapse").reasons
    assert ("poverty_still_found", "poverty_line") in {(one["check"], one["parameter"]) for one in kept}


def test_a_relapse_that_nothing_shows_is_refused_with_the_line_and_every_criterion_that_holds():
    case = walked(exit_case(), until="observed")

    with pytest.raises(StepRefusedError) as raised:
        taken(case, "verify_relapse", officer(), cells=CELLS | RICH)

    assert str(raised.value) == (
        "The step was not taken. Income per person in 2016: 5,650 yuan. The line: 2,952 yuan. It must lie below. Nothing "
        "else fails (food, clothing, compulsory education, basic medical care, safe housing: met). An income below the line "
        "or a criterion that is not met is needed."
    )
    assert Household.objects.get(pk=case.household_id).status == "exited"


def test_a_guarantee_that_is_lost_is_enough_for_a_relapse_and_is_kept_with_what_proves_it():
    case = walked(exit_case(), until="observed")

    lost = {"housing_met": "否", "housing_proof": "雪灾后鉴定为D级"}
    after = taken(case, "verify_relapse", officer(), cells=CELLS | RICH | lost)

    kept = after.steps.get(step="verify_relapse")
    assert (kept.evidence["housing_met"], kept.evidence["housing_proof"]) == ("否", "雪灾后鉴定为D级")
    assert "Safe housing: not met now." in [one["en"] for one in kept.reasons]


def test_a_helper_does_not_verify_the_relapse_of_their_own_household():
    case = walked(exit_case(), until="observed")
    worker = cast.village_worker()
    Grant.objects.create(
        user=worker, kind="pairing", household=case.household_id, starts_on=date(2016, 1, 1), source="test"
    )

    with pytest.raises(StepRefusedError) as raised:
        taken(case, "verify_relapse", actor_of(worker, on=case.changed_on))

    assert "The household's helper can't verify its poverty; somebody else must." in str(raised.value)
