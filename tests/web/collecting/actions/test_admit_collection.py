from datetime import date, timedelta

import pytest
from django.db import connection

from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.admit_collection import admit_collection
from huiyin_web.collecting.errors import CollectionRefusedError, CollectionStateError
from huiyin_web.collecting.models import AskedVillage, RegisterCount
from huiyin_web.collecting.queries import judging
from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from support import cast, given
from support.collecting import AT, TODAY, admitted, county, department, prefecture, proposed, province

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _households():
    given.places()
    given.household()
    given.household(phone="13900000000", identified_on=None)
    given.household(cast.NEXT_VILLAGE)


def admit(row, by, at=AT):
    return admit_collection(collection=row.pk, reason="同意", by=by, at=at)


def test_the_villages_of_the_area_are_asked_with_their_rows_of_the_day_and_what_is_known_for_good():
    row = admit(proposed(), prefecture())

    assert row.state == "admitted"
    assert list(AskedVillage.objects.values_list("village_code", "rows", "again")) == [(cast.VILLAGE, 2, 1)]
    event = AuditEvent.objects.get(action="collecting.collection.admitted")
    assert {key: event.detail[key] for key in ("villages", "rows", "facts", "minutes", "again", "reason")} == {
        "villages": 1, "rows": 2, "facts": 4, "minutes": 10, "again": 1, "reason": "同意",
    }  # fmt: skip


def never(*_asked):
    raise AssertionError("counted")


def test_the_rows_are_those_that_were_counted_for_the_proposal_and_the_count_then_goes(monkeypatch):
    row = proposed()
    given.household()
    monkeypatch.setattr(judging, "held", never)
    assert (admit(row, prefecture()).rows, RegisterCount.objects.count()) == (2, 0)


@pytest.mark.django_db(transaction=True)
def test_a_month_later_the_register_is_counted_anew_before_the_transaction_that_admits_it(monkeypatch):
    row = proposed(begins_on=date(2019, 7, 10), ends_on=date(2019, 7, 20))
    held, inside = judging.held, []
    given.household()

    def watched(*asked):
        inside.append(connection.in_atomic_block)
        return held(*asked)

    monkeypatch.setattr(judging, "held", watched)

    assert admit(row, prefecture(), at=AT + timedelta(days=31)).rows == 3
    assert inside == [False]


def test_who_proposed_it_does_not_admit_it():
    by = prefecture()
    with pytest.raises(CollectionRefusedError) as raised:
        admit(proposed(by=by), by)
    assert "Whoever proposed a collection does not decide about it." in str(raised.value)


def test_who_answers_for_a_part_of_the_area_only_does_not_admit_it():
    with pytest.raises(CollectionRefusedError):
        admit(proposed(by=department(), place_code=cast.PROVINCE), prefecture())


def test_a_county_admits_nothing():
    with pytest.raises(NotAllowedError):
        admit(proposed(by=department()), county())


def test_a_prefecture_elsewhere_does_not_find_it():
    elsewhere = actor_of(cast.prefecture_officer("632800000000"), on=TODAY)
    with pytest.raises(NotFoundError):
        admit(proposed(), elsewhere)


def test_of_two_proposals_for_a_village_only_one_is_admitted():
    first, second = proposed(), proposed(by=department(), title="补贴采集")
    admit(first, province())

    with pytest.raises(CollectionRefusedError) as raised:
        admit(second, province())

    assert "They are or were asked by ‘年度信息采集’" in str(raised.value)
    assert AskedVillage.objects.count() == 1


def test_what_was_decided_is_not_decided_again():
    with pytest.raises(CollectionStateError) as raised:
        admit(admitted(), province())
    assert "is admitted; this step is for one that is proposed" in str(raised.value)
