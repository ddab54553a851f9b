import pytest

from huiyin_web.cooperation.errors import CooperationRefusedError, NoSuchEntryError, PlacedError
from huiyin_web.cooperation.models import PlacedHousehold
from huiyin_web.cooperation.queries.stored import told_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.cooperation import JOBS, YEAR, answered, east, entered, placed, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    return signed()


def test_the_register_says_how_many_of_those_placed_are_poor(row):
    entry = entered(row, JOBS)
    answered(row, entry)
    placed(row, entry, given.household(), given.household(), given.household(status="removed"))

    told = told_of([row], YEAR)[row.pk]
    assert (told["jobs"].counted, told["jobs_poor"].counted) == (3, 2)
    assert AuditEvent.objects.get(action="cooperation.agreement.place").detail["households"] == 3


def test_no_more_households_than_persons_none_elsewhere_and_none_for_other_things(row):
    entry, home = entered(row, JOBS), given.household()
    with pytest.raises(PlacedError, match="4 persons are named with those named before; 3 were placed"):
        placed(row, entry, *[given.household() for _ in range(4)])
    with pytest.raises(PlacedError, match="Line 2"):
        placed(row, entry, home, given.household(cast.NEXT_VILLAGE))
    with pytest.raises(NoSuchEntryError):
        placed(row, entered(row), home)
    with pytest.raises(NotAllowedError):
        placed(row, entry, home, by=east())
    assert PlacedHousehold.objects.count() == 0
    with pytest.raises((PlacedError, CooperationRefusedError)):
        placed(row, entry)
