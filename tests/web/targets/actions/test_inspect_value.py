from decimal import Decimal

import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.inspect_value import inspect_value
from huiyin_web.targets.queries.stored import as_target
from support import cast
from support import given as register
from support.targets import AT, TODAY, actor_of, county, of_county

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places():
    register.places()


def inspected(row, by):
    sent = Sent(row.entries.count(), Decimal(540), source="抽查 4 村")
    return inspect_value(target=row.pk, sent=sent, by=by, at=AT)


def test_what_an_inspector_found_stands_beside_what_the_office_says():
    row = of_county()
    row.reported = 58_000
    row.save()
    found = as_target(inspected(row, actor_of(cast.inspector(), on=TODAY)))
    assert (found.found, found.overstated) == (540, 40)


def test_nobody_inspects_their_own_target_nor_what_was_not_assigned_to_them():
    with pytest.raises(NotAllowedError):
        inspected(of_county(), county())
    with pytest.raises(NotFoundError):
        inspected(of_county(), actor_of(cast.inspector(assigned=(cast.NEXT_COUNTY,)), on=TODAY))
