from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.errors import FrozenYearError
from huiyin_web.registry.actions.record_verified import record_verified
from huiyin_web.registry.models import Household, HouseholdHistory
from support import given

AT = datetime(2016, 12, 1, 2, 0, tzinfo=UTC)
DAY = date(2016, 11, 30)
pytestmark = pytest.mark.django_db


@pytest.fixture
def household():
    given.places()
    return given.household(wage_income=100_000, member_count=2, updated_year=2015)


def recorded(household, **values):
    with transaction.atomic():
        return record_verified(
            household=household, values=values, year=2016, on=DAY, source="case:1", by=platform("test"), at=AT
        )  # fmt: skip


def test_what_differs_is_written_with_its_totals_and_what_was_there_stays_in_the_history(household):
    version = recorded(household, wage_income=900_000, member_count=2, food_assured=True)

    row = Household.objects.get(pk=household.pk)
    assert (version, row.version, row.updated_year, row.import_id) == (2, 2, 2016, None)
    assert (row.wage_income, row.income_per_capita, row.food_assured) == (900_000, 450_000, True)
    assert HouseholdHistory.objects.get(household_id=household.pk).wage_income == 100_000


def test_the_log_tells_before_and_after_of_what_differs_and_what_it_follows_from(household):
    recorded(household, wage_income=900_000, member_count=2)

    event = AuditEvent.objects.get(action="registry.household.verified")
    assert event.detail == {
        "changes": [{"en": "wages (yuan a year): 1,000 → 9,000", "zh": "工资性收入：1,000 → 9,000"}],
        "source": "case:1",
    }


def test_the_sheet_is_of_the_year_that_was_counted_and_never_becomes_older(household):
    Household.objects.filter(pk=household.pk).update(updated_year=2017)

    recorded(household, wage_income=900_000)

    assert Household.objects.get(pk=household.pk).updated_year == 2017


def test_where_nothing_differs_nothing_is_written(household):
    assert recorded(household, wage_income=100_000) is None
    assert (Household.objects.get(pk=household.pk).version, AuditEvent.objects.count()) == (1, 0)


def test_a_closed_year_is_not_written_into(household, monkeypatch):
    monkeypatch.setattr("huiyin_web.imports.kinds._FROZEN", [lambda: 2017])

    with pytest.raises(FrozenYearError):
        recorded(household, wage_income=900_000)
