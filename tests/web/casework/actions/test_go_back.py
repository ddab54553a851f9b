from datetime import timedelta

import pytest

from huiyin.policy import Office
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules import casework as rules
from huiyin.rules.casework import EarlierDayError, WayBackError
from huiyin_web.casework.actions.go_back import go_back
from huiyin_web.casework.errors import MovedOnError, OtherOfficeError, PersonalDataError, ReasonNeededError
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import as_known
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions._saving import write
from huiyin_web.registry.actions.merge_households import merge_households
from huiyin_web.registry.actions.undo_merge import undo_merge
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.records import Record
from support import given
from support.cases import AT, exit_case, officer, walked

pytestmark = pytest.mark.django_db


def sent_back(case, state, by=None, reason="评议记录不全", steps_taken=None, days=1):
    return go_back(
        case=case.pk, steps_taken=case.steps_taken if steps_taken is None else steps_taken, state=state, reason=reason,
        on=case.changed_on + timedelta(days=days), by=by or officer(), at=AT,
    )  # fmt: skip


@pytest.fixture
def verified():
    return walked(exit_case(), until="verified")


def test_a_case_goes_back_to_where_it_was_and_on_from_there(verified):
    after = sent_back(verified, "proposed")

    assert (after.state, after.steps.order_by("-number")[0].reason) == ("proposed", "评议记录不全")
    assert walked(after, until="acknowledged").steps.filter(step="verify").count() == 2
    assert AuditEvent.objects.filter(action="casework.case.returned").count() == 1


def test_a_case_does_not_go_back_to_where_it_has_never_been(verified):
    with pytest.raises(WayBackError):
        sent_back(verified, "approved")


def test_a_way_back_needs_a_reason(verified):
    with pytest.raises(ReasonNeededError):
        sent_back(verified, "proposed", reason="  不 ")


def test_its_reason_holds_no_personal_number(verified):
    with pytest.raises(PersonalDataError):
        sent_back(verified, "proposed", reason="请致电13912345678核实")


def test_who_takes_none_of_its_next_steps_does_not_send_it_back(verified):
    with pytest.raises(OtherOfficeError):
        sent_back(verified, "proposed", by=officer("county"))


def test_a_case_that_went_on_meanwhile_is_not_sent_back(verified):
    with pytest.raises(MovedOnError):
        sent_back(verified, "proposed", steps_taken=1)


def test_a_village_that_may_verify_a_relapse_does_not_undo_the_exit():
    observed = walked(exit_case(), until="observed")

    with pytest.raises(OtherOfficeError, match="the county's"):
        sent_back(observed, "approved")


def test_a_case_goes_back_no_earlier_than_its_last_step(verified):
    with pytest.raises(EarlierDayError):
        sent_back(verified, "proposed", days=-1)

    assert sent_back(verified, "proposed", days=0).changed_on == verified.changed_on


@pytest.mark.parametrize("status", ["poor", "relapsed"])
def test_an_exit_that_goes_back_behind_its_announcement_is_none_and_the_household_is_what_it_was(status):
    announced = walked(exit_case(status=status), until="observed")
    assert Household.objects.get(pk=announced.household_id).status == "exited"

    sent_back(announced, "verified", by=officer(Office.COUNTY), reason="公告后异议成立")

    row = Household.objects.get(pk=announced.household_id)
    assert (row.status, row.exited_on) == (status, None)
    told = AuditEvent.objects.filter(action="registry.status.set").order_by("-number")[0].detail
    assert told == {"before": "exited", "after": status, "source": f"case:{announced.pk}"}


def test_an_exit_that_goes_back_takes_back_what_it_recorded_and_records_it_anew_once_it_was_verified_again():
    announced = walked(exit_case(wage_income=100_000, member_count=1), until="observed")
    assert Household.objects.get(pk=announced.household_id).wage_income == 900_000

    back = sent_back(announced, "proposed", by=officer(Office.COUNTY), reason="公告后异议成立")

    row = Household.objects.get(pk=announced.household_id)
    assert (row.status, row.wage_income, row.member_count, row.food_assured) == ("poor", 100_000, 1, None)
    again = walked(back, until="observed", cells={"wage_income": "8000"})
    assert Household.objects.get(pk=again.household_id).wage_income == 800_000


def test_what_somebody_wrote_since_then_is_not_taken_back():
    announced = walked(exit_case(wage_income=100_000, member_count=1), until="observed")
    row = Household.objects.get(pk=announced.household_id)
    write(Record(HOUSEHOLDS, row, row), {"member_count": 3}, year=2016, by=officer(), at=AT)

    sent_back(announced, "proposed", by=officer(Office.COUNTY), reason="公告后异议成立")

    row.refresh_from_db()
    assert (row.wage_income, row.member_count) == (100_000, 3)


def test_what_was_given_back_is_as_old_as_it_was_so_that_the_same_visit_is_recorded_once_it_is_announced_again():
    announced = walked(exit_case(wage_income=100_000), until="observed")

    again = walked(sent_back(announced, "approved", by=officer(Office.COUNTY), reason="公告有误"), until="observed")

    assert Household.objects.get(pk=again.household_id).wage_income == 900_000


def test_what_somebody_wrote_between_two_announcements_is_not_taken_back_with_the_second_that_wrote_nothing():
    announced = walked(exit_case(wage_income=100_000, member_count=1), until="observed")
    row = Household.objects.get(pk=announced.household_id)
    told = rules.verified(as_known(announced, on=announced.changed_on)).values
    back = sent_back(announced, "approved", by=officer(Office.COUNTY), reason="公告有误")
    row.refresh_from_db()
    write(Record(HOUSEHOLDS, row, row), told, year=2016, by=officer(), at=AT)

    again = walked(back, until="observed")
    sent_back(again, "approved", by=officer(Office.COUNTY), reason="公告有误")

    assert Household.objects.get(pk=row.pk).wage_income == 900_000


def test_a_household_that_was_one_with_another_for_a_while_is_what_it_was_before_its_exit():
    announced = walked(exit_case(), until="observed")
    after, county = AT + timedelta(minutes=1), officer(Office.COUNTY)
    merged = merge_households(
        kept=given.household().pk, dropped=announced.household_id, doubles=[], reason="同一户", by=county, at=after
    )
    undo_merge(merge=merged.pk, by=county, at=after)

    sent_back(Case.objects.get(pk=announced.pk), "proposed", by=county)

    row = Household.objects.get(pk=announced.household_id)
    assert (row.status, row.removal_reason) == ("poor", None)


def test_what_goes_back_no_further_than_the_announcement_leaves_the_household_as_it_is():
    approved = walked(exit_case(), until="approved")

    sent_back(approved, "verified", by=officer(Office.COUNTY))

    row = Household.objects.get(pk=approved.household_id)
    assert (row.status, row.version) == ("poor", 1)
