from dataclasses import replace
from datetime import date

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.audit import AuditEvent
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.household_plans.actions.plan_measure import plan_measure
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import Plan, PlannedMeasure
from support import cast, given
from support.household_plans import AT, EWES, GIVER, agreed, approved, drawn_up, herder, planned, village

pytestmark = pytest.mark.django_db


def test_the_first_measure_opens_a_draft_and_keeps_the_reasons_for_which_it_was_proposed():
    home = herder()
    row = planned(home)

    assert (row.plan.year, row.plan.version, row.plan.state, row.plan.number) == (2016, 1, "draft", f"H-2016-{home.pk}")
    assert (row.what, row.fen, row.hundredths, row.unit, row.giver) == ("母羊 7 只", 700_000, 700, "animals", GIVER)
    assert [one["en"] for one in row.reasons] == ["cause: lack of funds", "it has land to work"]
    (event,) = AuditEvent.objects.filter(action="household_plans.plan.planned")
    assert event.subject == f"household:{home.pk}"


def test_a_measure_of_a_draft_is_changed_in_its_place():
    home = herder()
    row = planned(home)
    plan_measure(household=home.pk, measure=replace(EWES, fen=900_000), instead=row.pk, by=village(), at=AT)
    assert list(PlannedMeasure.objects.values_list("pk", "fen")) == [(row.pk, 900_000)]


def test_what_is_planned_after_all_is_no_longer_declined():
    home = herder()
    plan = drawn_up(home)
    planned(home, kind="microcredit", what="小额信贷 1 万元", giver="")
    assert plan.declined.count() == 0


def test_an_ecological_post_for_a_household_that_nobody_can_fill_is_refused_with_the_reason():
    home = given.household(main_cause="labour", grassland=40)
    given.person(home, labour="none", birth_date=date(1940, 1, 1))
    with pytest.raises(PlanRefusedError) as refused:
        planned(home, kind="ecological_post", answer="own", why="本人愿意")
    assert [reason.words.en for reason in refused.value.decision.missing] == [
        "Ecological post: nobody of working age here can do even light work, so the post can't be filled."
    ]
    assert Plan.objects.count() == 0


def test_who_moves_gets_no_repair_in_the_same_plan():
    home = herder()
    planned(home, kind="relocation", answer="own", why="自愿搬迁", giver="")
    with pytest.raises(PlanRefusedError, match="plan one of the two"):
        planned(home, kind="dangerous_house", answer="own", why="旧房危险", giver="")


@pytest.mark.parametrize(("state", "stands"), [(agreed, "agreed with the household"), (approved, "in force")])
def test_what_the_family_agreed_to_is_not_changed(state, stands):
    home = herder()
    state(home)
    with pytest.raises(PlanRefusedError, match=f"The plan is {stands}; this can be done while it is: drawn up."):
        planned(home)


def test_who_plans_nothing_or_is_from_elsewhere_is_refused():
    home = herder()
    for user in (cast.county_officer(), cast.auditor(), cast.assisting_unit()):
        with pytest.raises(NotAllowedError):
            planned(home, by=actor_of(user, on=day_of(AT)))
    with pytest.raises(NotFoundError):
        planned(home, by=actor_of(cast.village_worker(cast.NEXT_VILLAGE), on=day_of(AT)))
    assert planned(home, by=actor_of(cast.helper(), on=day_of(AT))).plan.by_name.startswith("helper")
