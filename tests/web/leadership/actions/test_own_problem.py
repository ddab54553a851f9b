from datetime import timedelta

import pytest

from huiyin_web.access.queries import actor_of
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.errors import AnsweredAlreadyError, LeadershipRefusedError
from huiyin_web.leadership.models import Problem
from support import cast
from support.leadership import DAY, UNIT
from support.talking import opened, owned, township

pytestmark = pytest.mark.django_db


def test_a_problem_becomes_a_commitment_that_its_opener_accepts():
    row = owned(opened())
    promise = row.commitment
    assert (promise.source, promise.source_key, promise.severity) == ("problem", str(row.pk), "serious")
    assert (promise.giver, promise.owner, promise.accepter) == (cast.COUNTY, UNIT, cast.TOWNSHIP)
    assert row.answered_on == DAY


def test_it_gets_one_owner():
    row = owned(opened())
    with pytest.raises(AnsweredAlreadyError):
        owned(row)


def test_a_named_person_answers_for_it_and_the_terms_hold():
    row = opened()
    with pytest.raises(LeadershipRefusedError, match="This has to be said."):
        owned(row, person="")
    with pytest.raises(CommitmentRefusedError):
        owned(row, due_on=DAY + timedelta(1))
    assert Problem.objects.get().commitment is None


def test_only_the_office_that_was_asked_gives_it():
    for by in (township(), actor_of(cast.provincial_office(), on=DAY), actor_of(cast.auditor(), on=DAY)):
        with pytest.raises(NotAllowedError):
            owned(opened(), by=by)
