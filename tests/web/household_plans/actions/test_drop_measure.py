import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.household_plans.actions.drop_measure import drop_measure
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import PlannedMeasure
from support import cast
from support.household_plans import AT, agreed, herder, measure_of, planned, village

pytestmark = pytest.mark.django_db


def test_a_measure_is_taken_out_of_a_draft():
    row = planned(herder())
    assert drop_measure(measure=row.pk, by=village(), at=AT).steps == 2
    assert PlannedMeasure.objects.count() == 0


def test_what_the_family_agreed_to_stays():
    row = measure_of(agreed(herder()))
    with pytest.raises(PlanRefusedError, match="agreed with the household"):
        drop_measure(measure=row.pk, by=village(), at=AT)


def test_who_is_from_elsewhere_does_not_find_it():
    row = planned(herder())
    with pytest.raises(NotFoundError):
        drop_measure(measure=row.pk, by=actor_of(cast.village_worker(cast.NEXT_VILLAGE), on=day_of(AT)), at=AT)
