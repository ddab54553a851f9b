from datetime import date

import pytest

from huiyin.followup.household_plans import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.household_plans.actions.approve_plan import approve_plan
from huiyin_web.household_plans.actions.drop_measure import drop_measure
from huiyin_web.household_plans.actions.revise_plan import revise_plan
from huiyin_web.household_plans.errors import PlanRefusedError
from huiyin_web.household_plans.models import Plan
from support import cast
from support.household_plans import (
    AT,
    GIVER,
    agree,
    agreed,
    approved,
    drawn_up,
    herder,
    measure_of,
    planned,
    take,
    township,
    village,
)

pytestmark = pytest.mark.django_db


def test_what_an_office_gives_becomes_its_promise_which_the_township_accepts():
    home = herder()
    row = approved(home)
    promise = Commitment.objects.get()

    assert (row.state, row.approved_on) == ("approved", date(2016, 9, 14))
    assert (promise.owner, promise.accepter, promise.giver) == (GIVER, cast.TOWNSHIP, cast.TOWNSHIP)
    assert (promise.source, promise.quantity, promise.unit) == ("plan", 700_000, "yuan")
    assert (promise.place_code, promise.due_on) == (home.village_code, date(2016, 11, 30))
    assert measure_of(row).commitment_id == promise.pk
    assert home.head_name not in promise.title + promise.promised_to


def test_what_the_township_itself_gives_its_county_accepts_and_what_the_helper_gives_is_no_promise_of_an_office():
    approved(herder(), giver=cast.TOWNSHIP)
    approved(herder(), giver="")
    assert list(Commitment.objects.values_list("owner", "accepter")) == [(cast.TOWNSHIP, cast.COUNTY)]


def test_who_drew_it_up_or_recorded_the_word_of_the_family_does_not_approve():
    town = township()
    for row in (agreed(herder(), by=town), agree(drawn_up(herder(), by=town), by=village())):
        with pytest.raises(PlanRefusedError):
            take(approve_plan, row, by=town)
    assert Commitment.objects.count() == 0


def test_a_new_version_replaces_the_one_in_force_and_withdraws_what_it_holds_no_longer():
    home, town = herder(), township()
    first = approved(home, by=town)
    by = village()
    draft = take(revise_plan, first, by=by)
    planned(home, by=by, kind="other", answer="own", what="修缮羊圈", why="羊圈破损", giver="", fen=None)
    drop_measure(measure=draft.measures.get(kind="industry").pk, by=by, at=AT)
    planned(home, by=by, kind="microcredit", what="小额信贷", giver="")
    draft.refresh_from_db()
    from_family = agree(_answered(draft, home, by), by=village())
    second = approve_plan(plan=from_family.pk, seen=from_family.steps, given=Given(), by=town, at=AT)

    assert list(Plan.objects.order_by("version").values_list("version", "state")) == [(1, "replaced"), (2, "approved")]
    assert Commitment.objects.get().state == "withdrawn"
    assert second.measures.count() == 2
    assert measure_of(first).what == "母羊 7 只"


def _answered(draft, home, by):
    planned(
        home, by=by, kind="employment", answer="changed", instead_of="industry", what="护路员", why="改为就业", giver=""
    )
    drop_measure(measure=draft.measures.get(kind="other").pk, by=by, at=AT)
    draft.refresh_from_db()
    return draft


def test_only_the_township_approves():
    row = agreed(herder())
    for user in (cast.village_worker(), cast.county_officer(), cast.helper()):
        with pytest.raises(NotAllowedError):
            take(approve_plan, row, by=actor_of(user, on=day_of(AT)))
