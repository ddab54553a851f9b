from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.core.models import AuditEvent
from huiyin_web.imports.errors import FrozenYearError
from huiyin_web.registry.actions.register_household import NewHousehold, register_household
from huiyin_web.registry.models import Household, Person
from support import cast, given

AT = datetime(2016, 12, 1, 2, 0, tzinfo=UTC)
NEW = NewHousehold(
    {
        "village_code": cast.VILLAGE, "head_name": "扎西", "standard": "national", "category": "general",
        "status": "poor", "main_cause": "illness", "identified_on": date(2016, 11, 30), "wage_income": 500_000,
        "business_expense": 100_001,
    },
    ({"name": "扎西", "sex": "male", "relation": "head"}, {"name": "卓玛", "sex": "female", "relation": "spouse"}),
    "6327251002002016000001",
)  # fmt: skip
pytestmark = pytest.mark.django_db


def registered():
    given.places()
    with transaction.atomic():
        return register_household(new=NEW, by=platform("test"), at=AT)


def test_totals_are_computed_and_members_are_numbered():
    row = registered()

    assert (row.member_count, row.net_income, row.income_per_capita) == (2, 399_999, 200_000)
    numbers = Person.objects.filter(household=row).order_by("pk").values_list("office_number", flat=True)
    assert list(numbers) == [f"{NEW.number}01", f"{NEW.number}02"]


def test_registering_is_one_event():
    row = registered()

    event = AuditEvent.objects.get(action="registry.household.registered")
    assert (event.subject, event.detail) == (f"household:{row.pk}", {"members": 2})


def test_a_closed_year_is_not_written_into(monkeypatch):
    monkeypatch.setattr("huiyin_web.imports.kinds._FROZEN", [lambda: 2017])

    with pytest.raises(FrozenYearError):
        registered()

    assert not Household.objects.exists()
