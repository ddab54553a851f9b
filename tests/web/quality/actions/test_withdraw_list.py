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
    assert (event.action, event.detail) == ("quality.list.withdrawn", {"kind": "vehicles", "flags": 1})


def test_the_files_of_a_withdrawn_list_are_deleted(asked, as_actor, data, django_capture_on_commit_callbacks):
    folder_of(asked.uuid).mkdir(parents=True)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_list(number=asked.pk, by=as_actor(cast.county_officer()), at=AT)
    assert not folder_of(asked.uuid).exists()


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
