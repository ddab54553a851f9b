from dataclasses import replace

import pytest

from huiyin.followup.household_plans import State
from huiyin_web.access.actor import platform
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.models import Help
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.household_plans.actions.carry_over_plans import Given, Line, carry_over_plans
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import Plan
from huiyin_web.household_plans.queries.families import known_families
from huiyin_web.household_plans.queries.stored import measures_of
from huiyin_web.registry.models import Household
from support import cast, given
from support.household_plans import AT, EWES, herder

pytestmark = pytest.mark.django_db
DAY = day_of(AT)


def line(home, **changes):
    (known,) = known_families(Household.objects.filter(pk=home.pk), DAY)
    told = Line(known, State.APPROVED, [EWES], [("microcredit", "不愿借贷")], "想养羊", AT)
    return replace(told, **changes)


def test_plans_are_carried_over_with_what_was_given_by_them():
    ledger = [
        line(herder(), given=[Given("industry", DAY, "县农牧局")]), line(herder(), state=State.DRAFT),
        line(herder(), state=State.CLOSED),
    ]  # fmt: skip
    assert carry_over_plans(ledger=ledger, by=platform("demo"), at=AT) == 3
    rows = list(Plan.objects.order_by("pk"))
    assert [(row.state, row.wish, row.closed_on) for row in rows] == [
        ("approved", "想养羊", None), ("draft", "", None), ("closed", "想养羊", DAY),
    ]  # fmt: skip
    assert [one.is_done for one in measures_of(rows[:1])] == [True]
    assert (Help.objects.get().what, rows[0].declined.get().kind) == ("母羊 7 只", "microcredit")
    assert [one.step for one in rows[2].deeds.order_by("pk")] == ["draw", "agree", "approve", "close"]


def test_a_plan_that_its_household_can_not_use_is_refused_with_all_others():
    home = given.household(main_cause="funds")
    given.person(home, labour="none")
    with pytest.raises(PlanRefusedError, match="needs somebody of working age"):
        carry_over_plans(ledger=[line(herder()), line(home)], by=platform("demo"), at=AT)
    assert Plan.objects.count() == 0


def test_an_office_carries_none_over():
    with pytest.raises(NotAllowedError):
        carry_over_plans(ledger=[], by=actor_of(cast.county_officer(), on=DAY), at=AT)
