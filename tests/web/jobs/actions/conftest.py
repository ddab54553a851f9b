from datetime import UTC, datetime

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.jobs.models import Job
from support import cast

AT = datetime(2016, 9, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def as_actor():
    """Turn a person of the cast into the actor that they are."""
    return lambda user: actor_of(user, on=AT.date())


@pytest.fixture
def given_job(db):
    """Give a job of the cast's county in any state, queued by somebody else or by `by`."""

    def given(state, by=None, **fields):
        return Job.objects.create(
            **{"kind": "test", "title": {"en": "Work", "zh": "工作"}, "state": state, "created_at": AT,
               "created_by": by.key if by else "user:0", "created_by_name": "才仁", "place_code": cast.COUNTY} | fields
        )  # fmt: skip

    return given
