from datetime import date

import pytest

from huiyin_web.access.actions.end_grant import end_grant
from huiyin_web.access.actions.open_reaches import Paired, open_reaches
from huiyin_web.access.queries import actor_of
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
        paired=[
            Paired(ON, "1", organisation=unit.organisation, place_code=cast.VILLAGE),
            Paired(ON, "2", account=helper.pk, household=home.pk),
        ]
    )

    assert actor_of(unit, on=ON).scope.covers(cast.VILLAGE)
    assert actor_of(helper, on=ON).scope.households == (home.pk,)


def test_whoever_manages_the_account_does_not_end_what_follows_a_pairing():
    unit = cast.assisting_unit(villages=())
    grant = open_reaches(paired=[Paired(ON, "1", organisation=unit.organisation, place_code=cast.VILLAGE)])[0]
    manager = actor_of(cast.county_officer(), on=ON)
    with pytest.raises(NotFoundError):
        end_grant(user=unit.pk, grant=grant.pk, on=ON, by=manager, at=cast.SINCE)
