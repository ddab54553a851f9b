"""Confirm what the other side entered, or say why it is not so."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import cooperation
from huiyin.followup.cooperation import Side, State, Step, decide_answer
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.cooperation.actions._keeping import done, need, opened
from huiyin_web.cooperation.errors import NoSuchEntryError
from huiyin_web.cooperation.models import Agreement

_LEADS_TO = {Step.CONFIRM: State.CONFIRMED, Step.REFUSE: State.REFUSED}


@transaction.atomic
def answer_entry(
    *, agreement: int, seen: int, step: Step, entry: int, reason: str, by: Actor, at: datetime
) -> Agreement:
    """Confirm an entry, or refuse it with a reason; one confirmed by mistake is refused afterwards.

    Who: the other side than the one that made it, and another person.
    Rule: `huiyin.followup.cooperation.decide_answer`.
    Recorded: `cooperation.agreement.confirm` or `cooperation.agreement.refuse`, with the reason.

    Raises:
        NotAllowedError, NotFoundError: their role works on none, or it is out of their reach.
        ChangedMeanwhileError, CooperationRefusedError: it changed, or something stands against it, with every reason.
        NoSuchEntryError: the agreement has no such entry.
        SamePersonError: their account counts as one with that of who made it.
    """
    row, side = opened(agreement, seen=seen, by=by)
    made = row.entries.filter(pk=entry).first()
    if made is None:
        raise NoSuchEntryError
    need(decide_answer(step, cooperation.Entry(Side(made.side), State(made.state)), side=side, reason=reason))
    need_another(made.by_key, by)
    made.state, made.reason = _LEADS_TO[step], reason.strip()
    made.answered_at, made.answered_by_key, made.answered_by = at, by.key, by.name
    made.save()
    return done(step, row, by=by, at=at, entry=made.pk, item=made.item, amount=made.amount, reason=made.reason)
