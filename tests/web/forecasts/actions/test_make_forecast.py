import pytest
from django.db import IntegrityError

from huiyin.planning.forecast import HistoryError
from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.queries.making import SEED
from support import cast, offices, targets
from support.forecasts import made

pytestmark = pytest.mark.django_db(transaction=True)  # what is remembered is copied into the whole database


@pytest.fixture(autouse=True)
def _two_years(settings, tmp_path):
    offices.two_years(settings, tmp_path)


def test_it_keeps_every_place_with_all_that_it_was_made_from():
    row = made()
    assert (row.base_year, row.until, row.seed, row.walks, len(row.inputs)) == (2016, 2017, SEED, 20, 64)
    assert sorted(row.snapshots) == ["2015", "2016"]
    levels = Walked.objects.filter(forecast=row).values_list("place_code", flat=True)
    assert {cast.PROVINCE, cast.PREFECTURE, cast.COUNTY, cast.TOWNSHIP, cast.VILLAGE, cast.NEXT_VILLAGE} <= set(levels)
    here = Walked.objects.get(forecast=row, place_code=cast.PROVINCE, year=2017)
    assert here.poor_low <= here.poor <= here.poor_high


def test_it_looks_to_the_end_of_the_plan_that_the_office_works_by():
    targets.adopted()
    row = made()
    assert (row.until, Walked.objects.filter(forecast=row, place_code=cast.VILLAGE).count()) == (2020, 4)


def test_the_same_inputs_give_back_what_stands():
    assert made() == made()
    assert Forecast.objects.count() == 1


def test_other_inputs_supersede_it_and_change_nothing_of_it():
    first = made()
    before = list(Walked.objects.filter(forecast=first).order_by("pk").values_list("poor", "lifted"))
    second = made(walks=25)
    first.refresh_from_db()
    assert (first.superseded, second.superseded, first.inputs != second.inputs) == (True, False, True)
    assert list(Walked.objects.filter(forecast=first).order_by("pk").values_list("poor", "lifted")) == before


def test_it_records_hash_seed_and_version():
    row = made()
    event = AuditEvent.objects.get(action="forecasts.forecast.made")
    assert event.subject == f"forecast:{row.pk}"
    assert {key: event.detail[key] for key in ("year", "inputs", "seed", "library")} == {
        "year": 2016, "inputs": row.inputs, "seed": SEED, "library": row.library,
    }  # fmt: skip


def test_one_year_of_a_series_teaches_nothing():
    with pytest.raises(HistoryError, match="2015: it is the only frozen year of its series"):
        made(2015)
    assert not Forecast.objects.exists()


def test_two_forecasts_of_a_year_cannot_be_in_force():
    row = made()
    with pytest.raises(IntegrityError):
        Forecast.objects.create(
            base_year=2016, until=2017, seed=1, walks=20, snapshots={}, inputs="x", library="1", made_at=row.made_at,
            by_key="x", by_name="x",
        )  # fmt: skip


@pytest.mark.parametrize("who", [cast.county_officer, cast.analyst])
def test_only_who_freezes_years_makes_one(who):
    with pytest.raises(NotAllowedError):
        made(by=actor_of(who(), on=targets.TODAY))
