"""Find stored commitments in reach, and give them as the library knows them."""

from decimal import Decimal

from django.db.models import QuerySet

from huiyin.followup import commitments as engine
from huiyin.followup.commitments import OVER, PROOF, Done, State
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.permissions import in_reach
from huiyin_web.core.errors import NotFoundError

_ONE = Text("This commitment", "该承诺事项")
_HUNDRED = 100


def commitments_in_reach(actor: Actor) -> QuerySet[Commitment]:
    """Give the commitments that somebody sees.

    Raises:
        NotAllowedError: their role sees none.
    """
    return Commitment.objects.filter(in_reach(actor))


def commitment_or_404(actor: Actor, number: int, *, lock: bool = False) -> Commitment:
    """Give a commitment in reach by its id; with `lock`, nobody else works on it until the transaction ends.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
    """
    rows = commitments_in_reach(actor)
    row = (rows.select_for_update() if lock else rows).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=_ONE)
    return row


def as_promise(row: Commitment) -> engine.Commitment:
    """Give a stored commitment with all that was done to it, as the library knows it."""
    entries = list(row.entries.order_by("pk"))
    return engine.Commitment(
        kind=row.kind,
        given_on=row.given_on,
        starts_on=row.starts_on,
        due_on=row.first_due_on,
        giver=row.giver,
        owner=row.owner,
        accepter=row.accepter,
        quantity=whole(row.quantity),
        state=State(row.state),
        done=tuple(Done(one.act, one.on, one.by_key, one.due_on, one.until, whole(one.amount)) for one in entries),
        evidence=sum(one.act == PROOF for one in entries),
        open_parts=row.parts.exclude(state__in=OVER).count(),
    )


def whole(hundredths: int | None) -> Decimal | None:
    """Give an amount in its unit."""
    return None if hundredths is None else Decimal(hundredths) / _HUNDRED


def hundredths(amount: Decimal | None) -> int | None:
    """Give an amount as it is kept."""
    return None if amount is None else int((amount * _HUNDRED).to_integral_value())
