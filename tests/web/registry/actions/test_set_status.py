from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.registry.actions.set_status import set_status
from huiyin_web.registry.models import Household, HouseholdHistory
from support import given

AT = datetime(2016, 12, 1, 2, 0, tzinfo=UTC)
DAY = date(2016, 11, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture
def household():
    given.places()
    return given.household(exited_on=None)


def change(household, status):
    with transaction.atomic():
        set_status(household=household, status=status, on=DAY, source="case:1", by=platform("test"), at=AT)
    return Household.objects.get(pk=household.pk)


@pytest.mark.parametrize(
    ("status", "exited_on", "removal_reason"),
    [("exited", DAY, None), ("relapsed", None, None), ("removed", None, "misidentified")],
)
def test_a_status_comes_with_its_day_or_reason(household, status, exited_on, removal_reason):
    after = change(household, status)

    assert (after.status, after.exited_on, after.removal_reason) == (status, exited_on, removal_reason)
    assert (after.version, after.updated_year, after.import_id) == (2, 2016, None)


def test_whoever_is_removed_never_left_poverty_and_gets_the_day_of_the_exit_back_with_the_status(household):
    change(household, "exited")
    removed = change(household, "removed")
    assert (removed.exited_on, removed.removal_reason) == (None, "misidentified")

    earlier = HouseholdHistory.objects.get(household_id=household.pk, status="exited")
    with transaction.atomic():
        set_status(
            household=household, status="exited", on=date(2016, 12, 1), source="case:1", by=platform("test"), at=AT,
            earlier=earlier,
        )  # fmt: skip

    back = Household.objects.get(pk=household.pk)
    assert (back.status, back.exited_on, back.removal_reason) == ("exited", DAY, None)


def test_what_the_household_was_stays_in_its_history(household):
    change(household, "exited")

    was = HouseholdHistory.objects.get(household_id=household.pk)
    assert (was.status, was.version, was.replaced_at) == ("poor", 1, AT)


def test_a_status_of_an_earlier_year_that_is_only_recorded_now_makes_no_later_sheet_older(household):
    Household.objects.filter(pk=household.pk).update(updated_year=2018)

    assert change(household, "exited").updated_year == 2018


def test_the_log_says_what_it_follows_from(household):
    change(household, "exited")

    event = AuditEvent.objects.get(action="registry.status.set")
    assert event.detail == {"before": "poor", "after": "exited", "source": "case:1"}
