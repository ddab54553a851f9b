from dataclasses import replace
from datetime import timedelta

import pytest

from huiyin_web.consultations.actions.raise_needs import raise_needs
from huiyin_web.consultations.errors import NeedsRefusedError
from huiyin_web.consultations.models import Need
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.consultations import AT, OTHER, ROAD, TRAINING, acting, called, county, did, province, raised, unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_village_raises_several_needs_at_once_each_under_its_own_number():
    raised(called(), ROAD, TRAINING)

    assert list(Need.objects.order_by("pk").values_list("year", "serial", "unit", "state", "quantity")) == [
        (2016, 1, "Z-0001", "raised", 1200), (2016, 2, "Z-0001", "raised", None),
    ]  # fmt: skip
    assert AuditEvent.objects.filter(action="consultations.need.raised").count() == 2


def test_either_all_needs_are_raised_or_none_and_each_line_that_can_not_be_is_named():
    row = called()
    with pytest.raises(
        NeedsRefusedError, match=r"Line 2: This unit is not paired with the place in this round\."
    ) as told:
        raised(row, ROAD, replace(TRAINING, unit=OTHER))
    assert (list(told.value.decisions), Need.objects.count()) == ([1], 0)
    with pytest.raises(NeedsRefusedError, match="Raise at least one need"):
        raise_needs(consultation=row.pk, place_code=cast.VILLAGE, needs=(), by=county(), at=AT)


def test_the_same_is_not_asked_twice_in_a_form_or_in_another_one_until_the_first_came_to_nothing():
    row = called()
    with pytest.raises(NeedsRefusedError, match="Line 2: This was raised already in this consultation"):
        raised(row, replace(ROAD, known="gap.road"), replace(TRAINING, known="gap.road"))
    first = raised(row, replace(ROAD, known="gap.road"))
    with pytest.raises(NeedsRefusedError, match="This was raised already"):
        raised(row, replace(ROAD, title="修路", known="gap.road"))
    did(first, "withdraw", reason="已有项目")
    assert raised(row, replace(ROAD, known="gap.road"), at=AT + timedelta(2)).serial == 2


def test_after_its_days_nothing_is_raised():
    with pytest.raises(NeedsRefusedError, match="Needs could be raised until 2016-10-14"):
        raised(called(), at=AT + timedelta(31))


def test_units_the_province_and_offices_elsewhere_raise_nothing():
    row = called()
    for who in (unit(), province()):
        with pytest.raises(NotAllowedError):
            raised(row, by=who)
    with pytest.raises(NotAllowedError):
        raised(row, by=acting(cast.county_officer(cast.NEXT_COUNTY)))
    with pytest.raises(NotFoundError):
        raised(row, place=cast.TOWNSHIP, by=county())
