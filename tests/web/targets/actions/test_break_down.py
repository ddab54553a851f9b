from decimal import Decimal

import pytest

from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions.break_down import Parts, break_down
from huiyin_web.targets.errors import ChangedMeanwhileError, TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.stored import targets_in_reach
from support import cast
from support import given as register
from support.targets import AT, broken_down, county, issued, of_prefecture, prefecture, province, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_parts_are_drafts_of_whoever_hands_them_down_and_change_as_often_as_they_are_saved():
    row = of_prefecture()
    broken_down(row, {cast.COUNTY: "600", cast.NEXT_COUNTY: "400"}, by=prefecture())
    broken_down(row, {cast.COUNTY: "650", cast.NEXT_COUNTY: "250"}, by=prefecture(), reserve="100")

    parts = Target.objects.filter(year=2016, setter=cast.PREFECTURE).order_by("place_code")
    assert [(part.office, part.planned, part.issued_on) for part in parts] == [
        (cast.NEXT_COUNTY, 25_000, None), (cast.COUNTY, 65_000, None),
    ]  # fmt: skip
    assert Target.objects.get(pk=row.pk).reserve == 10_000
    assert [one.value for one in parts[1].entries.order_by("pk")] == [60_000, 65_000]
    assert AuditEvent.objects.filter(action="targets.target.broken_down").count() == 3
    assert not targets_in_reach(county()).filter(office=cast.COUNTY).exists()
    assert targets_in_reach(prefecture()).filter(office=cast.COUNTY).exists()


def test_a_place_without_a_value_gets_no_target():
    row = of_prefecture()
    broken_down(row, {cast.COUNTY: "600", cast.NEXT_COUNTY: "400"}, by=prefecture())
    parts = {cast.COUNTY: None, cast.NEXT_COUNTY: None}
    sent = Parts(parts, Decimal(0), row.entries.count())
    break_down(target=row.pk, parts=sent, by=prefecture(), at=AT)
    assert not Target.objects.filter(setter=cast.PREFECTURE).exists()


def test_what_is_issued_is_revised_and_not_handed_down_anew():
    row = of_prefecture()
    issued(row, {cast.COUNTY: "600", cast.NEXT_COUNTY: "400"}, by=prefecture())
    with pytest.raises(TargetRefusedError, match="has its target already. Revise that one, with a reason."):
        broken_down(row, {cast.COUNTY: "500", cast.NEXT_COUNTY: "400"}, by=prefecture())


def test_only_places_right_below_and_only_by_the_office_whose_target_it_is():
    row = of_prefecture()
    with pytest.raises(TargetRefusedError, match=f"{cast.TOWNSHIP} does not lie right below."):
        broken_down(row, {cast.TOWNSHIP: "600"}, by=prefecture())
    for by in (province(), county()):
        with pytest.raises(NotFoundError):
            broken_down(row, {cast.COUNTY: "600"}, by=by)
    whole = Target.objects.get(indicator="lifted", year=None)
    with pytest.raises(TargetRefusedError, match="Only the target of a year is broken down."):
        broken_down(whole, {cast.PREFECTURE: "600"}, by=province())


def test_a_page_that_is_out_of_date_changes_nothing():
    row = wanted()
    stale = row.entries.count() - 1
    sent = Parts({}, Decimal(0), stale)
    with pytest.raises(ChangedMeanwhileError):
        break_down(target=row.pk, parts=sent, by=province(), at=AT)
