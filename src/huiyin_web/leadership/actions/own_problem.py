"""Give a problem its owner: it becomes a commitment that whoever opened it follows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.wording import LONGEST_NAME, Words, check_words
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._problem import waiting_problem
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Problem

SOURCE = "problem"


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who has to mend a problem by when, and who says whether it is; `why_short` as for any commitment."""

    kind: str
    owner: str
    person: str
    accepter: str
    due_on: date
    why_short: str = ""


@transaction.atomic
def own_problem(*, problem: int, ownership: Ownership, by: Actor, at: datetime) -> Problem:
    """Give a problem its owner.

    Who: the office that was asked.
    Rule: a named person, and what `huiyin.followup.commitments.give` asks of a commitment.
    Recorded: `leadership.problem.owned`, `commitments.commitment.given`.

    Raises:
        NotAllowedError, NotFoundError: another office was asked, or it is out of reach.
        AnsweredAlreadyError: it has its owner or its answer.
        LeadershipRefusedError, CommitmentRefusedError: something stands against it.
    """
    row, on = waiting_problem(by, problem), day_of(at)
    need_allowed(Decision("own", tuple(check_words([Words("person", ownership.person, LONGEST_NAME)]))))
    terms = Terms(
        row.title, ownership.kind, row.severity, SOURCE, row.place_code, ownership.owner, ownership.accepter, on,
        ownership.due_on, person=ownership.person, source_key=str(row.pk), why_short=ownership.why_short,
    )  # fmt: skip
    row.commitment, row.answered_on = give_commitment(terms=terms, by=by, at=at), on
    row.save(update_fields=["commitment", "answered_on"])
    note(
        "problem.owned", row.pk, place_code=row.place_code, by=by, at=at, number=row.number,
        commitment=row.commitment.number, owner=row.commitment.owner,
    )  # fmt: skip
    return row
