from datetime import date, timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.withdraw_collection import withdraw_collection
from huiyin_web.collecting.errors import CollectionRefusedError, CollectionStateError
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.collecting import AT, TODAY, admitted, county, department, prefecture, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_household():
    given.places()
    given.household()


def withdraw(row, by, at=AT, reason="指标另有来源"):
    return withdraw_collection(collection=row.pk, reason=reason, by=by, at=at)


def test_the_office_that_asks_withdraws_it_with_the_day():
    row = withdraw(admitted(), county(), at=AT + timedelta(days=9))

    assert (row.state, row.withdrawn_on) == ("withdrawn", date(2019, 6, 10))
    assert AuditEvent.objects.get(action="collecting.collection.withdrawn").detail["withdrawn_on"] == "2019-06-10"


def test_withdrawn_on_its_first_day_or_before_it_leaves_its_villages_free_for_another():
    withdraw(admitted(), county())
    withdraw(admitted(begins_on=TODAY + timedelta(days=1)), county())
    assert proposed(by=department(), title="补贴采集").state == "proposed"


def test_withdrawn_after_its_first_day_it_stays_the_one_that_its_villages_answer_that_year():
    withdraw(admitted(), county(), at=AT + timedelta(days=1))
    with pytest.raises(CollectionRefusedError) as raised:
        proposed(by=department(), title="补贴采集")
    assert "They are or were asked by ‘年度信息采集’" in str(raised.value)


def test_who_could_have_admitted_it_withdraws_it_too():
    assert withdraw(proposed(), prefecture()).state == "withdrawn"


def test_another_office_does_not():
    row = proposed(by=prefecture())
    with pytest.raises(CollectionRefusedError) as raised:
        withdraw(row, county())
    assert "Only the office that asks" in str(raised.value)
    with pytest.raises(NotAllowedError):
        withdraw(row, actor_of(cast.township_officer(), on=TODAY))


def test_what_is_over_stays_charged():
    with pytest.raises(CollectionRefusedError) as raised:
        withdraw(admitted(), county(), at=AT + timedelta(days=30))
    assert "It ended on 2019-06-30: what was asked stays charged." in str(raised.value)


def test_it_is_withdrawn_once():
    row = withdraw(proposed(), county())
    with pytest.raises(CollectionStateError):
        withdraw(row, county())
