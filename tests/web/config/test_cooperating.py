from datetime import UTC, datetime

import pytest

from huiyin_web.config.commands.cooperating import cooperate
from huiyin_web.cooperation.models import Agreement, Entry
from huiyin_web.cooperation.queries.stored import told_of
from support import cast, given
from support.cooperation import paired

pytestmark = pytest.mark.django_db
AT = datetime(2017, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cooperated():
    given.places()
    given.household()
    for county in (cast.COUNTY, cast.NEXT_COUNTY):
        paired(county)
    cooperate(at=AT)


def test_every_pair_has_plans_reports_and_entries_that_count_or_wait():
    rows = list(Agreement.objects.order_by("pk"))
    assert len(rows) == 2
    for row in rows:
        past, now = (told_of([row], year)[row.pk] for year in (2016, 2017))
        assert all(one.planned is not None for one in past.values())
        assert not any(one.differs for one in past.values())
        assert any(one.waiting for one in now.values())
    assert set(Entry.objects.values_list("state", "side")) >= {
        ("confirmed", "east"), ("confirmed", "west"), ("entered", "east"),
    }  # fmt: skip
