from dataclasses import replace
from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.theatres.actions.appoint_commander import appoint_commander
from huiyin_web.theatres.errors import TheatreRefusedError
from support import cast, theatres

pytestmark = pytest.mark.django_db


def test_the_new_commander_reaches_the_theatre_and_the_one_before_stays_told_but_reaches_it_no_longer():
    old, new = cast.commander(theatre=()), cast.commander(theatre=())
    row = theatres.set_up(account=old)
    held = replace(theatres.COMMANDING, commander="新指挥长（示范）", account=new.username)
    appoint_commander(theatre=row.pk, commanding=held, by=theatres.keeper(), at=theatres.AT + timedelta(5))
    day = theatres.DAY + timedelta(5)

    assert [(one.account_id, one.from_on, one.ends_on) for one in row.commands.order_by("pk")] == [
        (old.pk, theatres.DAY, day), (new.pk, day, None),
    ]  # fmt: skip
    assert actor_of(new, on=day).scope.covers(cast.VILLAGE)
    assert not actor_of(old, on=day + timedelta(1)).scope.covers(cast.VILLAGE)


def test_nobody_without_a_post_is_appointed():
    row = theatres.set_up()
    with pytest.raises(TheatreRefusedError):
        appoint_commander(
            theatre=row.pk, commanding=replace(theatres.COMMANDING, post=""), by=theatres.keeper(), at=theatres.AT
        )
    assert row.commands.get().ends_on is None
