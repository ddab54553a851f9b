import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.theatres.actions.put_place import put_place
from huiyin_web.theatres.errors import TheatreRefusedError
from support import cast, theatres

pytestmark = pytest.mark.django_db


def test_another_place_lies_in_the_theatre_and_within_its_commander_s_reach():
    account = cast.commander(theatre=())
    row = theatres.set_up(account=account)
    put_place(theatre=row.pk, place_code=cast.NEXT_COUNTY, by=theatres.keeper(), at=theatres.AT)
    assert actor_of(account, on=theatres.DAY).scope.prefixes == (cast.NEXT_COUNTY[:6], cast.COUNTY[:6])


def test_a_place_of_a_theatre_is_put_under_no_other_and_only_by_who_keeps_it():
    row = theatres.set_up()
    with pytest.raises(TheatreRefusedError):
        put_place(theatre=row.pk, place_code=cast.VILLAGE, by=theatres.keeper(), at=theatres.AT)
    for user in (cast.prefecture_officer(), cast.commander()):
        with pytest.raises(NotAllowedError):
            put_place(theatre=row.pk, place_code=cast.NEXT_COUNTY, by=actor_of(user, on=theatres.DAY), at=theatres.AT)
