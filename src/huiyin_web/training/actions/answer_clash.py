"""Record what asking about somebody who was at two courses at once found."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.followup.training.words import LONGEST_REASON
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.training.actions._keeping import need_allowed
from huiyin_web.training.errors import AnsweredError
from huiyin_web.training.models import Clash
from huiyin_web.training.queries.asking import clash_or_404

_WHY = Text("Say what asking found, in at most {most} characters.", "请填写核实情况，不超过 {most} 字。")


@transaction.atomic
def answer_clash(*, clash: int, answer: str, by: Actor, at: datetime) -> Clash:
    """Say why somebody was at two courses in two places on the same days; the question is then closed.

    Who: offices that keep courses, the person in their reach.
    Rule: an answer in words; nobody's attendance is changed by it.
    Recorded: `training.clash.answered`, without the words.

    Raises:
        NotAllowedError, NotFoundError: their role answers none, or it is out of their reach.
        AnsweredError, TrainingRefusedError: it was answered, or nothing was said.
    """
    by.need(May.MANAGE_TRAINING)
    row = clash_or_404(by, clash, lock=True)
    if row.answer:
        raise AnsweredError
    need_allowed(Decision("answer", tuple(_against(answer))))
    row.answer, row.answered_at, row.by_key, row.by_name = answer.strip(), at, by.key, by.name
    row.save()
    audit.record(
        "training.clash.answered", by=by, at=at, subject=f"training-question:{row.pk}",
        place_code=row.one.course.place_code, detail={"courses": [row.one.course.number, row.other.course.number]},
    )  # fmt: skip
    return row


def _against(answer: str) -> list[Reason]:
    wrong = []
    if not answer.strip() or len(answer) > LONGEST_REASON:
        wrong.append(_WHY.fill(most=LONGEST_REASON))
    if names_a_document(answer):
        wrong.append(LEFT_OUT)
    return [Reason("answer", Verdict.MISSING, words, field="answer") for words in wrong]
