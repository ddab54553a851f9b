from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from huiyin_web.assistance.actions.end_pairing import end_pairing
from huiyin_web.assistance.actions.pledge_plan import Pledge, pledge_plan
from huiyin_web.assistance.errors import PlanRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.assistance import AT, OTHER, TODAY, UNIT, acting, county, enrolled, paired, province, round_of, unit

pytestmark = pytest.mark.django_db
PLEDGE = Pledge("修通村道路", "works", cast.VILLAGE, TODAY, date(2016, 12, 31), Decimal(3), "kilometres")


@pytest.fixture
def share():
    given.places()
    share = enrolled(round_of())
    paired(share)
    return share


def submitted(share, *pledges, by=None):
    return pledge_plan(participant=share.pk, pledges=pledges, by=by or unit(), at=AT)


def test_each_pledge_becomes_a_promise_of_the_unit_that_the_county_checks(share):
    funds = replace(PLEDGE, title="帮扶资金", kind="funds", quantity=Decimal(50_000), unit="yuan")
    submitted(share, PLEDGE, funds)

    rows = Commitment.objects.order_by("serial")
    assert [(row.owner, row.giver, row.accepter, row.source, row.source_key, row.quantity) for row in rows] == [
        (UNIT, UNIT, cast.COUNTY, "pledge", "2016-2020", 300),
        (UNIT, UNIT, cast.COUNTY, "pledge", "2016-2020", 5_000_000),
    ]
    told = AuditEvent.objects.get(action="assistance.plan.submitted").detail
    assert told["commitments"] == [row.number for row in rows]


def test_where_a_line_may_not_be_pledged_none_is_and_each_is_named(share):
    elsewhere = replace(PLEDGE, place_code=cast.NEXT_VILLAGE)
    nameless = replace(PLEDGE, title=" ")
    with pytest.raises(PlanRefusedError) as refused:
        submitted(share, PLEDGE, elsewhere, nameless)

    assert sorted(refused.value.decisions) == [1, 2]
    assert "Line 2: The unit is not paired with this place." in refused.value.text.en
    assert not Commitment.objects.exists()


def test_nothing_is_pledged_for_a_place_that_is_no_longer_paired(share):
    row = share.pairings.get()
    end_pairing(pairing=row.pk, on=TODAY, reason="调整", confirmed=True, by=province(), at=AT)
    with pytest.raises(PlanRefusedError, match="not paired"):
        submitted(share, PLEDGE)


def test_an_empty_plan_is_refused_and_so_is_anothers(share):
    with pytest.raises(PlanRefusedError, match="Fill in at least one pledge"):
        submitted(share)
    with pytest.raises(NotFoundError):
        submitted(enrolled(share.round, OTHER), PLEDGE)
    with pytest.raises(NotFoundError):
        submitted(share, PLEDGE, by=county())


def test_a_helper_pledges_nothing(share):
    with pytest.raises(NotAllowedError):
        submitted(share, PLEDGE, by=acting(cast.helper()))
