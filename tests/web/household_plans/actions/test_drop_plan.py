import pytest

from huiyin_web.household_plans.actions.drop_plan import drop_plan
from huiyin_web.household_plans.actions.revise_plan import revise_plan
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import Plan
from support.household_plans import approved, drawn_up, herder, planned, take

pytestmark = pytest.mark.django_db


def test_a_version_in_work_is_dropped_and_the_next_begins_empty():
    home = herder()
    row = take(drop_plan, drawn_up(home))
    assert (row.state, planned(home).plan.version) == ("dropped", 2)


def test_the_version_in_force_stays_in_force():
    first = approved(herder())
    take(drop_plan, take(revise_plan, first))
    assert list(Plan.objects.order_by("version").values_list("state", flat=True)) == ["approved", "dropped"]
    with pytest.raises(PlanRefusedError, match="The plan is in force"):
        take(drop_plan, first)
