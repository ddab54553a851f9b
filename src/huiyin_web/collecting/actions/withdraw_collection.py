"""Withdraw a collection: from this day on nobody need answer it."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.collecting.actions._deciding import check_state, checked_reason, note
from huiyin_web.collecting.errors import CollectionRefusedError
from huiyin_web.collecting.models import Collection, CollectionState, RegisterCount
from huiyin_web.collecting.permissions import may_withdraw
from huiyin_web.collecting.queries.stored import collection_or_404
from huiyin_web.core.clock import day_of

_THEIRS = Text(
    "Only the office that asks, or one that could have admitted it, withdraws a collection.",
    "只有提出单位或有权批准的单位可以撤回采集任务。",
)
_OVER = Text("It ended on {ends}: what was asked stays charged.", "该任务已于 {ends} 结束，已发生的负担不予撤销。")


@transaction.atomic
def withdraw_collection(*, collection: int, reason: str, by: Actor, at: datetime) -> Collection:
    """Withdraw a collection that is not over; the days that have gone stay charged to the office.

    After its first day its villages were asked: it stays the one that they answer in that year.

    Who: the office that asks, or one that could have admitted it.
    Recorded: `collecting.collection.withdrawn`.

    Raises:
        NotAllowedError, NotFoundError: it is out of their reach.
        CollectionStateError: it was refused or withdrawn already.
        CollectionRefusedError: it is not theirs to withdraw, it is over, or the reason says nothing.
    """
    by.need(May.PROPOSE_COLLECTIONS)
    row = collection_or_404(by, collection, lock=True)
    check_state(row, CollectionState.PROPOSED, CollectionState.ADMITTED)
    today = day_of(at)
    if not may_withdraw(by, row):
        raise CollectionRefusedError(what=_THEIRS)
    if row.state == CollectionState.ADMITTED and row.ends_on < today:
        raise CollectionRefusedError(what=_OVER.fill(ends=row.ends_on))
    row.state, row.withdrawn_on, row.reason = CollectionState.WITHDRAWN, today, checked_reason(reason)
    row.save()
    RegisterCount.objects.filter(collection=row).delete()
    note("withdrawn", row, by=by, at=at, withdrawn_on=today.isoformat(), reason=row.reason)
    return row
