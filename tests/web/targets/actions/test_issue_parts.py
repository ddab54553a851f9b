import pytest

from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions.issue_parts import issue_parts
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.stored import targets_in_reach
from support import cast
from support import given as register
from support.targets import AT, TODAY, broken_down, county, issued, of_prefecture, prefecture, province, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_parts_that_make_the_whole_bind_the_places_below():
    issued(of_prefecture(), {cast.COUNTY: "600", cast.NEXT_COUNTY: "390"}, by=prefecture(), reserve="10")

    row = targets_in_reach(county()).get(office=cast.COUNTY)
    assert (row.planned, row.issued_on) == (60_000, TODAY)
    assert [one.act for one in row.entries.order_by("pk")] == ["set", "issued"]
    event = AuditEvent.objects.filter(action="targets.target.issued").order_by("pk").last()
    assert event.detail == {"indicator": "lifted", "year": 2016, "parts": 2}


def test_sums_that_do_not_reconcile_are_refused_and_nothing_is_issued():
    row = of_prefecture()
    with pytest.raises(TargetRefusedError, match="The parts are 10 short of the whole \\(1000\\)"):
        issued(row, {cast.COUNTY: "600", cast.NEXT_COUNTY: "390"}, by=prefecture())
    assert not Target.objects.filter(setter=cast.PREFECTURE, issued_on__isnull=False).exists()


def test_a_level_below_the_whole_needs_a_reason():
    row = wanted("income", "7600")
    with pytest.raises(TargetRefusedError, match="which is worse than the whole"):
        issued(row, {cast.PREFECTURE: "6000"}, by=province())
    issue_parts(target=row.pk, seen=row.entries.count(), reason="基础不同", by=province(), at=AT)
    part = Target.objects.get(indicator="income", office=cast.PREFECTURE)
    assert part.entries.get(act="issued").reason == "基础不同"


def test_nothing_is_issued_twice():
    row = of_prefecture()
    issued(row, {cast.COUNTY: "600", cast.NEXT_COUNTY: "400"}, by=prefecture())
    with pytest.raises(TargetRefusedError, match="Every part is issued already."):
        issue_parts(target=row.pk, seen=row.entries.count(), reason="", by=prefecture(), at=AT)


def test_what_nobody_was_given_is_not_issued():
    row = wanted()
    broken_down(row, {}, by=province())
    with pytest.raises(TargetRefusedError, match="It is handed down to nobody."):
        issue_parts(target=row.pk, seen=row.entries.count(), reason="", by=province(), at=AT)
