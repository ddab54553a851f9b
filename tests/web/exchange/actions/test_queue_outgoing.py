import pytest

from huiyin_web.core.errors import ConflictError, NotAllowedError
from huiyin_web.exchange.actions.queue_outgoing import queue_outgoing
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.folders import OUTGOING, folder_of
from huiyin_web.jobs.models import JobState
from huiyin_web.jobs.worker import drain
from support import cast
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


def test_the_worker_writes_the_file_beside_the_export(home, export, compare, officer, as_actor):
    made, county = compare(export()), as_actor(officer)
    job = queue_outgoing(exchange=made.pk, user=officer.pk, by=county, at=AT)
    with pytest.raises(ConflictError):
        queue_outgoing(exchange=made.pk, user=officer.pk, by=county, at=AT)
    drain()
    job.refresh_from_db()
    made.refresh_from_db()
    assert (job.state, made.written_at is not None, (folder_of(made.uuid) / OUTGOING).exists()) == (
        JobState.DONE, True, True,
    )  # fmt: skip


def test_nothing_is_written_of_what_is_not_compared_nor_for_who_may_not_show_personal_data(
    home, export, take, officer, as_actor
):
    made, township = take(export()), cast.township_officer()
    with pytest.raises(ExchangeStateError):
        queue_outgoing(exchange=made.pk, user=officer.pk, by=as_actor(officer), at=AT)
    with pytest.raises(NotAllowedError):
        queue_outgoing(exchange=made.pk, user=township.pk, by=as_actor(township), at=AT)
