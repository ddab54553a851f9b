from datetime import date

import pytest

from huiyin_web.access.actions.close_reaches import close_reaches
from huiyin_web.access.actions.open_reaches import Reaching, open_reaches
from huiyin_web.access.models import Grant
from huiyin_web.access.queries import actor_of
from support import cast, given

pytestmark = pytest.mark.django_db


def test_the_last_day_is_the_day_on_which_the_pairing_ends_and_grants_by_hand_stay():
    given.places()
    unit = cast.assisting_unit(villages=(cast.NEXT_VILLAGE,))
    paired = [Reaching(date(2013, 5, 10), "1", organisation=unit.organisation, place_code=cast.VILLAGE)]
    made = open_reaches(reaching=paired)[0]
    close_reaches(grants=[made.pk, *Grant.objects.values_list("pk", flat=True)], on=date(2015, 12, 31))

    last, later = (actor_of(unit, on=day).scope for day in (date(2015, 12, 31), date(2016, 1, 1)))
    assert (last.covers(cast.VILLAGE), later.covers(cast.VILLAGE), later.covers(cast.NEXT_VILLAGE)) == (
        True, False, True,
    )  # fmt: skip
