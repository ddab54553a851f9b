from datetime import timedelta

import pytest

from huiyin_web.access.models import Delegation
from huiyin_web.core.clock import now, today
from huiyin_web.core.today import Queue, items_of
from support import cast

pytestmark = pytest.mark.django_db


def due(rf, user):
    request = rf.get("/")
    request.user = user
    return [(item.what.en, (item.due - today()).days) for item in items_of(request, Queue.DUE)]


def delegation(commander, secretary, days, **more):
    return Delegation.objects.create(
        principal=commander, deputy=secretary, starts_on=today() - timedelta(days=90),
        ends_on=today() + timedelta(days=days), reason="出差", **more,
    )  # fmt: skip


def test_a_delegation_that_ends_within_a_week_is_due_for_both(rf):
    commander, secretary = cast.commander(), cast.secretary()
    delegation(commander, secretary, 7)
    assert due(rf, commander) == [(f"Your delegation to {secretary.name} ends", 7)]
    assert due(rf, secretary) == [(f"{commander.name}'s delegation to you ends", 7)]
    assert due(rf, cast.commander()) == []


def test_a_delegation_that_is_over_or_ends_later_is_not_due(rf):
    commander, secretary = cast.commander(), cast.secretary()
    delegation(commander, secretary, -1)
    delegation(commander, secretary, 8)
    delegation(commander, secretary, 3, ended_at=now())
    assert due(rf, commander) == due(rf, secretary) == []
