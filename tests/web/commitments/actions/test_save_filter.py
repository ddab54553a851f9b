import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.actions.save_filter import MOST, save_filter
from huiyin_web.commitments.errors import FilterNameTakenError, TooManyFiltersError
from huiyin_web.commitments.models import SavedFilter
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast
from support.commitments import AT, TODAY, county, unit

pytestmark = pytest.mark.django_db


def saved(name="逾期培训", by=None):
    return save_filter(name=name, query="view=overdue&kind=training", by=by or county(), at=AT)


def test_a_filter_is_kept_for_its_owner_and_its_name_stays_out_of_the_log():
    row = saved(" 逾期培训 ")
    assert (row.name, row.query) == ("逾期培训", "view=overdue&kind=training")
    assert AuditEvent.objects.get(action="commitments.filter.saved").detail == {}


def test_a_name_is_kept_once_by_each_person():
    by = county()
    saved(by=by)
    saved(by=unit())
    with pytest.raises(FilterNameTakenError, match="You keep another filter as '逾期培训'"):
        saved(by=by)


def test_there_is_room_for_a_handful():
    by = county()
    for number in range(MOST):
        saved(f"{number}", by=by)
    with pytest.raises(TooManyFiltersError, match="You keep 20 filters"):
        saved(by=by)
    assert SavedFilter.objects.count() == MOST


def test_whoever_sees_no_commitments_keeps_none():
    with pytest.raises(NotAllowedError):
        saved(by=actor_of(cast.helper(), on=TODAY))
