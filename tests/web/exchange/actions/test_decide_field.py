import pytest

from huiyin_web.core.errors import NotAllowedError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions import decide_field as deciding
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.actions.decide_field import Settled, decide_field
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.registry.models import ChangeRequest, Household
from support import cast, given
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


def test_a_field_is_decided_for_all_and_what_one_is_refused_for_stops_no_other(home, export, compare, as_actor):
    other = given.household(head_name="才仁", farmland=1.0)
    made = compare(export({one.office_number: {"farmland": 6.5} for one in (home, other)}))
    Household.objects.filter(pk=other.pk).update(farmland=9.0)

    done = decide_field(
        exchange=made.pk, sheet="households", field="farmland", decision=Decision.THEIRS,
        by=as_actor(cast.county_officer()), at=AT,
    )  # fmt: skip

    assert (done.done, done.requests, done.refused, done.left) == (1, 0, 1, 0)
    assert "has changed since the comparison" in done.why.en
    assert list(Household.objects.order_by("pk").values_list("farmland", flat=True)) == [6.5, 9.0]
    assert sorted(Difference.objects.values_list("decision", flat=True)) == ["", "theirs"]


def test_only_those_that_one_side_has_newer_are_decided_and_requests_are_counted(home, export, compare, as_actor):
    made = compare(export({home.office_number: {"main_cause": "land"}}))
    county = as_actor(cast.county_officer())
    asked = {
        "exchange": made.pk,
        "sheet": "households",
        "field": "main_cause",
        "decision": Decision.THEIRS,
        "by": county,
        "at": AT,
    }
    assert decide_field(newer="theirs", **asked) == Settled(0, 0, 0, None, 0)
    assert decide_field(**asked) == Settled(1, 1, 0, None, 0)
    assert ChangeRequest.objects.count() == 1


def test_taking_theirs_is_for_whoever_may_change_households(home, export, compare, as_actor):
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    asked = {
        "exchange": made.pk,
        "sheet": "households",
        "field": "farmland",
        "by": as_actor(cast.prefecture_officer()),
        "at": AT,
    }
    with pytest.raises(NotAllowedError):
        decide_field(decision=Decision.THEIRS, **asked)
    assert decide_field(decision=Decision.OURS, **asked).done == 1


def test_theirs_is_taken_some_at_a_go_and_ours_is_kept_for_all_at_once(home, export, compare, as_actor, monkeypatch):
    monkeypatch.setattr(deciding, "MOST_AT_ONCE", 1)
    others = [given.household(head_name=name, farmland=1.0) for name in ("才仁", "卓玛")]
    made = compare(export({one.office_number: {"farmland": 6.5} for one in (home, *others)}))
    asked = {"exchange": made.pk, "sheet": "households", "field": "farmland"} | {
        "by": as_actor(cast.county_officer()), "at": AT,
    }  # fmt: skip
    first = decide_field(decision=Decision.THEIRS, **asked)
    assert (first, first.last) == (Settled(1, 0, 0, None, 2), Difference.objects.first().pk)
    assert decide_field(decision=Decision.OURS, **asked) == Settled(2, 0, 0, None, 0)
    kept = Difference.objects.filter(decision="ours")
    assert set(kept.values_list("by_key", "decided_at")) == {(asked["by"].key, AT)}


@pytest.mark.parametrize("decision", [Decision.THEIRS, Decision.OURS, Decision.LATER])
def test_of_a_closed_exchange_no_field_is_decided_and_nothing_is_recorded(home, export, compare, as_actor, decision):
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    county = as_actor(cast.county_officer())
    close_exchange(exchange=made.pk, by=county, at=AT)
    with pytest.raises(ExchangeStateError, match="is closed"):
        decide_field(exchange=made.pk, sheet="households", field="farmland", decision=decision, by=county, at=AT)
    assert not AuditEvent.objects.filter(action="exchange.field.decided").exists()
