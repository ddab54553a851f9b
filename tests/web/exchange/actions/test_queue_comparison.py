import pytest

from huiyin_web.core.errors import ConflictError, NotAllowedError, NotFoundError
from huiyin_web.exchange.actions.queue_comparison import queue_comparison
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.models import Difference
from huiyin_web.jobs.models import Job, JobState
from huiyin_web.jobs.worker import drain
from support import cast
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


def queue(made, officer, as_actor):
    return queue_comparison(exchange=made.pk, user=officer.pk, by=as_actor(officer), at=AT)


def test_the_worker_compares_once_and_leads_to_the_exchange(home, export, take, officer, as_actor):
    made = take(export({home.office_number: {"farmland": 6.5}}))
    job = queue(made, officer, as_actor)
    with pytest.raises(ConflictError):
        queue(made, officer, as_actor)
    drain()
    job.refresh_from_db()
    made.refresh_from_db()
    assert (job.state, job.result["url"], job.place_code) == (JobState.DONE, f"/exchange/{made.pk}/", cast.COUNTY)
    assert (made.is_open, Difference.objects.count()) == (True, 1)
    with pytest.raises(ExchangeStateError):
        queue(made, officer, as_actor)


def test_a_worker_that_died_after_the_comparison_and_before_saying_so_finds_it_done(
    home, export, take, officer, as_actor
):
    made = take(export({home.office_number: {"farmland": 6.5}}))
    queue(made, officer, as_actor)
    drain()
    Job.objects.update(state=JobState.QUEUED)
    drain()
    assert (Job.objects.get().state, Difference.objects.count()) == (JobState.DONE, 1)


def test_a_file_that_cannot_be_read_is_a_result_and_no_failure(home, take, officer, as_actor):
    made = take(b"%PDF-1.4", persons=False)
    queue(made, officer, as_actor)
    drain()
    made.refresh_from_db()
    assert (Job.objects.get().state, "PDF" in made.refusal["en"]) == (JobState.DONE, True)


def test_nobody_queues_for_next_door(home, export, take, as_actor):
    made = take(export())
    for who, error in ((cast.county_officer(cast.NEXT_COUNTY), NotFoundError), (cast.helper(), NotAllowedError)):
        with pytest.raises(error):
            queue(made, who, as_actor)
