"""Do something to a need: answer it, agree to the answer, ask again, take note, withdraw it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup import consultations as engine
from huiyin.followup.consultations import Given, Part, State, Want, act_of
from huiyin.kernel.places import Level, ancestor
from huiyin_web.access.actor import Actor
from huiyin_web.commitments.actions.give_commitment import Terms, give_commitment
from huiyin_web.commitments.queries.stored import hundredths, whole
from huiyin_web.consultations.actions._keeping import need_allowed, note
from huiyin_web.consultations.errors import NeedChangedError
from huiyin_web.consultations.models import Need, NeedEntry
from huiyin_web.consultations.permissions import RIGHTS, hand_of
from huiyin_web.consultations.queries.stored import as_need, need_or_404
from huiyin_web.core.clock import day_of

SOURCE = "consultation"


@dataclass(frozen=True, slots=True)
class AskedOfNeed:
    """What somebody wants to do to a need, and how much had been done to it when they saw it."""

    act: str
    seen: int
    given: Given


@transaction.atomic
def act_on_need(*, need: int, asked: AskedOfNeed, by: Actor, at: datetime) -> Need:
    """Do something to a need; an answer that is agreed becomes a commitment of the unit, which the county checks.

    Who: the unit answers; offices of the place agree, ask again, take note and withdraw; the group that called the
        consultation records what was never answered. Agreeing gives a commitment, in the name of one's own office.
    Rule: `huiyin.followup.consultations.decide`; an agreed answer as `huiyin.followup.commitments.give` says.
    Recorded: `consultations.need.` with the act, and `commitments.commitment.given`.

    Raises:
        NotAllowedError, NotFoundError: their role does not do it, or it is out of reach.
        NeedChangedError: something was done to it that they had not seen.
        ConsultationRefusedError, CommitmentRefusedError: something stands against it, with every reason.
    """
    act, on = act_of(asked.act), day_of(at)
    by.need(RIGHTS[act.by])
    row = need_or_404(by, need, lock=True)
    if row.acts != asked.seen:
        raise NeedChangedError(number=row.number)
    stored = as_need(row)
    need_allowed(engine.decide(stored, act.key, hand=hand_of(by, row), on=on, given=asked.given))
    follow(row, engine.after(stored, act.key, on=on, given=asked.given), act=act, given=asked.given)
    if act.leads_to is State.AGREED:
        row.commitment = give_commitment(terms=promise_of(row, on, why_short=asked.given.why_short), by=by, at=at)
    row.save()
    entry_of(row, act, asked.given, by=by, at=at).save()
    number = row.commitment.number if row.commitment else ""
    note(
        f"consultations.need.{act.key}", f"need:{row.pk}", row.place_code, by=by, at=at, number=row.number,
        reason=asked.given.reason, commitment=number,
    )  # fmt: skip
    return row


def promise_of(row: Need, on: date, *, why_short: str = "") -> Terms:
    """Give what is promised by an answer that the place agrees to."""
    return Terms(
        title=row.promised, kind=row.kind, severity="ordinary", source=SOURCE, source_key=str(row.pk),
        place_code=row.place_code, owner=row.unit, accepter=ancestor(row.place_code, Level.COUNTY), starts_on=on,
        due_on=row.due_on or on, person=row.person, quantity=whole(row.offered),
        unit=row.counted_in if row.offered else "", why_short=why_short,
    )  # fmt: skip


def follow(row: Need, after: engine.Need, *, act: engine.Act, given: Given) -> None:
    """Bring a row to where an act leaves it; it is not saved."""
    row.state, row.changed_on, row.asked = after.state, after.since or row.changed_on, after.asked
    row.offered, row.acts = hundredths(after.offered), row.acts + 1
    if act.by is Part.UNIT:
        row.answered_on = row.changed_on
        row.promised, row.due_on, row.person = given.what.strip(), given.due_on, given.person.strip()
        row.reason = given.reason.strip()
    elif act.leads_to is State.RAISED:
        row.asked_on, row.answered_on = row.changed_on, None
        row.promised = row.person = row.reason = ""
        row.due_on = None


def entry_of(row: Need, act: engine.Act, given: Given, *, by: Actor, at: datetime) -> NeedEntry:
    """Give the record of what was done; it is not saved."""
    counted = Want.AMOUNT in act.wants and row.quantity is not None
    return NeedEntry(
        need=row, act=act.key, office=by.office, on=day_of(at), what=given.what.strip(),
        amount=hundredths(given.amount) if counted else None, due_on=given.due_on, person=given.person.strip(),
        reason=given.reason.strip() or given.why_short.strip(), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
