from datetime import date

import pytest

from huiyin_web.access.errors import GrantError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from web.access.steps import LAST, TODAY, actor, granted

pytestmark = pytest.mark.django_db


def test_a_pairing_reaches_from_its_first_day_to_its_last():
    user = cast.helper(villages=())
    made = granted(user)
    assert made.kind == "pairing"
    reach = [actor(user, on).scope.covers(cast.VILLAGE) for on in (date(2016, 9, 13), TODAY, LAST, date(2017, 1, 1))]
    assert reach == [False, True, True, False]


def test_a_grant_ends_no_earlier_than_it_starts():
    with pytest.raises(GrantError, match="The last day lies before the first"):
        granted(cast.helper(), ends_on=date(2016, 9, 13))


@pytest.mark.parametrize(
    ("builder", "place", "error"),
    [
        (cast.township_officer, cast.NEXT_VILLAGE, NotFoundError),
        (cast.village_worker, cast.VILLAGE, NotAllowedError),
        (cast.commander, cast.VILLAGE, NotAllowedError),
    ],
)
def test_nobody_grants_what_they_do_not_reach_or_manage(builder, place, error):
    user = cast.helper(villages=())
    with pytest.raises(error):
        granted(user, by=actor(builder()), place_code=place)


def test_the_same_grant_asked_for_twice_is_one_with_one_event():
    user = cast.helper(villages=())
    assert granted(user) == granted(user, starts_on=date(2016, 10, 1))
    assert granted(user, ends_on=None) != granted(user)
    assert AuditEvent.objects.count() == 2


def test_a_place_that_is_not_there_is_not_granted_nor_anything_to_who_reaches_all():
    given.places()
    given.place("632725100298", valid_to=date(2016, 9, 13))
    for code in ("632725100299", "632725100298"):
        with pytest.raises(GrantError, match=f"No place has the code {code}"):
            granted(cast.helper(), place_code=code)
    with pytest.raises(GrantError, match="reaches everything already"):
        granted(cast.auditor())
