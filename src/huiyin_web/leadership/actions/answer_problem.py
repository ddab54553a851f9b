"""Answer a problem without making it a commitment: why nobody has to mend it, or how it was settled."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_REASON
from huiyin.followup.wording import Words, check_words
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._problem import waiting_problem
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Problem


@transaction.atomic
def answer_problem(*, problem: int, answer: str, by: Actor, at: datetime) -> Problem:
    """Answer a problem; whoever opened it sees the answer.

    Who: the office that was asked.
    Rule: words.
    Recorded: `leadership.problem.answered`.

    Raises:
        NotAllowedError, NotFoundError: another office was asked, or it is out of reach.
        AnsweredAlreadyError: it has its owner or its answer.
        LeadershipRefusedError: there are no words, or somebody's number in them.
    """
    row = waiting_problem(by, problem)
    need_allowed(Decision("answer", tuple(check_words([Words("answer", answer, LONGEST_REASON)]))))
    row.answer, row.answered_on = answer.strip(), day_of(at)
    row.save(update_fields=["answer", "answered_on"])
    note("problem.answered", row.pk, place_code=row.place_code, by=by, at=at, number=row.number, answer=row.answer)
    return row
