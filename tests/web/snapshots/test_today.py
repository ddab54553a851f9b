import pytest

from huiyin_web.core.clock import today
from huiyin_web.core.today import Queue, items_of
from huiyin_web.snapshots.models import Snapshot
from support import batches, cast

pytestmark = pytest.mark.django_db


def due(rf, user):
    request = rf.get("/")
    request.user = user
    return [item.what.en for item in items_of(request, Queue.DUE) if item.url.startswith("/snapshots/")]


def test_a_year_that_is_over_and_imported_is_due_for_whoever_may_freeze(rf):
    batches.batch(state="applied", year=2016)
    batches.batch(state="applied", year=2016, kind="persons")
    assert due(rf, cast.provincial_office()) == ["Freeze 2016"]
    assert due(rf, cast.county_officer()) == []


def test_a_frozen_year_a_running_one_and_one_only_checked_are_not_due(rf):
    Snapshot.objects.create(
        year=2016, version=1, manifest_hash="0" * 64, frozen_at=batches.AT, by_key="user:0", by_name="—", rows={}
    )
    batches.batch(state="applied", year=2016)
    batches.batch(state="applied", year=today().year)
    batches.batch(state="checked", year=2017)
    batches.batch(state="applied", year=2018, kind="statistics")
    assert due(rf, cast.provincial_office()) == []
