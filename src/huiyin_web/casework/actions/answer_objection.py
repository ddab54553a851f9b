"""Answer an objection: upheld or refused, with the reason, in words that whoever filed it reads."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._objecting import in_state, note
from huiyin_web.casework.actions._taking import check_words
from huiyin_web.casework.models import Objection, ObjectionState, Outcome
from huiyin_web.casework.permissions import office_of
from huiyin_web.core import clock


@transaction.atomic
def answer_objection(*, objection: int, outcome: Outcome, answer: str, by: Actor, at: datetime) -> Objection:
    """Answer a triaged objection; the clock of its case goes on from this day.

    Raises:
        NotFoundError, OtherOfficeError, ObjectionStateError: it is not theirs to answer, or not triaged.
        ReasonNeededError, PersonalDataError: the words can't be read by others.
    """
    row = in_state(objection, ObjectionState.TRIAGED, by=by)
    row.answer, row.outcome, row.state = check_words(answer), outcome, ObjectionState.ANSWERED
    row.answered_on = clock.day_of(at)
    row.answered_by_key, row.answered_by_name, row.answered_by_office = by.key, by.name, office_of(by) or ""
    row.save()
    note("casework.objection.answered", row, by=by, at=at, outcome=outcome.value)
    return row
