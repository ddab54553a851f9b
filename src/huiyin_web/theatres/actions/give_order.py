"""Give an order in a theatre: it becomes a commitment, and its echo is followed from there."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from huiyin.followup import theatres as rules
from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.core.clock import day_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.theatres.actions._telling import need_allowed, note
from huiyin_web.theatres.models import Order
from huiyin_web.theatres.queries.stored import commanded_theatre

SOURCE = "order"
_VISIT = Text("This visit", "该次督战")


@dataclass(frozen=True, slots=True)
class OrderTerms:
    """What is ordered: a commitment as it will be given."""

    title: str
    kind: str
    severity: str
    place_code: str
    owner: str
    person: str
    accepter: str
    due_on: date
    quantity: Decimal | None = None
    unit: str = ""
    why_short: str = ""


@transaction.atomic
def give_order(*, theatre: int, terms: OrderTerms, by: Actor, at: datetime, visit: int | None = None) -> Order:
    """Give an order, with or without a visit that it came from.

    Who: the theatre's commander, and who acts for them; whoever only looks gives none.
    Rule: a named person, and what `huiyin.followup.commitments.give` asks of a commitment.
    Recorded: `theatres.order.given`, `commitments.commitment.given`.

    Raises:
        NotAllowedError, NotFoundError: they don't command it, or it, the visit or the place is out of reach.
        TheatreRefusedError, CommitmentRefusedError: something stands against it.
    """
    by.need(May.GIVE_COMMITMENTS)
    row, on = commanded_theatre(by, theatre), day_of(at)
    if visit is not None and not row.visits.filter(pk=visit).exists():
        raise NotFoundError(what=_VISIT)
    need_allowed(rules.order(person=terms.person))
    order = Order.objects.create(theatre=row, visit_id=visit, given_on=on, at=at, by_key=by.key, by_name=by.name)
    order.commitment = give_commitment(
        terms=Terms(
            terms.title, terms.kind, terms.severity, SOURCE, terms.place_code, terms.owner, terms.accepter, on,
            terms.due_on, person=terms.person, quantity=terms.quantity, unit=terms.unit, source_key=str(order.pk),
            why_short=terms.why_short,
        ),
        by=by, at=at,
    )  # fmt: skip
    order.save(update_fields=["commitment"])
    note("order.given", row, by=by, at=at, place_code=terms.place_code, number=order.commitment.number)
    return order
