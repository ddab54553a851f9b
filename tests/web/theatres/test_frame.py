import pytest

from huiyin.sampling.draws import Unit
from huiyin_web.theatres.queries.frame import households_listed, villages_listed
from support import cast, given, theatres

pytestmark = pytest.mark.django_db
FAR, NEAR, OTHER = "632725100201", "632725100202", "632725100203"


def test_villages_are_far_or_near_by_the_half_of_the_list_and_in_a_group_of_their_own_where_nobody_says():
    given.places(FAR, NEAR)
    for village, away in ((FAR, 30.0), (FAR, 10.0), (NEAR, 5.0)):
        given.household(village, market_distance=away)
    given.household(OTHER, status="removed")
    assert villages_listed(theatres.commander(), cast.COUNTY) == [
        Unit(cast.VILLAGE, ("unknown",), 6), Unit(FAR, ("far",), 2), Unit(NEAR, ("near",), 1),
    ]  # fmt: skip


def test_a_household_is_at_risk_once_it_returned_to_poverty_or_while_a_question_about_it_is_open():
    returned, flagged = given.household(FAR, status="relapsed"), given.flag(FAR).household_id
    answered = given.household(FAR)
    given.suspect(FAR, household_id=answered.pk, outcome="true_value", answered_at=theatres.AT)
    leaving = given.household(FAR, status="planned_exit")
    listed = {one.key: one.strata for one in households_listed(theatres.commander(), [FAR])[FAR]}
    assert listed == {
        str(returned.pk): ("at_risk",), str(flagged): ("at_risk",), str(answered.pk): ("poor",),
        str(leaving.pk): ("poor",),
    }  # fmt: skip


def test_only_households_in_reach_are_listed():
    given.household(cast.NEXT_VILLAGE)
    assert villages_listed(theatres.commander(), cast.NEXT_COUNTY) == []
