import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from huiyin_web.quality.actions.queue_search import queue_search
from huiyin_web.quality.errors import SearchUnderWayError
from huiyin_web.quality.models import Suspect
from support import cast
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_the_worker_searches_in_the_name_of_who_asked_and_says_what_it_found(doubtful, data, as_actor):
    office = cast.provincial_office()
    job = queue_search(user=office.pk, by=as_actor(office), at=AT)
    drain()
    job.refresh_from_db()
    assert (job.state, job.result["url"], Suspect.objects.count()) == ("done", "/quality/suspects/", 2)
    assert job.result["message"]["en"] == ("To be asked: 2 new, 0 with other values or found again; no longer: 0.")


def test_a_second_search_waits_for_the_first(doubtful, data, as_actor):
    office = cast.provincial_office()
    queue_search(user=office.pk, by=as_actor(office), at=AT)
    with pytest.raises(SearchUnderWayError):
        queue_search(user=office.pk, by=as_actor(office), at=AT)
    assert Job.objects.count() == 1


def test_a_county_cannot_have_the_whole_register_checked(data, as_actor, db):
    county = cast.county_officer()
    with pytest.raises(NotAllowedError):
        queue_search(user=county.pk, by=as_actor(county), at=AT)
    assert not Job.objects.exists()
