from datetime import date

import pytest

from huiyin.followup.commitments import Given
from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.actions.act_together import act_together
from huiyin_web.commitments.errors import ChosenRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast
from support import given as register
from support.commitments import AT, TODAY, brought, county, given, unit

pytestmark = pytest.mark.django_db
LATER = Given(reason="道路中断", due_on=date(2017, 3, 31))


@pytest.fixture(autouse=True)
def _places():
    register.places()


def test_each_is_put_off_with_its_own_event():
    rows = [given() for _ in range(3)]
    done = act_together(
        chosen=dict.fromkeys((row.pk for row in rows), 0), act="postpone", given=LATER, by=county(), at=AT
    )

    assert [row.slips for row in done] == [1, 1, 1]
    assert AuditEvent.objects.filter(action="commitments.commitment.postpone").count() == 3


def test_an_office_names_one_person_for_several_of_its_own():
    rows = [given() for _ in range(2)]
    act_together(
        chosen=dict.fromkeys((row.pk for row in rows), 0),
        act="assign",
        given=Given(person="新联络员"),
        by=unit(),
        at=AT,
    )
    assert set(Commitment.objects.values_list("person", flat=True)) == {"新联络员"}


def test_several_are_handed_over_to_another_office_and_a_person_there():
    rows = [given() for _ in range(2)]
    sent = Given(reason="机构调整", owner="Z-0002", person="新联络员")
    done = act_together(
        chosen=dict.fromkeys((row.pk for row in rows), 0), act="hand_over", given=sent, by=county(), at=AT
    )
    assert [(row.owner, row.person) for row in done] == [("Z-0002", "新联络员")] * 2


def test_where_it_may_not_be_done_to_one_it_is_done_to_none_and_each_is_named():
    free, done, seen = given(), brought(given(), "accept", "prove", "deliver"), given()
    with pytest.raises(ChosenRefusedError) as refused:
        act_together(chosen={free.pk: 0, done.pk: 3, seen.pk: 7}, act="postpone", given=LATER, by=county(), at=AT)

    assert "C-2016-0002: It is delivered" in refused.value.text.en
    assert "C-2016-0003: Something was done to C-2016-0003" in refused.value.text.en
    assert not Commitment.objects.filter(slips__gt=0).exists()


def test_nothing_ticked_is_said():
    with pytest.raises(ChosenRefusedError, match="Tick what it is to be done to"):
        act_together(chosen={}, act="remind", given=Given(), by=county(), at=AT)


def test_one_out_of_reach_is_not_found_and_not_named():
    row = given()
    stranger = actor_of(cast.county_officer(cast.NEXT_COUNTY), on=TODAY)
    with pytest.raises(NotFoundError):
        act_together(chosen={row.pk: 0}, act="remind", given=Given(), by=stranger, at=AT)
