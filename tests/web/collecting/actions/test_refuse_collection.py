import pytest

from huiyin_web.access.errors import SamePersonError
from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.refuse_collection import refuse_collection
from huiyin_web.collecting.errors import CollectionRefusedError
from huiyin_web.collecting.permissions import may_decide
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.collecting import AT, TODAY, county, department, prefecture, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_household():
    given.places()
    given.household()


def refuse(row, by, reason="台账已有，无须采集"):
    return refuse_collection(collection=row.pk, reason=reason, by=by, at=AT)


def test_a_refusal_keeps_its_reason_and_asks_no_village():
    row = refuse(proposed(), prefecture())

    assert (row.state, row.reason, row.villages.count()) == ("refused", "台账已有，无须采集", 0)
    assert AuditEvent.objects.get(action="collecting.collection.refused").detail["reason"] == "台账已有，无须采集"


def test_a_refusal_without_a_reason_is_none():
    with pytest.raises(CollectionRefusedError) as raised:
        refuse(proposed(), prefecture(), " 不 ")
    assert "Say in at least 4 characters why." in str(raised.value)


def test_nobody_refuses_their_own_and_a_county_refuses_nothing():
    own = prefecture()
    with pytest.raises(CollectionRefusedError):
        refuse(proposed(by=own), own)
    with pytest.raises(NotAllowedError):
        refuse(proposed(by=department()), county())


def test_nobody_refuses_or_admits_what_an_account_proposed_that_counts_as_theirs():
    giver = cast.prefecture_officer()
    row = proposed(by=actor_of(cast.given_by(cast.county_officer(), giver), on=TODAY))
    by = actor_of(giver, on=TODAY)
    with pytest.raises(SamePersonError):
        refuse(row, by)
    assert may_decide(by, row) is False
    assert refuse(row, prefecture()).state == "refused"
