from datetime import date

import pytest

from huiyin_web.assistance.actions.ask_proposal import ask_proposal
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import Proposal
from huiyin_web.core.errors import ConflictError, NotAllowedError
from huiyin_web.jobs.models import Job
from support import given
from support.assistance import AT, TODAY, county, enrolled, province, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row():
    given.places()
    row = round_of()
    enrolled(row)
    return row


def asked(row, *, by=None, on=TODAY):
    return ask_proposal(round_id=row.pk, on=on, by=by or province(), at=AT)


def test_a_proposal_is_asked_for_as_a_job(row):
    job = asked(row)
    made = Proposal.objects.get()

    assert (job.kind, job.params["proposal"], made.state) == ("assistance.propose", made.pk, "asked")


def test_one_at_a_time_is_computed_and_one_that_waits_is_dropped_for_the_next(row):
    asked(row)
    with pytest.raises(ConflictError, match="being computed"):
        asked(row)
    Job.objects.update(state="done")
    Proposal.objects.update(state="made")
    asked(row)
    assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == ["dropped", "asked"]


def test_a_round_without_units_or_of_other_years_has_none(row):
    with pytest.raises(AssistanceRefusedError, match="outside"):
        asked(row, on=date(2021, 1, 1))
    with pytest.raises(AssistanceRefusedError, match="No unit takes part"):
        asked(round_of(2013, 2015), on=date(2013, 5, 10))
    with pytest.raises(NotAllowedError):
        asked(row, by=county())
