import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.core.reasons import PersonalReasonError
from huiyin_web.exchange.actions.download_register import download_register
from huiyin_web.exchange.errors import ReasonNeededError
from huiyin_web.exchange.models import Difference, OneSided
from support import cast, given
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


def test_our_register_written_as_the_registry_writes_compares_without_a_difference(home, compare, as_actor, tmp_path):
    given.household(cast.NEXT_VILLAGE)
    out = tmp_path / "out.xlsx"
    county = as_actor(cast.county_officer())
    download_register(name="national-2014", codemap="yunnan-2015", reason="录入全国系统", out=out, by=county, at=AT)
    made = compare(out.read_bytes(), codemap="yunnan-2015")
    assert (made.households, made.persons, Difference.objects.count(), OneSided.objects.count()) == (1, 1, 0, 0)
    assert AuditEvent.objects.first().action == "exchange.export.compared"


def test_it_needs_a_reason_and_an_office_of_a_county_or_above(home, as_actor, tmp_path):
    asked = {"name": "national-2014", "codemap": "national-2014", "out": tmp_path / "out.xlsx", "at": AT}
    with pytest.raises(ReasonNeededError):
        download_register(reason="", by=as_actor(cast.county_officer()), **asked)
    with pytest.raises(PersonalReasonError, match="an ID number"):
        download_register(reason="核对 632725199003070035", by=as_actor(cast.county_officer()), **asked)
    assert not (tmp_path / "out.xlsx").exists()
    with pytest.raises(NotAllowedError):
        download_register(reason="录入全国系统", by=as_actor(cast.township_officer()), **asked)
