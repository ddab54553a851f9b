"""Answer several objections of one notice with the same words."""

from collections.abc import Sequence
from datetime import datetime

from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._objecting import together
from huiyin_web.casework.actions._taking import check_words
from huiyin_web.casework.actions.answer_objection import answer_objection
from huiyin_web.casework.models import Objection, Outcome


def answer_together(
    *, objections: Sequence[int], outcome: Outcome, answer: str, by: Actor, at: datetime
) -> list[Objection]:
    """Answer each of them by itself, or none.

    Raises:
        TogetherRefusedError: some can't be answered; each is named.
        NotFoundError, OtherOfficeError, ObjectionStateError: a single one can't be.
        ReasonNeededError, PersonalDataError: the words can't be read by others.
    """
    words = check_words(answer)
    return together(
        objections,
        lambda number: answer_objection(objection=number, outcome=outcome, answer=words, by=by, at=at),
    )
