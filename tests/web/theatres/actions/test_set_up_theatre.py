from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.theatres.actions.set_up_theatre import set_up_theatre
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.models import Theatre
from huiyin_web.theatres.queries.stored import places_now
from support import cast, theatres

pytestmark = pytest.mark.django_db


def test_a_theatre_is_set_up_and_its_commander_reaches_its_places_from_that_day_on():
    account = cast.commander(theatre=())
    row = set_up_theatre(
        terms=theatres.terms(cast.COUNTY, cast.NEXT_COUNTY, account=account), by=theatres.keeper(), at=theatres.AT
    )
    event = AuditEvent.objects.latest("pk")

    assert places_now(row) == [cast.NEXT_COUNTY, cast.COUNTY]
    assert actor_of(account, on=theatres.DAY).scope.prefixes == (cast.NEXT_COUNTY[:6], cast.COUNTY[:6])
    assert actor_of(account, on=theatres.DAY - timedelta(1)).scope.prefixes == ()
    assert (event.action, event.subject, event.detail["commander"]) == (
        "theatres.theatre.set_up", f"theatre:{row.pk}", "指挥长（示范）",
    )  # fmt: skip


@pytest.mark.parametrize("place", [cast.COUNTY, cast.PREFECTURE, cast.VILLAGE])
def test_no_place_lies_in_two_theatres(place):
    theatres.set_up()
    with pytest.raises(TheatreRefusedError, match="lies in a theatre already"):
        theatres.set_up(place)
    assert Theatre.objects.count() == 1


def test_whoever_commands_or_serves_a_county_sets_none_up():
    for user in (cast.commander(), cast.county_officer()):
        with pytest.raises(NotAllowedError):
            theatres.set_up(by=actor_of(user, on=theatres.DAY))


def test_a_prefecture_sets_none_up_elsewhere_nor_for_an_account_that_it_does_not_manage():
    prefecture = actor_of(cast.prefecture_officer(), on=theatres.DAY)
    with pytest.raises(NotFoundError):
        theatres.set_up("630200000000", by=prefecture)
    with pytest.raises(NotFoundError):
        theatres.set_up(account=cast.commander(theatre=()), by=prefecture)
    assert theatres.set_up(by=prefecture).keeper == cast.PREFECTURE
