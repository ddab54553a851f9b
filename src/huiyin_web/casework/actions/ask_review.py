"""Ask for the review of a refusal, by the code of its receipt; once."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import platform
from huiyin_web.casework.actions._objecting import note
from huiyin_web.casework.actions._taking import check_words
from huiyin_web.casework.errors import ObjectionStateError
from huiyin_web.casework.models import Objection, ObjectionState, Outcome
from huiyin_web.casework.queries.objections import objection_coded, triage_due
from huiyin_web.core import clock


@transaction.atomic
def ask_review(*, code: str, reason: str, at: datetime) -> Objection:
    """Open the review of an answer that refused: the objection is open again until it is reviewed.

    A review is due as soon as a triage is.

    Raises:
        NotFoundError: no receipt has this code.
        ObjectionStateError: it was not refused, or was reviewed.
        ReasonNeededError: nothing is said.
        PersonalDataError: what is said holds a personal number.
    """
    row = objection_coded(code, lock=True)
    if row.state != ObjectionState.ANSWERED or row.outcome != Outcome.REFUSED:
        raise ObjectionStateError(state=ObjectionState(row.state).label)
    row.review_reason, row.state = check_words(reason), ObjectionState.REVIEW
    row.due_on = triage_due(row.case, clock.day_of(at))
    row.save()
    note("casework.objection.review_asked", row, by=platform("public"), at=at)
    return row
