from datetime import date

import pytest

from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actor import platform
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from web.access.steps import AT, LAST, TODAY, actor, granted

pytestmark = pytest.mark.django_db


def test_an_ended_grant_reaches_to_the_day_it_ended():
    user = cast.inspector(assigned=())
    made = granted(user, place_code=cast.COUNTY, ends_on=None)
    end_grant(user=made.user_id, grant=made.pk, on=date(2016, 10, 1), by=platform(), at=AT)
    assert actor(user, date(2016, 10, 1)).scope.covers(cast.COUNTY)
    assert not actor(user, date(2016, 10, 2)).scope.covers(cast.COUNTY)


def test_what_is_granted_and_ended_is_recorded():
    user = cast.evaluator(assigned=())
    made = granted(user)
    end_grant(user=made.user_id, grant=made.pk, on=LAST, by=platform(), at=AT)
    assert list(AuditEvent.objects.order_by("number").values_list("action", "subject")) == [
        ("access.reach.granted", user.key), ("access.reach.ended", user.key),
    ]  # fmt: skip


def test_a_grant_that_is_over_is_not_ended_again():
    made = granted(cast.helper(villages=()))
    with pytest.raises(NotFoundError):
        end_grant(user=made.user_id, grant=made.pk, on=date(2017, 1, 1), by=platform(), at=AT)
    made.refresh_from_db()
    assert made.ends_on == LAST


def test_a_grant_of_a_household_out_of_reach_is_not_ended():
    home = given.household(cast.NEXT_VILLAGE)
    made = cast.reaching(cast.helper(villages=()), household=home.pk).grants.get()
    with pytest.raises(NotFoundError):
        end_grant(user=made.user_id, grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)


def test_a_grant_of_a_household_that_is_no_longer_known_can_be_ended():
    made = cast.reaching(cast.helper(villages=()), household=7).grants.get()
    end_grant(user=made.user_id, grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)
    made.refresh_from_db()
    assert made.ends_on == TODAY


def test_a_grant_of_a_place_out_of_reach_is_not_ended():
    user = cast.helper(villages=())
    made = granted(user, place_code=cast.NEXT_VILLAGE)
    with pytest.raises(NotFoundError):
        end_grant(user=made.user_id, grant=made.pk, on=TODAY, by=actor(cast.township_officer()), at=AT)
