import pytest

from huiyin_web.household_plans.actions.carry_out_measure import Given, carry_out_measure
from huiyin_web.household_plans.actions.revise_plan import revise_plan
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.queries.stored import measures_of
from support.household_plans import AT, approved, drawn_up, herder, measure_of, take, village

pytestmark = pytest.mark.django_db


def test_a_new_version_holds_what_the_old_one_held_and_what_was_carried_out_stays_so():
    first = approved(herder())
    given = Given(given_on="2016-09-14", amount="7000")
    carry_out_measure(measure=measure_of(first).pk, given=given, by=village(), at=AT)
    draft = take(revise_plan, first)

    (copy,) = measures_of([draft])
    assert (draft.version, draft.state, copy.root, copy.is_done) == (2, "draft", measure_of(first).pk, True)
    assert copy.commitment_id == measure_of(first).commitment_id
    first.refresh_from_db()
    assert first.state == "approved"


def test_one_new_version_is_in_work_at_a_time_and_only_what_is_in_force_is_revised():
    first = approved(herder())
    take(revise_plan, first)
    with pytest.raises(PlanRefusedError, match="A new version of it is in work already."):
        take(revise_plan, first)
    with pytest.raises(PlanRefusedError, match="The plan is drawn up"):
        take(revise_plan, drawn_up(herder()))
