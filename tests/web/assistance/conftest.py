"""A helper of one village, a household of it, and visits as their phones send them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from huiyin.followup.visits import Report
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.record_visit import Sent, record_visit
from support import cast, given

ON = date(2016, 9, 14)
AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def as_actor():
    """Turn a person of the cast into the actor that they are."""
    return lambda user: actor_of(user, on=ON)


@pytest.fixture
def helper(db):
    given.places()
    return cast.helper()


@pytest.fixture
def home(helper):
    return given.household(head_name="才让卓玛", village_group="二社")


@pytest.fixture
def send():
    """Send a visit in somebody's name: a new one, or one that was made before."""

    def send(user, household, sent=None, *, on=ON, **told):
        report = Report(**{"visited_on": on, "found": "same"} | told)
        sent = sent or Sent(uuid4(), user.key, household.pk, report)
        return record_visit(sent=sent, by=actor_of(user, on=on), on=on, at=AT)

    return send


@pytest.fixture
def filled(home, helper):
    """Give a visit as a phone made it, with whatever a test changes."""
    sent = Sent(uuid4(), helper.key, home.pk, Report(ON, "better", ("work", "loan"), "报名培训", "", date(2016, 10, 1)))
    return lambda **changed: replace(sent, **changed)
