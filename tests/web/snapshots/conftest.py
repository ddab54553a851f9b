from datetime import UTC, datetime

import pytest

from huiyin_web.access.actor import platform
from huiyin_web.snapshots.actions.freeze_year import freeze_year
from huiyin_web.snapshots.readiness import readiness_of
from support import cast, given

AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def data(settings, tmp_path):
    """A data folder of the test's own."""
    settings.HUIYIN_DATA = tmp_path
    return tmp_path


@pytest.fixture
def freeze(data):
    """Freeze a year of the register as it is, by somebody who has seen what it lacks; committed rows only."""

    def freeze(year=2016, *, by=None, at=AT, report=lambda fraction, words: None, seen=None, **more):
        seen = readiness_of(year, at=at).flaws if seen is None else seen
        return freeze_year(year=year, by=by or platform("test"), at=at, report=report, seen=seen, **more)

    return freeze


@pytest.fixture
def register():
    """A village with a poor household of two, and one next county that has left poverty; the province's population."""
    given.places()
    given.population(year=2015)
    given.population(year=2016)
    poor = given.household(member_count=2, income_per_capita=1_000_00, net_income=2_000_00, phone="13897001234")
    given.person(poor)
    given.person(poor, relation="son", birth_date="2010-05-01", dibao=True)
    given.household(cast.NEXT_VILLAGE, status="exited", exited_on="2016-11-30", member_count=3, housing_area=80.5)
    return poor
