from datetime import timedelta

import pytest

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.models import Commitment
from huiyin_web.config.commands.cast import COMMANDER
from huiyin_web.config.commands.commanding import command_theatres
from huiyin_web.core.clock import now, today
from huiyin_web.theatres.models import Draw, Order, PlanVersion, Sight, Theatre, Visit
from support import cast, given, theatres

pytestmark = pytest.mark.django_db


def test_a_prefecture_of_the_demo_has_its_theatre_with_visits_in_every_state_and_orders_that_go_on():
    user = cast.commander(theatre=())
    User.objects.filter(pk=user.pk).update(username=COMMANDER)
    given.places()
    for village in (cast.VILLAGE, cast.NEXT_VILLAGE):
        theatres.homes(8, village)
    command_theatres(at=now())
    row = Theatre.objects.get()

    assert [one.state for one in Visit.objects.order_by("pk")] == ["made", "made", "called_off", "prepared"]
    assert (Draw.objects.count(), PlanVersion.objects.count()) == (5, 2)
    assert {one.commitment.state for one in Order.objects.all()} <= {"closed", "under_way", "accepted", "delivered"}
    assert (Order.objects.count(), Commitment.objects.filter(source="order").count()) == (2, 2)
    assert Sight.objects.filter(drawn=None).count() >= 2
    assert row.commands.get().account_id == user.pk
    assert actor_of(user, on=today() + timedelta(1)).scope.covers(cast.VILLAGE)
