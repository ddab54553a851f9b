"""Review an answer that refused an objection: somebody else, of the same office or the one above."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._objecting import in_state, note
from huiyin_web.casework.actions._taking import check_words
from huiyin_web.casework.errors import OtherOfficeError
from huiyin_web.casework.models import Objection, ObjectionState, Outcome
from huiyin_web.casework.permissions import may_review, office_of
from huiyin_web.core import clock

_ANOTHER = Text("office that answered, or of the one above, by another person", "原答复单位的其他人员或上级单位")


@transaction.atomic
def review_objection(*, objection: int, outcome: Outcome, answer: str, by: Actor, at: datetime) -> Objection:
    """Give the answer that stands; the first one is kept beside it.

    Raises:
        NotFoundError, OtherOfficeError, ObjectionStateError: it is not theirs to review, or no review is open.
        ReasonNeededError, PersonalDataError: the words can't be read by others.
    """
    row = in_state(objection, ObjectionState.REVIEW, by=by)
    if not may_review(by, row.answered_by_key, row.answered_by_office):
        raise OtherOfficeError(office=_ANOTHER)
    row.review_answer, row.review_outcome, row.state = check_words(answer), outcome, ObjectionState.REVIEWED
    row.reviewed_on = clock.day_of(at)
    row.reviewed_by_key, row.reviewed_by_name, row.reviewed_by_office = by.key, by.name, office_of(by) or ""
    row.save()
    note("casework.objection.reviewed", row, by=by, at=at, outcome=outcome.value)
    return row
