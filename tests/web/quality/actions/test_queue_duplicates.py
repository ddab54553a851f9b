import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from huiyin_web.quality.actions.queue_duplicates import queue_duplicates
from huiyin_web.quality.errors import DuplicatesUnderWayError
from support import cast
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_the_worker_searches_in_the_name_of_who_asked_and_says_what_it_found(doubtful, data, as_actor):
    office = cast.provincial_office()
    job = queue_duplicates(user=office.pk, by=as_actor(office), at=AT)
    with pytest.raises(DuplicatesUnderWayError):
        queue_duplicates(user=office.pk, by=as_actor(office), at=AT)
    drain()
    job.refresh_from_db()
    assert (job.state, job.result["url"]) == ("done", "/quality/duplicates/")
    assert job.result["message"]["en"].startswith("To be decided: 0 new")


def test_a_county_cannot_have_the_whole_register_searched(data, as_actor, db):
    county = cast.county_officer()
    with pytest.raises(NotAllowedError):
        queue_duplicates(user=county.pk, by=as_actor(county), at=AT)
    assert not Job.objects.exists()
