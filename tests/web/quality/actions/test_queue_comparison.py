import io

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from huiyin_web.quality.actions.queue_comparison import queue_comparison
from huiyin_web.quality.actions.take_list import Sent, take_list
from huiyin_web.quality.models import DepartmentList
from support import cast, given
from support.suspects import AT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def queued(text, as_actor):
    given.places()
    user = cast.county_officer()
    by = as_actor(user)
    sent = Sent("vehicles", AT.date(), cast.COUNTY, "车辆.csv", io.BytesIO(text.encode()))
    made = take_list(sent=sent, by=by, at=AT)
    job = queue_comparison(number=made.pk, user=user.pk, by=by, at=AT)
    drain()
    job.refresh_from_db()
    return job, made


def test_the_worker_compares_in_the_name_of_who_asked_and_says_what_it_found(data, as_actor):
    job, made = queued("姓名,身份证号\n王五,11010519491231002X\n", as_actor)
    assert (job.state, job.result["url"]) == ("done", f"/quality/lists/{made.pk}/")
    assert job.result["message"]["en"].startswith("To be asked: 0 new")


def test_a_file_that_cannot_be_read_is_a_result_and_leads_to_the_reason(data, as_actor):
    job, made = queued("号牌号码\n青G1\n", as_actor)
    assert (job.state, job.result) == ("done", {"url": f"/quality/lists/{made.pk}/"})
    assert "车辆.csv" in DepartmentList.objects.get().refusal["zh"]


def test_whoever_may_not_or_from_elsewhere_has_nothing_compared(data, as_actor):
    given.places()
    made = given.department_list(compared_at=None)
    user = cast.township_officer()
    with pytest.raises(NotAllowedError):
        queue_comparison(number=made.pk, user=user.pk, by=as_actor(user), at=AT)
    user = cast.county_officer(cast.NEXT_COUNTY)
    with pytest.raises(NotFoundError):
        queue_comparison(number=made.pk, user=user.pk, by=as_actor(user), at=AT)
    assert not Job.objects.exists()
