from datetime import date, timedelta

import pytest

from huiyin_web.access.actions.close_reaches import close_reaches
from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actions.open_reaches import Reaching, open_reaches
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.reach import following
from huiyin_web.core.errors import NotFoundError
from support import cast, given

pytestmark = pytest.mark.django_db
ON = date(2016, 9, 14)


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_an_organisation_reaches_what_it_is_paired_with_and_an_account_its_households():
    unit, helper, home = cast.assisting_unit(villages=()), cast.helper(villages=()), given.household()
    open_reaches(
        reaching=[
            Reaching(ON, "1", organisation=unit.organisation, place_code=cast.VILLAGE),
            Reaching(ON, "2", account=helper.pk, household=home.pk),
        ]
    )

    assert actor_of(unit, on=ON).scope.covers(cast.VILLAGE)
    assert actor_of(helper, on=ON).scope.households == (home.pk,)


def test_whoever_manages_the_account_does_not_end_what_follows_a_pairing():
    unit = cast.assisting_unit(villages=())
    grant = open_reaches(reaching=[Reaching(ON, "1", organisation=unit.organisation, place_code=cast.VILLAGE)])[0]
    manager = actor_of(cast.county_officer(), on=ON)
    with pytest.raises(NotFoundError):
        end_grant(user=unit.pk, grant=grant.pk, on=ON, by=manager, at=cast.SINCE)


def test_a_commander_reaches_the_places_of_the_theatre_and_nobody_else_ends_that():
    commander = cast.commander(theatre=())
    places = (cast.COUNTY, cast.NEXT_COUNTY)
    made = open_reaches(
        reaching=[Reaching(ON, "7", account=commander.pk, place_code=place, kind="theatre") for place in places]
    )
    manager = actor_of(cast.provincial_office(), on=ON)

    assert actor_of(commander, on=ON).scope.prefixes == (cast.NEXT_COUNTY[:6], cast.COUNTY[:6])
    assert following("theatre", "7", on=ON) == {(commander.pk, one.place_code): one.pk for one in made}
    with pytest.raises(NotFoundError):
        end_grant(user=commander.pk, grant=made[0].pk, on=ON, by=manager, at=cast.SINCE)
    close_reaches(grants=[one.pk for one in made], on=ON)
    assert following("theatre", "7", on=ON) == {}
    assert actor_of(commander, on=ON + timedelta(1)).scope.prefixes == ()
