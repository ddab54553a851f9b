import pytest

from huiyin_web.core.errors import NotAllowedError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.actions.decide_difference import decide_difference
from huiyin_web.exchange.errors import DecidedError, ExchangeStateError, MovedOnError, NotByFormError
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.registry.models import ChangeRequest, Household
from support import cast
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def decide(as_actor):
    def run(decision, *, by=None):
        one = Difference.objects.get()
        by = by or as_actor(cast.county_officer())
        return decide_difference(exchange=one.exchange_id, difference=one.pk, decision=decision, by=by, at=AT)

    return run


def test_a_plain_field_is_taken_at_once(home, export, compare, decide):
    compare(export({home.office_number: {"farmland": 6.5}}))
    one = decide(Decision.THEIRS)
    home.refresh_from_db()
    assert (home.farmland, one.decision, one.request_id) == (6.5, "theirs", None)
    assert "exchange.difference.decided" in set(AuditEvent.objects.values_list("action", flat=True))


def test_what_decides_eligibility_waits_for_somebody_else(home, export, compare, decide):
    compare(export({home.office_number: {"main_cause": "land"}}))
    one = decide(Decision.THEIRS)
    home.refresh_from_db()
    request = ChangeRequest.objects.get()
    assert (home.main_cause, one.request_id, request.changes) == (
        "illness",
        request.pk,
        {"main_cause": ["illness", "land"]},
    )
    assert "2016-09-01" in request.reason


def test_a_member_is_changed_as_a_household_is(home, export, compare, decide):
    person = home.persons.get()
    compare(export({person.office_number: {"education": "junior"}}))
    decide(Decision.THEIRS)
    person.refresh_from_db()
    assert person.education == "junior"


def test_keeping_ours_changes_nothing_and_stands_and_later_can_be_decided(home, export, compare, decide):
    compare(export({home.office_number: {"farmland": 6.5}}))
    decide(Decision.LATER)
    assert decide(Decision.OURS).decision == "ours"
    with pytest.raises(DecidedError):
        decide(Decision.THEIRS)
    assert Household.objects.get().farmland == 5.0


def test_a_number_is_not_taken_here(home, export, compare, decide):
    person = home.persons.get()
    compare(
        export(
            {home.office_number: {"office_number": "6327999"}, person.office_number: {"household_number": "6327999"}}
        )
    )
    with pytest.raises(NotByFormError):
        decide(Decision.THEIRS)


def test_a_value_that_has_changed_since_is_not_written_over(home, export, compare, decide):
    compare(export({home.office_number: {"farmland": 6.5}}))
    Household.objects.update(farmland=9.0)
    with pytest.raises(MovedOnError):
        decide(Decision.THEIRS)
    assert (Household.objects.get().farmland, Difference.objects.get().decision) == (9.0, "")


def test_the_prefecture_keeps_ours_but_does_not_change_households_and_next_door_finds_nothing(
    home, export, compare, decide, as_actor
):
    prefecture = as_actor(cast.prefecture_officer())
    compare(export({home.office_number: {"farmland": 6.5}}))
    with pytest.raises(NotAllowedError):
        decide(Decision.THEIRS, by=prefecture)
    with pytest.raises(NotFoundError):
        decide(Decision.OURS, by=as_actor(cast.county_officer(cast.NEXT_COUNTY)))
    assert decide(Decision.OURS, by=prefecture).by_key == prefecture.key


def test_of_a_closed_exchange_nothing_is_decided(home, export, compare, as_actor):
    made = compare(export({home.office_number: {"farmland": 6.5}}))
    one, county = Difference.objects.get(), as_actor(cast.county_officer())
    close_exchange(exchange=made.pk, by=county, at=AT)
    with pytest.raises(ExchangeStateError, match="is closed"):
        decide_difference(exchange=made.pk, difference=one.pk, decision=Decision.OURS, by=county, at=AT)
