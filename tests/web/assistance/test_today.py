from datetime import timedelta

import pytest
from django.urls import reverse

from huiyin_web.core.clock import today
from huiyin_web.core.today import Queue, items_of
from support import cast, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(rf):
    """Give what is due from somebody on their page of today."""

    def due(user):
        request = rf.get("/")
        request.user = user
        return items_of(request, Queue.DUE)

    return due


def test_whoever_visits_sees_in_one_line_how_many_are_due_and_no_name(due, helper, home, send):
    send(helper, given.household(), on=today())
    send(helper, given.household(), on=today() - timedelta(days=100))
    (item,) = due(helper)
    assert (item.what.en, item.state.en, item.url) == (
        "2 households are due for a visit", "never seen", reverse("assistance:my"),
    )  # fmt: skip


def test_the_line_bears_the_day_since_when_the_longest_unseen_is_due(due, helper, home, send):
    send(helper, home, on=today() - timedelta(days=100))
    (item,) = due(helper)
    assert (item.what.en, item.due, item.state.en) == (
        "1 household is due for a visit", today() - timedelta(days=9), "9 days overdue",
    )  # fmt: skip


def test_nothing_is_due_where_all_were_seen_or_from_whoever_makes_no_visits(due, helper, home, send):
    assert due(cast.township_officer()) == ()
    send(helper, home, on=today())
    assert due(helper) == ()
