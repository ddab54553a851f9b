import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.models import Order
from support import cast, theatres

pytestmark = pytest.mark.django_db


def test_an_order_of_a_visit_is_a_commitment_that_knows_where_it_came_from():
    visit = theatres.made()
    order = theatres.ordered(visit.theatre, visit=visit.pk)
    kept = order.commitment

    assert (kept.source, kept.source_key, kept.owner, kept.accepter) == (
        "order", str(order.pk), cast.COUNTY, cast.PROVINCE,
    )  # fmt: skip
    assert (kept.person, kept.state, order.visit_id) == ("县扶贫办责任人", "pledged", visit.pk)


def test_whoever_only_looks_or_keeps_the_theatre_gives_no_order():
    row = theatres.set_up()
    for user in (cast.secretary(), cast.provincial_office(), cast.inspector(), cast.analyst(), cast.auditor()):
        with pytest.raises((NotAllowedError, NotFoundError)):
            theatres.ordered(row, by=actor_of(user, on=theatres.DAY))
    assert Commitment.objects.count() == 0


def test_an_order_without_a_person_or_whose_owner_accepts_it_leaves_nothing_behind():
    row = theatres.set_up()
    with pytest.raises(TheatreRefusedError):
        theatres.ordered(row, person="")
    with pytest.raises(CommitmentRefusedError):
        theatres.ordered(row, accepter=cast.COUNTY)
    assert Order.objects.count() == 0


def test_a_visit_of_another_theatre_is_not_found():
    visit = theatres.made()
    other = theatres.set_up(cast.NEXT_COUNTY)
    with pytest.raises(NotFoundError):
        theatres.ordered(other, by=theatres.commander(cast.NEXT_COUNTY), place_code=cast.NEXT_COUNTY, visit=visit.pk)
