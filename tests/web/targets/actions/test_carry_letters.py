from datetime import timedelta

import pytest

from huiyin.followup.commitments import Given
from huiyin_web.access.actor import platform
from huiyin_web.commitments.actions.carry_over import Was
from huiyin_web.commitments.errors import LedgerRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.models import AuditEvent
from huiyin_web.targets.actions.carry_letters import Paper, carry_letters
from huiyin_web.targets.models import Letter
from huiyin_web.targets.queries.wording import stands
from support import given as register
from support.targets import AT, county, drawn_up, prefecture

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(10)


@pytest.fixture(autouse=True)
def _places():
    register.places()


def carried(row, *acts, lower=None):
    paper = Paper(row, lower or county(), prefecture(), LATER)
    done = tuple(Was(act, by, LATER + timedelta(5), Given()) for act, by in acts)
    carry_letters(papers=[paper], done=lambda _line: done, by=platform(), at=LATER)


def test_a_letter_signed_on_paper_stands_as_if_it_had_been_signed_here():
    row = drawn_up()
    carried(row, ("accept", county()))

    promise = Commitment.objects.get()
    assert (stands(Letter.objects.get(pk=row.pk)), promise.state) == ("signed", "accepted")
    assert row.lines.get().commitment == promise
    assert row.lines.get().target.entries.order_by("-pk").first().act == "in_letter"
    assert AuditEvent.objects.get(action="targets.letters.carried").detail == {"letters": 1, "commitments": 1}


def test_what_may_not_be_is_refused_and_nothing_is_carried():
    row = drawn_up()
    with pytest.raises(LedgerRefusedError):
        carried(row, ("verify", county()))
    with pytest.raises(NotFoundError):
        carried(Letter.objects.get(pk=row.pk), lower=prefecture())
    assert stands(Letter.objects.get(pk=row.pk)) == "lower"
    assert not Commitment.objects.exists()
