import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.exchange.actions import decide_field
from huiyin_web.exchange.actions.queue_decision import queue_decision
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.jobs.models import Job
from huiyin_web.jobs.worker import drain
from huiyin_web.registry.models import Household
from support import cast, given
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db
FARMLAND = {"sheet": "households", "field": "farmland", "at": AT}


def test_theirs_is_taken_some_at_a_go_and_what_is_refused_stays_open_and_stops_no_other(
    home, export, compare, officer, as_actor, monkeypatch
):
    monkeypatch.setattr(decide_field, "MOST_AT_ONCE", 1)
    others = [given.household(head_name=name, farmland=1.0) for name in ("才仁", "卓玛")]
    made = compare(export({one.office_number: {"farmland": 6.5} for one in (home, *others)}))
    Household.objects.filter(pk=home.pk).update(farmland=9.0)
    queue_decision(exchange=made.pk, user=officer.pk, by=as_actor(officer), **FARMLAND)
    told = []
    drain(lambda _, message: told.append(message.en))
    assert told == ["taking theirs: 0, 2 left", "taking theirs: 1, 1 left"]
    assert list(Household.objects.order_by("pk").values_list("farmland", flat=True)) == [9.0, 6.5, 6.5]
    assert sorted(Difference.objects.values_list("decision", flat=True)) == ["", Decision.THEIRS, Decision.THEIRS]
    said = Job.objects.get().result["message"]["en"]
    assert said.startswith("2 decided, 0 of them wait for approval; 1 refused. Our value of")


def test_taking_theirs_is_for_whoever_may_change_households_and_of_what_is_compared(
    home, export, take, compare, officer, as_actor
):
    prefecture = cast.prefecture_officer()
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    with pytest.raises(NotAllowedError):
        queue_decision(exchange=made.pk, user=prefecture.pk, by=as_actor(prefecture), **FARMLAND)
    waits = take(export({home.office_number: {"farmland": 7.5}}))
    with pytest.raises(ExchangeStateError, match="is waiting"):
        queue_decision(exchange=waits.pk, user=officer.pk, by=as_actor(officer), **FARMLAND)
