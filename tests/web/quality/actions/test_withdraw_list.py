import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.quality.actions.withdraw_list import withdraw_list
from huiyin_web.quality.errors import ListSettledError
from huiyin_web.quality.folders import folder_of
from huiyin_web.quality.models import Flag
from support import cast, given
from support.suspects import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A list with an open flag and a decided one, and a flag of another list."""
    given.places()
    made = given.department_list()
    given.flag(source=made)
    given.flag(source=made, decision="confirmed", note="入户见到车辆", decided_at=AT)
    given.flag()
    return made


def test_what_nobody_has_decided_is_closed_decisions_and_other_lists_stay(asked, as_actor):
    withdraw_list(number=asked.pk, by=as_actor(cast.county_officer()), at=AT)
    assert list(Flag.objects.order_by("pk").values_list("decision", "gone_at")) == [
        ("", AT), ("confirmed", None), ("", None),
    ]  # fmt: skip
    asked.refresh_from_db()
    assert asked.withdrawn_at == AT
    event = AuditEvent.objects.get()
    assert (event.action, event.detail) == ("quality.list.withdrawn", {"kind": "vehicles", "flags": 1, "again": 0})


def test_what_the_list_closed_is_asked_again_unless_its_own_list_is_withdrawn_or_it_is_decided(asked, as_actor):
    again = given.flag(gone_at=AT, closed_by=asked)
    decided = given.flag(gone_at=AT, closed_by=asked, decision="confirmed", note="入户见到车辆", decided_at=AT)
    gone = given.department_list(withdrawn_at=AT)
    baseless = given.flag(source=gone, gone_at=AT, closed_by=asked)
    withdraw_list(number=asked.pk, by=as_actor(cast.county_officer()), at=AT)
    for flag in (again, decided, baseless):
        flag.refresh_from_db()
    assert [again.gone_at, again.closed_by, decided.gone_at, baseless.gone_at] == [None, None, AT, AT]
    assert AuditEvent.objects.get().detail["again"] == 1


def test_of_a_withdrawn_list_the_rows_are_deleted_and_what_could_not_be_read_stays(
    asked, as_actor, data, django_capture_on_commit_callbacks
):
    folder = folder_of(asked.uuid)
    folder.mkdir(parents=True)
    for name in ("sent", "problems.parquet"):
        (folder / name).write_bytes(b"")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_list(number=asked.pk, by=as_actor(cast.county_officer()), at=AT)
    assert [file.name for file in folder.iterdir()] == ["problems.parquet"]


def test_a_list_is_withdrawn_once(asked, as_actor):
    county = as_actor(cast.county_officer())
    withdraw_list(number=asked.pk, by=county, at=AT)
    with pytest.raises(ListSettledError):
        withdraw_list(number=asked.pk, by=county, at=AT)


def test_whoever_may_not_or_from_elsewhere_withdraws_nothing(asked, as_actor):
    with pytest.raises(NotAllowedError):
        withdraw_list(number=asked.pk, by=as_actor(cast.township_officer()), at=AT)
    with pytest.raises(NotFoundError):
        withdraw_list(number=asked.pk, by=as_actor(cast.county_officer(cast.NEXT_COUNTY)), at=AT)
    assert Flag.objects.filter(gone_at__isnull=True).count() == 3
