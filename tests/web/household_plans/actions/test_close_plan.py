from datetime import UTC, date, datetime

import pytest

from huiyin_web.household_plans.actions.carry_out_measure import Given, carry_out_measure
from huiyin_web.household_plans.actions.close_plan import close_plan
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.registry.models import Household
from support.household_plans import AT, approved, herder, measure_of, take, village

pytestmark = pytest.mark.django_db


def test_a_plan_that_is_carried_out_is_closed():
    row = approved(herder())
    carry_out_measure(measure=measure_of(row).pk, given=Given(given_on="2016-09-14"), by=village(), at=AT)
    row = take(close_plan, row, reason="")
    assert (row.state, row.closed_on) == ("closed", date(2016, 9, 14))


def test_what_is_not_carried_out_keeps_it_open_until_the_household_leaves_or_the_year_is_over():
    home = herder()
    row = approved(home)
    with pytest.raises(PlanRefusedError, match="1 measures are not carried out, the household is poor"):
        take(close_plan, row)
    with pytest.raises(PlanRefusedError, match="This has to be said."):
        take(close_plan, row, reason="", at=datetime(2017, 1, 4, tzinfo=UTC))
    Household.objects.filter(pk=home.pk).update(status="exited", exited_on=date(2016, 9, 10))
    assert take(close_plan, row, reason="已脱贫，羊由合作社续供").state == "closed"
