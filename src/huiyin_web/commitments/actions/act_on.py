"""Do something to a commitment: accept, report, deliver, verify, send back, put off, and whatever else there is."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin.followup import commitments as engine
from huiyin.followup.commitments import Given, Need, State
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.commitments.actions._keeping import note
from huiyin_web.commitments.errors import ChangedMeanwhileError, CommitmentRefusedError
from huiyin_web.commitments.models import Commitment, Entry
from huiyin_web.commitments.permissions import hand_of
from huiyin_web.commitments.queries.stored import as_promise, commitment_or_404, hundredths
from huiyin_web.core.clock import day_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for.

    Attributes:
        act: a key of the library's acts.
        seen: how much they had seen done to it.
        given: what comes with it.
    """

    act: str
    seen: int
    given: Given


@transaction.atomic
def act_on(*, commitment: int, asked: Asked, by: Actor, at: datetime) -> Commitment:
    """Do one thing to a commitment, today.

    Who: the office that gave, owes or accepts it, as the library's table of acts says.
    Rule: `huiyin.followup.commitments.decide`; whoever owes it never verifies, puts off or reopens it.
    Recorded: `commitments.commitment.<act>`.

    Raises:
        NotAllowedError, NotFoundError: it is out of their reach.
        ChangedMeanwhileError: something was done to it that they had not seen.
        CommitmentRefusedError: it may not be done, with every reason.
        SamePersonError: their account counts as one with that of whoever reported on it or delivered it.
    """
    row = commitment_or_404(by, commitment, lock=True)
    if row.acts != asked.seen:
        raise ChangedMeanwhileError(number=row.number)
    promise, hand, on = as_promise(row), hand_of(by), day_of(at)
    decision = engine.decide(promise, asked.act, hand=hand, on=on, given=asked.given)
    if not decision.allowed:
        raise CommitmentRefusedError(decision)
    if engine.act_of(asked.act).apart:
        for worker in promise.workers:
            need_another(worker, by)
    after = engine.after(promise, asked.act, hand=hand, on=on, given=asked.given)
    follow(row, after, given=asked.given, by=by, at=at).save()
    row.save()
    told = after.done[-1]
    note(
        asked.act, row, by=by, at=at, reason=asked.given.reason.strip(), due_on=told.due_on and told.due_on.isoformat(),
        until=told.until and told.until.isoformat(), amount="" if told.amount is None else str(told.amount),
        owner=after.owner if after.owner != promise.owner else "",
    )  # fmt: skip
    return row


def follow(row: Commitment, after: engine.Commitment, *, given: Given, by: Actor, at: datetime) -> Entry:
    """Bring a row to where the last act left it, and give the entry of that act; neither is saved."""
    told = after.done[-1]
    person = _person_after(row, told.act, given)
    entry = Entry(
        commitment=row, act=told.act, on=told.on, at=at, by_key=by.key, by_name=by.name, reason=given.reason.strip(),
        due_on=told.due_on, until=told.until, amount=hundredths(told.amount),
        office=row.owner if after.owner != row.owner else "", person=row.person if person != row.person else "",
    )  # fmt: skip
    row.person = person
    row.state, row.owner, row.due_on, row.slips = after.state, after.owner, after.now_due, after.slips
    row.acts, row.changed_on = row.acts + 1, told.on
    row.held_from, row.held_until = after.last_hold or (None, None)
    match engine.act_of(told.act).leads_to:
        case State.DELIVERED:
            row.delivered_on, row.reported = told.on, entry.amount
        case State.CLOSED:
            row.closed_on, row.verified = told.on, entry.amount
        case State.UNDER_WAY if told.amount is not None:
            row.reported = entry.amount
    if after.state not in {State.DELIVERED, State.CLOSED}:
        row.delivered_on = row.closed_on = row.verified = None
    return entry


def _person_after(row: Commitment, act: str, given: Given) -> str:
    """Give who answers for it afterwards: whoever was named; nobody where another office shall name somebody."""
    found = engine.act_of(act)
    return given.person.strip() if Need.PERSON in found.needs | found.takes else row.person
