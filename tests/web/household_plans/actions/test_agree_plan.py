from datetime import date

import pytest

from huiyin.followup.household_plans import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.assistance.actions.pair_household import Helping, pair_household
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.household_plans.actions.agree_plan import agree_plan
from huiyin_web.household_plans.errors import PlanChangedError, PlanRefusedError
from support import cast
from support.household_plans import AT, agreed, drawn_up, herder, planned, township, village

pytestmark = pytest.mark.django_db
WORD = Given(wish="想多养几只羊", on=date(2016, 9, 14))


def agree(row, *, by, seen=None, given=WORD):
    return agree_plan(plan=row.pk, seen=row.steps if seen is None else seen, given=given, by=by, at=AT)


def test_the_family_agrees_before_a_colleague_and_its_own_wish_is_kept():
    row = agreed(herder())
    assert (row.state, row.wish, row.agreed_on) == ("agreed", "想多养几只羊", date(2016, 9, 14))
    assert row.witness_key != row.by_key


def test_who_drew_the_plan_up_or_put_something_into_it_can_not_speak_for_the_family():
    home, author, second = herder(), village(), village()
    row = drawn_up(home, by=author)
    planned(home, by=second, kind="other", answer="own", why="邻居相助", giver="")
    row.refresh_from_db()
    for by in (author, second):
        with pytest.raises(PlanRefusedError, match="Whoever drew the plan up"):
            agree(row, by=by)
    assert agree(row, by=township()).state == "agreed"


def test_its_helper_can_not_speak_for_the_family():
    home, user = herder(), cast.helper()
    terms = Helping(user.name, home.office_number, date(2016, 1, 1), account=user.username)
    pair_household(terms=terms, by=actor_of(cast.county_officer(), on=day_of(AT)), at=AT)
    with pytest.raises(PlanRefusedError, match="Whoever helps the household can't record its word"):
        agree(drawn_up(home), by=actor_of(user, on=day_of(AT)))


def test_every_proposal_is_answered_first_and_what_changed_meanwhile_is_looked_at_again():
    row = planned(herder()).plan
    row.refresh_from_db()
    with pytest.raises(PlanRefusedError, match="1 kinds of help are proposed and not answered"):
        agree(row, by=village())
    with pytest.raises(PlanChangedError):
        agree(row, by=village(), seen=0)


def test_who_plans_nothing_or_is_from_elsewhere_is_refused():
    row = drawn_up(herder())
    with pytest.raises(NotAllowedError):
        agree(row, by=actor_of(cast.county_officer(), on=day_of(AT)))
    with pytest.raises(NotFoundError):
        agree(row, by=actor_of(cast.township_officer(cast.NEXT_TOWNSHIP), on=day_of(AT)))
