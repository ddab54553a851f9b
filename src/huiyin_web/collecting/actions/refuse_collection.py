"""Refuse a collection: the villages are not asked."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.collecting.actions._deciding import checked_reason, decide, note, proposal_to_decide
from huiyin_web.collecting.models import Collection, CollectionState


@transaction.atomic
def refuse_collection(*, collection: int, reason: str, by: Actor, at: datetime) -> Collection:
    """Refuse a proposal with a reason that whoever proposed it reads.

    Who: whoever could admit it.
    Recorded: `collecting.collection.refused`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        CollectionStateError: it was decided already.
        CollectionRefusedError: the reason says nothing, or it is their own.
    """
    row = proposal_to_decide(by, collection)
    decide(row, CollectionState.REFUSED, checked_reason(reason), by=by, at=at)
    note("refused", row, by=by, at=at, reason=row.reason)
    return row
