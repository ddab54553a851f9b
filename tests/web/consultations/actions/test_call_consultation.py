from datetime import timedelta

import pytest

from huiyin_web.consultations.errors import ConsultationRefusedError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.consultations import AT, DAY, acting, called, county, village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_the_office_of_a_leading_group_calls_the_year_s_consultation_and_the_record_says_so():
    row = called()

    assert (row.year, row.place_code, row.group, row.answers_by) == (
        2016, cast.PROVINCE, cast.PROVINCE, DAY + timedelta(60),
    )  # fmt: skip
    event = AuditEvent.objects.get(action="consultations.consultation.called")
    assert (event.subject, event.detail["round"]) == (f"consultation:{row.pk}", "2016-2020")


@pytest.mark.parametrize("place", [cast.PROVINCE, cast.PREFECTURE, cast.VILLAGE])
def test_no_place_is_consulted_twice_in_a_year_be_it_by_the_office_above_or_below(place):
    called(place=cast.PREFECTURE)
    with pytest.raises(ConsultationRefusedError, match="Places of it are consulted in 2016 already"):
        called(place=place)
    assert called(at=AT + timedelta(150), place=place).year == 2017


def test_days_that_lie_in_no_order_are_refused():
    with pytest.raises(ConsultationRefusedError, match="Needs are raised until a day after today"):
        called(answers_by=DAY)


def test_who_holds_no_leading_group_calls_none_and_nobody_calls_one_elsewhere():
    called(place=cast.PREFECTURE)
    with pytest.raises(NotAllowedError):
        called(by=village(), place=cast.VILLAGE)
    with pytest.raises(NotFoundError):
        called(by=acting(cast.county_officer(cast.NEXT_COUNTY)), place=cast.COUNTY)
    assert called(by=county(), place=cast.COUNTY, at=AT + timedelta(150)).group == cast.COUNTY
