import pytest

from huiyin_web.core.errors import ConflictError, NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.exchange.actions.close_exchange import close_exchange
from huiyin_web.exchange.actions.decide_field import decide_field
from huiyin_web.exchange.actions.queue_comparison import queue_comparison
from huiyin_web.exchange.errors import ExchangeStateError
from huiyin_web.exchange.folders import exchanges_folder
from huiyin_web.exchange.models import Decision, Difference, OneSided
from huiyin_web.registry.models import ChangeRequest
from support import cast
from web.exchange.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(officer, as_actor):
    return as_actor(officer)


def test_its_files_and_rows_go_and_what_was_decided_stays_as_counts(
    home, export, compare, county, django_capture_on_commit_callbacks
):
    stranger = {"office_number": "6327888", "village_code": cast.VILLAGE}
    changes = {home.office_number: {"farmland": 6.5, "main_cause": "land", "phone": "13900139000"}}
    made = compare(export(changes, more=[stranger]))
    for field, decision in (("farmland", Decision.OURS), ("main_cause", Decision.THEIRS), ("phone", Decision.LATER)):
        decide_field(exchange=made.pk, sheet="households", field=field, decision=decision, by=county, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        closed = close_exchange(exchange=made.pk, by=county, at=AT)
    assert (closed.closed_at, closed.outcome) == (AT, {"theirs": 1, "ours": 1, "left": 1})
    assert (Difference.objects.count(), OneSided.objects.count(), list(exchanges_folder().iterdir())) == (0, 0, [])
    assert ChangeRequest.objects.get().changes == {"main_cause": ["illness", "land"]}
    assert AuditEvent.objects.get(action="exchange.closed").detail == closed.outcome


def test_one_that_was_never_compared_is_closed_too_but_not_while_a_job_is_at_work(home, export, take, officer, county):
    made = take(export())
    job = queue_comparison(exchange=made.pk, user=officer.pk, by=county, at=AT)
    with pytest.raises(ConflictError, match="Wait until that is done, or cancel its job"):
        close_exchange(exchange=made.pk, by=county, at=AT)
    type(job).objects.update(state="cancelled")
    assert close_exchange(exchange=made.pk, by=county, at=AT).outcome is None


def test_it_is_closed_once_and_by_whoever_sees_it(home, export, compare, county, as_actor):
    made = compare(export())
    with pytest.raises(NotFoundError):
        close_exchange(exchange=made.pk, by=as_actor(cast.county_officer(cast.NEXT_COUNTY)), at=AT)
    close_exchange(exchange=made.pk, by=county, at=AT)
    with pytest.raises(ExchangeStateError, match="is closed"):
        close_exchange(exchange=made.pk, by=county, at=AT)
