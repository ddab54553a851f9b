"""Take the next step of a case."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._effects import carry_out
from huiyin_web.casework.actions._taking import Sent, note, take
from huiyin_web.casework.models import Case
from huiyin_web.casework.queries.stored import case_or_404


@transaction.atomic
def take_step(*, case: int, sent: Sent, by: Actor, at: datetime) -> Case:
    """Take a step; what it does to the register is done with it. A step that hangs a notice is `post_notice`.

    Raises:
        NotFoundError: the case lies outside their reach.
        MovedOnError, FutureDayError, EvidenceRefusedError, OtherOfficeError, StepRefusedError: it may not be taken.
    """
    row = case_or_404(by, case, lock=True)
    decision = take(row, sent, by=by, at=at)
    carry_out(row, sent.step, on=sent.on, by=by, at=at)
    asked = sum(reason.verdict == "question" for reason in decision.reasons)
    note("casework.case.stepped", row, by=by, at=at, step=sent.step, questions=asked)
    return row
