"""Decide about a promise that a round left unkept: carry it into the next round, or let it go."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from huiyin.followup.assistance import LONGEST_REASON
from huiyin.followup.commitments import State
from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.models import AssistanceRound, Carried
from huiyin_web.assistance.queries.stored import round_or_404
from huiyin_web.assistance.queries.undecided import undecided
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.models import Commitment
from huiyin_web.core import audit
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError

CODE = "assistance.promise.decided"
SENTENCE = Text("decided about a promise that a round left unkept", "决定上一轮未兑现承诺的去向")
_HUNDREDTHS = 100
_PROMISE = Text("This promise among those that wait for a decision", "该待决定的承诺")
_REASON = Text("Say why.", "请填写理由。")
_LONG = Text("At most {most} characters.", "最多 {most} 字。")
_NO_DAY = Text("Say by when it is due in the next round.", "请填写在下一轮的期限。")
_NO_ROUND = Text("There is no open round after this one; open it first.", "尚无后续轮次，请先启动下一轮。")


@dataclass(frozen=True, slots=True)
class CarryTerms:
    """Whether a promise is carried into the next round, due on which day there, and why it is or is not."""

    carried: bool
    reason: str
    due_on: date | None = None


@transaction.atomic
def carry_promise(*, round_id: int, commitment: int, terms: CarryTerms, by: Actor, at: datetime) -> Carried:
    """Carry what is left of a promise into the next open round as a new one of the same owner, or let it go.

    Who: the provincial office.
    Rule: once for each promise, with a reason; the old one stays as it stands and counts as not kept.
    Recorded: `assistance.promise.decided`, and `commitments.commitment.given` for what is carried.

    Raises:
        NotAllowedError, NotFoundError: their role runs no rounds, or the promise does not wait for a decision.
        CommitmentRefusedError: the new promise can't be given so.
        AssistanceRefusedError: it has no reason, no day, or no round to go to.
    """
    by.need(May.RUN_ROUNDS)
    row = round_or_404(by, round_id, lock=True)
    promise = undecided(row).select_for_update(of=("self",)).filter(pk=commitment).first()
    if promise is None:
        raise NotFoundError(what=_PROMISE)
    later = AssistanceRound.objects.filter(first_year__gt=row.last_year, closed_on__isnull=True)
    into, reason = later.order_by("first_year").first(), terms.reason.strip()
    need(
        "carry",
        {
            "reason": (_REASON, not reason),
            "long": (_LONG.fill(most=LONGEST_REASON), len(reason) > LONGEST_REASON),
            "document": (LEFT_OUT, names_a_document(reason)),
            "due_on": (_NO_DAY, terms.carried and terms.due_on is None),
            "carried": (_NO_ROUND, terms.carried and into is None),
        },
    )
    successor = None
    if into is not None and terms.carried and terms.due_on is not None:
        successor = give_commitment(terms=_left(promise, into, terms.due_on, reason, at), by=by, at=at)
    made = Carried.objects.create(
        commitment=promise, round=row, successor=successor, reason=reason, at=at, by_key=by.key, by_name=by.name
    )
    audit.record(
        CODE, by=by, at=at, subject=f"commitment:{promise.pk}", place_code=promise.place_code,
        detail={"number": promise.number, "into": successor.number if successor else "", "reason": reason},
    )  # fmt: skip
    return made


def _left(promise: Commitment, into: AssistanceRound, due_on: date, reason: str, at: datetime) -> Terms:
    """Give what is left of a promise as a new one."""
    found = promise.verified or 0 if promise.state == State.CLOSED else 0
    quantity = None if promise.quantity is None else Decimal(promise.quantity - found) / _HUNDREDTHS
    return Terms(
        title=promise.title, kind=promise.kind, severity=promise.severity, source=promise.source,
        source_key=into.key, place_code=promise.place_code, owner=promise.owner, accepter=promise.accepter,
        person=promise.person, promised_to=promise.promised_to, quantity=quantity, unit=promise.unit,
        starts_on=day_of(at), due_on=due_on, why_short=reason,
    )  # fmt: skip
