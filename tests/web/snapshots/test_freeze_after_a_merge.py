"""What a frozen year holds of two entries that became one, and of one that was parted again."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from huiyin.records.snapshots import Snapshots
from huiyin_web.access.actor import platform
from huiyin_web.registry.actions.merge_households import merge_households
from huiyin_web.registry.actions.undo_merge import undo_merge
from huiyin_web.registry.errors import NotPartedError
from huiyin_web.registry.models import Person
from support import given

AT = datetime(2016, 12, 1, 9, 0, tzinfo=UTC)
BY = platform("test")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def merged(register):
    """The poor household of two and a second entry of it, with the head once more and a daughter: now one."""
    head = Person.objects.get(household=register, relation="head")
    double = given.household(member_count=2)
    again = given.person(double, name=head.name)
    given.person(double, relation="daughter")
    with transaction.atomic():
        return merge_households(
            kept=register.pk, dropped=double.pk, doubles=[(head.pk, again.pk)], reason="问过", by=BY, at=AT
        )


def poor(data, year):
    rows = Snapshots(data / "snapshots").open(year).table("households").to_pylist()
    return {row["id"] for row in rows if row["status"] == "poor"}


def relations(data, year, household):
    rows = Snapshots(data / "snapshots").open(year).table("persons").to_pylist()
    return sorted(row["relation"] for row in rows if row["household_id"] == household)


def test_each_of_them_is_counted_once(merged, register, freeze, data):
    freeze(2016)
    assert poor(data, 2016) == {register.pk}
    assert relations(data, 2016, register.pk) == ["daughter", "head", "son"]
    assert relations(data, 2016, merged.dropped) == []


def test_parted_again_before_the_year_is_frozen_they_are_two(merged, register, freeze, data):
    with transaction.atomic():
        undo_merge(merge=merged.pk, by=BY, at=AT)
    freeze(2016)
    assert poor(data, 2016) == {register.pk, merged.dropped}
    assert relations(data, 2016, register.pk) == ["head", "son"]
    assert relations(data, 2016, merged.dropped) == ["daughter", "head"]


def test_once_a_later_year_is_frozen_they_stay_one(merged, register, freeze, data):
    freeze(2016)
    given.population(year=2017)
    freeze(2017, at=datetime(2018, 1, 5, tzinfo=UTC))
    with transaction.atomic(), pytest.raises(NotPartedError):
        undo_merge(merge=merged.pk, by=BY, at=AT)
    assert poor(data, 2016) == poor(data, 2017) == {register.pk}
