from datetime import date

import pytest

from huiyin_web.assistance.actions.end_helping import end_helping
from huiyin_web.assistance.actions.pair_household import Helping, pair_household
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.core.errors import NotFoundError
from support import cast, given
from support.assistance import AT, TODAY, acting, county

pytestmark = pytest.mark.django_db
LAST = date(2016, 12, 31)


def helped(home, helper="李帮扶（虚构）", account=""):
    return pair_household(terms=Helping(helper, home.office_number, TODAY, account=account), by=county(), at=AT)


def ended(row, *, confirmed=False, by=None):
    return end_helping(pairing=row.pk, on=LAST, reason="岗位变动", confirmed=confirmed, by=by or county(), at=AT)


@pytest.fixture
def home():
    given.places()
    return given.household()


def test_nobody_is_released_from_a_poor_household_unless_that_is_confirmed(home):
    user = cast.helper(villages=())
    row = helped(home, account=user.username)
    with pytest.raises(AssistanceRefusedError, match="nobody is released before"):
        ended(row)

    assert ended(row, confirmed=True).ended_early
    assert acting(user, LAST).scope.households == (home.pk,)
    assert acting(user, date(2017, 1, 1)).scope.households == ()


def test_one_of_two_helpers_may_go_and_so_may_one_of_a_household_that_left_poverty(home):
    row = helped(home)
    helped(home, "王帮扶（虚构）")
    assert not ended(row).ended_early
    out = given.household(status="exited", exited_on=date(2016, 6, 1))
    assert not ended(helped(out)).ended_early


def test_a_county_ends_none_next_door(home):
    row = helped(home)
    with pytest.raises(NotFoundError):
        ended(row, by=acting(cast.county_officer(cast.NEXT_COUNTY)))
