import io
from datetime import date, timedelta

import pytest

from huiyin.crosschecks import UnknownListError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.take_list import Sent, take_list
from huiyin_web.quality.errors import ListAheadError, ListOlderError, ListTooOldError
from huiyin_web.quality.folders import folder_of
from huiyin_web.quality.models import DepartmentList
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db
TODAY = AT.date()


@pytest.fixture
def take(data, as_actor):
    given.places()
    county = as_actor(cast.county_officer())

    def send(by=county, kind="vehicles", as_of=TODAY, place=cast.COUNTY):
        return take_list(sent=Sent(kind, as_of, place, "C:\\车辆.csv", io.BytesIO(b"rows")), by=by, at=AT)

    return send


def test_the_file_waits_under_a_name_of_ours_and_the_list_is_known(take):
    made = take()
    assert (folder_of(made.uuid) / "sent").read_bytes() == b"rows"
    assert (made.kind, made.as_of, made.place_code, made.file_name, made.compared_at) == (
        "vehicles", TODAY, cast.COUNTY, "车辆.csv", None,
    )  # fmt: skip
    event = AuditEvent.objects.get()
    assert (event.action, event.subject, event.place_code) == ("quality.list.sent", f"list:{made.pk}", cast.COUNTY)


def test_a_day_to_come_and_an_unknown_kind_are_refused_and_nothing_is_kept(take, data):
    with pytest.raises(ListAheadError, match="2016-12-02 is yet to come"):
        take(as_of=TODAY + timedelta(days=1))
    with pytest.raises(UnknownListError):
        take(kind="cars")
    assert (DepartmentList.objects.count(), list(data.iterdir())) == (0, [])


def test_a_list_of_a_day_before_any_policy_is_refused_and_nothing_is_kept(take, data):
    with pytest.raises(ListTooOldError, match="Lists of 2010-12-31 are not compared: .* begins on 2011-01-01"):
        take(as_of=date(2010, 12, 31))
    assert (DepartmentList.objects.count(), list(data.iterdir())) == (0, [])


@pytest.mark.parametrize(("counts", "place"), [(cast.COUNTY, cast.TOWNSHIP), (cast.TOWNSHIP, cast.COUNTY)])
def test_a_list_older_than_one_that_counts_of_the_same_villages_is_refused(take, counts, place):
    newer = given.department_list(place_code=counts, as_of=TODAY)
    with pytest.raises(ListOlderError, match=rf"as of 2016-12-01 was compared already \(list {newer.pk}\)"):
        take(place=place, as_of=date(2016, 1, 1))
    take(place=place, as_of=date(2016, 1, 1), kind="houses")
    take(place=place)
    DepartmentList.objects.filter(pk=newer.pk).update(withdrawn_at=AT)
    take(place=place, as_of=date(2016, 1, 1))


def test_whoever_may_not_or_from_elsewhere_sends_nothing(take, as_actor):
    with pytest.raises(NotAllowedError):
        take(by=as_actor(cast.township_officer()))
    with pytest.raises(NotFoundError):
        take(place=cast.NEXT_COUNTY)
    with pytest.raises(NotFoundError):
        take(place="")
    assert not DepartmentList.objects.exists()
