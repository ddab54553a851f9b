"""Withdraw a list."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.quality.actions._refusing import delete_rows
from huiyin_web.quality.actions._turns import take_lists_turn
from huiyin_web.quality.errors import ListSettledError
from huiyin_web.quality.models import DepartmentList
from huiyin_web.quality.permissions import need_cross_check
from huiyin_web.quality.queries.lists import list_in_reach
from huiyin_web.quality.recording import LIST_WITHDRAWN


@transaction.atomic
def withdraw_list(*, number: int, by: Actor, at: datetime) -> DepartmentList:
    """Take a list back: its undecided flags lose their ground, decisions stay, what it closed is asked again.

    Who: whoever may compare lists, of those in reach.
    Rule: what it closed opens again unless the list that raised it was withdrawn, too. Its rows are deleted; what could
    not be read of it stays, masked.
    Recorded: `quality.list.withdrawn`, with how many flags were closed and how many opened again.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to withdraw.
        ListSettledError: it was withdrawn before.
    """
    need_cross_check(by)
    take_lists_turn()
    found = list_in_reach(by, number, lock=True)
    if found.withdrawn_at:
        raise ListSettledError(number=found.pk)
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    closed = found.flags.filter(decision="", gone_at__isnull=True).update(gone_at=at)
    again = found.closed.filter(decision="", source__withdrawn_at__isnull=True).update(gone_at=None, closed_by=None)
    audit.record(
        LIST_WITHDRAWN, by=by, at=at, subject=f"list:{found.pk}", place_code=found.place_code,
        detail={"kind": found.kind, "flags": closed, "again": again},
    )  # fmt: skip
    transaction.on_commit(lambda: delete_rows(found))
    return found
