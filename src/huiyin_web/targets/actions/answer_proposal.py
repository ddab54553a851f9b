"""Answer a request for another target: accept it, refuse it, or set a value between."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.targets.actions._changing import Sent, changed, need_reason, need_value
from huiyin_web.targets.actions._keeping import entry, note
from huiyin_web.targets.errors import TargetRefusedError
from huiyin_web.targets.models import Target
from huiyin_web.targets.permissions import need_office
from huiyin_web.targets.queries.stored import hundredths, indicator_of, locked_target

_NONE = Text("Nobody asks for another value of this target.", "该目标没有待答复的调整意见。")


class Answer(StrEnum):
    """What is said to a request."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    REVISED = "revised_on_request"

    @property
    def label(self) -> Text:
        """What people call it."""
        return _ANSWERS[self]


_ANSWERS = {
    Answer.ACCEPTED: Text("accept what is asked for", "同意"),
    Answer.REFUSED: Text("leave the target as it is", "不同意，维持原目标"),
    Answer.REVISED: Text("set another value", "另定数值"),
}


@transaction.atomic
def answer_proposal(*, target: int, answer: Answer, sent: Sent, by: Actor, at: datetime) -> Target:
    """Answer the open request.

    Who: the office that set the target.
    Rule: refusing and setting another value need a reason; another value than was asked for is the one sent.
    Recorded: `targets.target.answered`, and an entry in its history.

    Raises:
        NotAllowedError, NotFoundError: it was not set by their office.
        ChangedMeanwhileError: something was done to it that they had not seen.
        TargetRefusedError: no request is open, or a number or a reason lacks.
        TargetError: a value that its kind does not allow.
    """
    row = locked_target(by, target, sent.seen)
    need_office(by, row.setter, May.SET_TARGETS)
    if row.proposed is None:
        raise TargetRefusedError(_NONE)
    reason = "" if answer is Answer.ACCEPTED and not sent.reason.strip() else need_reason(sent)
    match answer:
        case Answer.ACCEPTED:
            changed(row, revised=row.proposed, proposed=None)
        case Answer.REVISED:
            changed(row, revised=hundredths(indicator_of(row), need_value(sent)), proposed=None)
        case Answer.REFUSED:
            changed(row, proposed=None)
    entry(row, answer.value, by=by, at=at, value=row.wanted, reason=reason).save()
    note("answered", row, by=by, at=at, answer=answer.value, value=row.wanted, reason=reason)
    return row
