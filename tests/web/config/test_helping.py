from datetime import UTC, date, datetime

import pytest

from huiyin_web.assistance.models import Help
from huiyin_web.config.commands.cast import WORKER
from huiyin_web.config.commands.helping import plan_help
from huiyin_web.household_plans.models import Delivery, Plan, PlannedMeasure
from support import cast, given
from support.household_plans import herder

pytestmark = pytest.mark.django_db
AT = datetime(2016, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def planned():
    given.places()
    worker = cast.village_worker()
    worker.username = WORKER
    worker.save()
    for _number in range(30):
        herder()
    plan_help(scale=0.01, at=AT)


def test_there_are_plans_in_every_state_that_somebody_meets_some_carried_out_and_some_overdue():
    assert set(Plan.objects.values_list("state", flat=True)) == {"draft", "agreed", "approved", "returned", "closed"}
    assert set(Plan.objects.values_list("year", flat=True)) == {2016}
    assert Plan.objects.count() == 30
    assert Delivery.objects.exists()
    assert PlannedMeasure.objects.filter(plan__state="approved", due_on__lt=date(2016, 11, 1)).exists()


def test_the_same_day_makes_the_same_plans():
    def told():
        return list(
            PlannedMeasure.objects.order_by("pk").values_list("plan__household", "plan__state", "what", "due_on")
        )

    first = told()
    Help.objects.all().delete()
    Plan.objects.all().delete()
    plan_help(scale=0.01, at=AT)
    assert told() == first
