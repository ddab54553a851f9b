import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from support import given as register
from support.targets import asked, of_county, prefecture, province, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_a_request_is_kept_and_the_target_binds_as_it_is_until_it_is_answered():
    row = asked(of_county())
    assert (row.proposed, row.wanted) == (55_000, 60_000)
    assert row.entries.order_by("-pk").first().reason == "雪灾推迟开工"
    assert AuditEvent.objects.get(action="targets.target.proposed").detail["value"] == "550"


def test_a_later_request_takes_the_place_of_an_open_one_and_both_stay_on_record():
    row = asked(asked(of_county()), "580")
    assert Target.objects.get(pk=row.pk).proposed == 58_000
    assert row.entries.filter(act="proposed").count() == 2


def test_what_asks_for_nothing_else_and_what_is_one_s_own_is_refused():
    with pytest.raises(TargetRefusedError, match="That is what it asks for already."):
        asked(of_county(), "600")
    with pytest.raises(TargetRefusedError, match="This office set the target itself; revise it."):
        asked(wanted(), "900", by=province())


def test_only_the_office_that_has_to_reach_it_asks():
    with pytest.raises(NotFoundError):
        asked(of_county(), by=prefecture())
