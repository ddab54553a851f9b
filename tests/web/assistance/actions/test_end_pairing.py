from datetime import date

import pytest

from huiyin_web.assistance.actions.end_pairing import end_pairing
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.assistance import AT, OTHER, acting, county, enrolled, paired, province, round_of

pytestmark = pytest.mark.django_db
LAST = date(2016, 12, 31)


@pytest.fixture
def pairing():
    given.places()
    return paired(enrolled(round_of()))


def ended(row, *, reason="单位撤并", confirmed=False, on=LAST, by=None):
    return end_pairing(pairing=row.pk, on=on, reason=reason, confirmed=confirmed, by=by or province(), at=AT)


def test_a_pairing_with_a_place_that_is_not_poor_ends_with_a_reason_and_its_reach_with_it(pairing):
    row, user = ended(pairing), cast.assisting_unit(villages=())

    assert (row.ends_on, row.end_reason, row.ended_early) == (LAST, "单位撤并", False)
    assert acting(user, LAST).scope.covers(cast.VILLAGE)
    assert not acting(user, date(2017, 1, 1)).scope.covers(cast.VILLAGE)


def test_nobody_is_released_before_poverty_is_left_unless_that_is_confirmed(pairing):
    given.poor_place()
    with pytest.raises(AssistanceRefusedError, match="nobody is released before") as refused:
        ended(pairing)
    assert [reason.field for reason in refused.value.decision.missing] == ["confirmed"]

    assert ended(pairing, confirmed=True).ended_early
    assert AuditEvent.objects.get(action="assistance.pairing.ended").detail["early"] is True


def test_it_may_end_where_another_unit_helps_or_the_village_has_left(pairing):
    given.poor_place()
    paired(enrolled(pairing.participant.round, OTHER))
    assert not ended(pairing).ended_early


def test_a_village_that_left_the_list_by_then_holds_nobody(pairing):
    given.poor_place(exited_on=date(2016, 12, 1))
    assert not ended(pairing).ended_early


def test_no_reason_no_end_and_an_end_is_not_ended_again(pairing):
    with pytest.raises(AssistanceRefusedError, match="Say why it ends"):
        ended(pairing, reason=" ")
    ended(pairing)
    with pytest.raises(NotFoundError):
        ended(pairing)


def test_a_county_ends_none_and_a_prefecture_none_elsewhere(pairing):
    with pytest.raises(NotAllowedError):
        ended(pairing, by=county())
    given.place("632801100200")
    with pytest.raises(NotFoundError):
        ended(pairing, by=acting(cast.prefecture_officer("632800000000")))
