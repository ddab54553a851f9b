import pytest

from huiyin.records.snapshots import NotFrozenError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.forecasts.actions.check_forecasts import check_forecasts
from huiyin_web.forecasts.models import Check, Walked
from support import cast, offices, targets
from support.forecasts import BY, checked, made

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _two_years(settings, tmp_path):
    offices.two_years(settings, tmp_path)


def test_every_level_and_measure_is_compared_with_the_year_that_came():
    row = made()
    assert checked() == 1
    found = {(one.level, one.measure): one.compared for one in Check.objects.filter(forecast=row)}
    assert {key: found[key, measure] for key in ("province", "county", "village") for measure in ("poor_persons",)} == {
        "province": 1, "county": 2, "village": 2,
    }  # fmt: skip
    assert len(found) == 10


def test_what_lies_outside_is_not_held():
    row = made()
    Walked.objects.filter(forecast=row, place_code=cast.VILLAGE).update(poor_low=900, poor_high=950)
    checked()
    assert Check.objects.get(level="village", measure="poor_persons").held <= 1


def test_a_frozen_version_is_compared_once():
    made()
    checked()
    assert check_forecasts(year=2017, by=BY, at=offices.AT) == 0
    assert AuditEvent.objects.filter(action="forecasts.forecast.checked").count() == 1


def test_a_year_that_is_not_frozen_is_refused():
    with pytest.raises(NotFrozenError):
        check_forecasts(year=2017, by=BY, at=offices.AT)


def test_only_who_freezes_years_compares():
    with pytest.raises(NotAllowedError):
        check_forecasts(year=2016, by=actor_of(cast.analyst(), on=targets.TODAY), at=offices.AT)
