"""Give a commitment to the office that has to keep it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from huiyin.followup import commitments as engine
from huiyin.followup.commitments import State
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.actions._keeping import next_serial, note
from huiyin_web.commitments.errors import CommitmentRefusedError
from huiyin_web.commitments.models import Commitment
from huiyin_web.commitments.queries.stored import commitment_or_404, hundredths
from huiyin_web.core.clock import day_of
from huiyin_web.places.queries import place_or_404


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised.

    Attributes:
        title: in one sentence.
        kind, severity, source, unit: keys of the library's lists.
        source_key: which decision, letter or finding it came from; empty where none is kept here.
        place_code: where.
        owner, accepter: the offices that have to keep it, and say whether it was kept.
        person: who of the owner's office answers for it.
        promised_to: to whom.
        quantity: how much, in its unit; none where it can't be counted.
        starts_on, due_on: when it begins and is due.
        why_short: why it can't wait, where less time is given than its class allows.
        lead: the id of the commitment of which this is a part.
    """

    title: str
    kind: str
    severity: str
    source: str
    place_code: str
    owner: str
    accepter: str
    starts_on: date
    due_on: date
    person: str = ""
    promised_to: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    source_key: str = ""
    why_short: str = ""
    lead: int | None = None


@transaction.atomic
def give_commitment(*, terms: Terms, by: Actor, at: datetime) -> Commitment:
    """Give a commitment, or pledge one where the own office has to keep it; nobody has accepted it yet.

    Who: offices, departments, units, eastern partners and commanders, in the name of their office.
    Rule: `huiyin.followup.commitments.give`; what is missing is refused with every reason.
    Recorded: `commitments.commitment.given`.

    Raises:
        NotAllowedError, NotFoundError: their role gives none, or the place or the lead commitment is out of reach.
        CommitmentRefusedError: something stands against it.
    """
    by.need(May.GIVE_COMMITMENTS)
    place_or_404(by, terms.place_code)
    if terms.lead is not None:
        commitment_or_404(by, terms.lead)
    promise = promised(terms, by=by, at=at)
    decision = engine.give(promise, title=terms.title, reason=terms.why_short)
    if not decision.allowed:
        raise CommitmentRefusedError(decision)
    row = new_row(terms, promise, serial=next_serial(promise.given_on.year), by=by, at=at)
    row.save()
    note(
        "given", row, by=by, at=at, title=row.title, owner=row.owner, accepter=row.accepter,
        due_on=row.due_on.isoformat(),
    )  # fmt: skip
    return row


def promised(terms: Terms, *, by: Actor, at: datetime) -> engine.Commitment:
    """Give what is promised as the library knows it."""
    return engine.Commitment(
        terms.kind, day_of(at), terms.starts_on, terms.due_on, giver=by.office, owner=terms.owner,
        accepter=terms.accepter, quantity=terms.quantity,
    )  # fmt: skip


def new_row(terms: Terms, promise: engine.Commitment, *, serial: int, by: Actor, at: datetime) -> Commitment:
    """Give the row of what is promised, under a number; it is not saved."""
    return Commitment(
        year=promise.given_on.year, serial=serial, title=terms.title.strip(), kind=terms.kind,
        severity=terms.severity, source=terms.source, source_key=terms.source_key, place_code=terms.place_code,
        giver=promise.giver, owner=terms.owner, accepter=terms.accepter, person=terms.person,
        promised_to=terms.promised_to, quantity=hundredths(terms.quantity), unit=terms.unit,
        given_on=promise.given_on, starts_on=terms.starts_on, first_due_on=terms.due_on, due_on=terms.due_on,
        state=State.PLEDGED, is_short=engine.is_short(promise), why_short=terms.why_short, lead_id=terms.lead,
        changed_on=promise.given_on, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
