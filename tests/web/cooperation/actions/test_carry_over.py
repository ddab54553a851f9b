import pytest

from huiyin.followup.cooperation import Side, State
from huiyin_web.access.actor import platform
from huiyin_web.cooperation.actions.carry_over import Done, Line, carry_over
from huiyin_web.cooperation.errors import LedgerRefusedError
from huiyin_web.cooperation.models import Agreement
from huiyin_web.cooperation.queries.stored import told_of
from huiyin_web.core.models import AuditEvent
from support import given
from support.cooperation import AT, JOBS, TERMS, YEAR, paired

pytestmark = pytest.mark.django_db
HANDS = {"east": platform("demo"), "west": platform("demo-county"), "at": AT}


def test_a_ledger_comes_with_plans_reports_entries_and_households():
    given.places()
    paired()
    home = given.household()
    line = Line(
        TERMS, {(YEAR, "jobs"): 5}, {(YEAR, "jobs"): 4}, frozenset({YEAR}),
        (Done(JOBS, Side.EAST, State.CONFIRMED, (home.pk,)), Done(JOBS, Side.WEST, State.ENTERED)),
    )  # fmt: skip
    (row,) = carry_over(ledger=[line], **HANDS)
    told = told_of([row], YEAR)[row.pk]

    jobs = told["jobs"]
    assert (jobs.planned, jobs.agreed, jobs.reported, jobs.counted, jobs.waiting) == (5, True, 4, 3, 1)
    assert told["jobs_poor"].counted == 1
    assert AuditEvent.objects.get(action="cooperation.ledger.carried").detail == {"agreements": 1, "entries": 2}


def test_a_pair_that_is_none_is_named_and_nothing_is_taken():
    with pytest.raises(LedgerRefusedError, match="D-0001 is not paired with 632725000000"):
        carry_over(ledger=[Line(TERMS)], **HANDS)
    assert Agreement.objects.count() == 0
