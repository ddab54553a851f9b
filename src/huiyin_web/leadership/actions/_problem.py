"""What all answers to a problem share: it waits, and for their own office."""

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import CHARTERS, May
from huiyin_web.core.errors import NotAllowedError
from huiyin_web.leadership.errors import AnsweredAlreadyError
from huiyin_web.leadership.models import Problem
from huiyin_web.leadership.queries.stored import problem_or_404

_OTHER = Text("answer what another office was asked", "答复提交给其他单位的问题")


def waiting_problem(by: Actor, number: int) -> Problem:
    """Give a problem that waits for somebody's office, locked.

    Raises:
        NotAllowedError, NotFoundError: another office was asked, or it is out of reach.
        AnsweredAlreadyError: it has its owner or its answer.
    """
    by.need(May.GIVE_COMMITMENTS)
    row = problem_or_404(by, number, lock=True)
    if row.asked != by.office and by.role is not None:
        raise NotAllowedError(role=CHARTERS[by.role].label, what=_OTHER)
    if row.answered_on is not None:
        raise AnsweredAlreadyError(number=row.number)
    return row
