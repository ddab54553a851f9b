from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.leadership.errors import LeadershipRefusedError
from support import cast, given
from support.publicity import DAY, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    given.places()


def test_a_piece_waits_for_clearance_by_the_own_office_or_the_one_that_is_named():
    row = proposed()

    assert (row.state, row.keeper, row.clearer, row.planned_on) == (
        "proposed", cast.COUNTY, cast.COUNTY, DAY + timedelta(10),
    )  # fmt: skip
    assert AuditEvent.objects.get(action="leadership.piece.proposed").subject == f"piece:{row.pk}"
    assert proposed(clearer=cast.PREFECTURE).clearer == cast.PREFECTURE


def test_what_lacks_words_or_lies_in_the_past_is_refused():
    with pytest.raises(LeadershipRefusedError, match="Give a day that is not before today"):
        proposed(days=-1)
    with pytest.raises(LeadershipRefusedError, match="Leave numbers of people out"):
        proposed(words="联系人 13800138765")


def test_only_offices_of_leading_groups_propose():
    with pytest.raises(NotAllowedError):
        proposed(by=actor_of(cast.township_officer(), on=DAY))
