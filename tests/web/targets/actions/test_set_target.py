from decimal import Decimal

import pytest

from huiyin.planning.targets import TargetError
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions.set_target import Wanted, set_target
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from support import cast
from support import given as register
from support.targets import AT, PLAN, TODAY, adopted, prefecture, province, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _plan():
    register.places()
    adopted()


def asked(indicator="lifted", value="1000", office=cast.PROVINCE, year=2016):
    return Wanted(PLAN, indicator, year, office, Decimal(value))


def test_the_province_sets_its_own_target_of_a_year_with_its_history():
    row = wanted(value="110000")
    entry = row.entries.get()
    assert (row.planned, row.revised, row.issued_on, row.setter) == (11_000_000, None, TODAY, cast.PROVINCE)
    assert (entry.act, entry.value, entry.on) == ("set", 11_000_000, TODAY)
    assert AuditEvent.objects.get(action="targets.target.set").subject == f"target:{row.pk}"


def test_a_share_is_kept_in_hundredths_of_a_percent():
    assert wanted("incidence", "0.1055").planned == 1_055


def test_a_department_that_serves_the_place_is_given_a_target_of_its_own():
    register.organisation("B-1", kind="department")
    row = set_target(wanted=asked("training", "300", "B-1"), by=province(), at=AT)
    assert (row.office, row.place_code, row.setter) == ("B-1", cast.PROVINCE, cast.PROVINCE)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"office": cast.PREFECTURE}, "Only the own place and departments that serve it"),
        ({"indicator": "rice"}, "The plan has no such indicator."),
        ({"indicator": "counties"}, "There is a target of this indicator and year already."),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_kept(wrong, words):
    before = Target.objects.count()
    with pytest.raises(TargetRefusedError, match=words):
        set_target(wanted=asked(**wrong), by=province(), at=AT)
    assert Target.objects.count() == before


def test_a_value_that_its_kind_does_not_allow_is_refused_with_what_is_allowed():
    with pytest.raises(TargetError, match="A share is written from 0 to 1"):
        set_target(wanted=asked("incidence", "3"), by=province(), at=AT)


def test_a_year_outside_the_plan_and_another_place_s_plan_are_not_found():
    with pytest.raises(NotFoundError):
        set_target(wanted=asked(year=2021), by=province(), at=AT)
    with pytest.raises(NotFoundError):
        set_target(wanted=asked(), by=prefecture(), at=AT)
