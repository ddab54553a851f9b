import pytest

from huiyin_web.commitments.actions.delete_filter import delete_filter
from huiyin_web.commitments.models import SavedFilter
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support.commitments import AT, county, unit

pytestmark = pytest.mark.django_db


def test_somebody_deletes_their_own_filter_and_nobody_elses():
    by = county()
    row = SavedFilter.objects.create(user_key=by.key, name="逾期", query="view=overdue")
    with pytest.raises(NotFoundError):
        delete_filter(number=row.pk, by=unit(), at=AT)
    delete_filter(number=row.pk, by=by, at=AT)
    assert SavedFilter.objects.count() == 0
    assert AuditEvent.objects.filter(action="commitments.filter.deleted").count() == 1
