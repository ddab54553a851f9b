import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.exchange.actions.download_outgoing import download_outgoing
from huiyin_web.exchange.actions.write_outgoing import write_outgoing
from huiyin_web.exchange.errors import NotWrittenError, ReasonNeededError
from huiyin_web.exchange.folders import OUTGOING, folder_of
from support import cast
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(home, export, compare):
    return compare(export({home.office_number: {"farmland": 6.5}}))


def test_what_was_written_is_given_and_the_reason_kept(made, as_actor):
    county = as_actor(cast.county_officer())
    with pytest.raises(NotWrittenError):
        download_outgoing(exchange=made.pk, reason="回传全国系统", by=county, at=AT)
    write_outgoing(exchange=made.pk, by=county, at=AT)
    path, name = download_outgoing(exchange=made.pk, reason=" 回传全国系统 ", by=county, at=AT)
    assert (path, name) == (folder_of(made.uuid) / OUTGOING, f"全国系统-2016-09-01-{made.pk}.xlsx")
    with pytest.raises(PersonalReasonError, match="an ID number"):
        download_outgoing(exchange=made.pk, reason="回传 632725199003070035", by=county, at=AT)
    event = AuditEvent.objects.get(action="exchange.file.downloaded")
    assert event.detail == {"reason": "回传全国系统", "written_at": AT.isoformat()}


def test_a_file_in_clear_needs_a_reason_and_somebody_in_reach(made, as_actor):
    asked = {"exchange": made.pk, "at": AT}
    with pytest.raises(ReasonNeededError):
        download_outgoing(reason=" 核 ", by=as_actor(cast.county_officer()), **asked)
    with pytest.raises(NotFoundError):
        download_outgoing(reason="回传全国系统", by=as_actor(cast.county_officer(cast.NEXT_COUNTY)), **asked)
    with pytest.raises(NotAllowedError):
        download_outgoing(reason="回传全国系统", by=as_actor(cast.township_officer()), **asked)
