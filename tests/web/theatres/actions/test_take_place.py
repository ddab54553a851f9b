from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.theatres.actions.take_place import take_place
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.queries.stored import places_now
from support import cast, theatres

pytestmark = pytest.mark.django_db


def test_a_place_that_is_taken_stays_told_and_its_commander_reaches_it_no_longer_from_the_next_day_on():
    account = cast.commander(theatre=())
    row = theatres.set_up(cast.COUNTY, cast.NEXT_COUNTY, account=account)
    taken = row.places.get(place_code=cast.NEXT_COUNTY)
    take_place(theatre=row.pk, place=taken.pk, by=theatres.keeper(), at=theatres.AT)
    taken.refresh_from_db()

    assert (places_now(row), taken.ends_on) == ([cast.COUNTY], theatres.DAY)
    assert actor_of(account, on=theatres.DAY).scope.covers(cast.NEXT_COUNTY)
    assert actor_of(account, on=theatres.DAY + timedelta(1)).scope.prefixes == (cast.COUNTY[:6],)
    with pytest.raises(NotFoundError):
        take_place(theatre=row.pk, place=taken.pk, by=theatres.keeper(), at=theatres.AT)


def test_the_last_place_stays():
    row = theatres.set_up()
    with pytest.raises(TheatreRefusedError, match="one place at least"):
        take_place(theatre=row.pk, place=row.places.get().pk, by=theatres.keeper(), at=theatres.AT)
