"""Approve the merge of two entries that somebody else proposed."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.quality.actions._merging import check, merge, note, waiting_for
from huiyin_web.quality.errors import MergeOvertakenError
from huiyin_web.quality.models import Duplicate
from huiyin_web.quality.queries.duplicates import versions_of
from huiyin_web.quality.recording import APPROVED


@transaction.atomic
def approve_merge(*, duplicate: int, proposal: str, by: Actor, at: datetime) -> Duplicate:
    """Merge two entries as it was proposed.

    Who: whoever could decide about them, and did not propose it.
    Rule: both entries stand as they did when it was proposed.
    Recorded: `quality.duplicate.approved`, and what the register records of a merge.

    Args:
        duplicate: its number.
        proposal: what was proposed, as `proposal_of` gave it when the page was shown.
        by: who approves.
        at: when.

    Raises:
        NotAllowedError, NotFoundError, OwnMergeError, SamePersonError: it is not theirs to approve.
        DecidedError: it does not wait any more, or another one was proposed since.
        MergeOvertakenError: an entry has changed since.
        NotTwoError, NotJoinedError, FrozenYearError: they cannot be merged any more.
    """
    found = waiting_for(duplicate, proposal=proposal, by=by)
    if versions_of(found) != found.seen:
        raise MergeOvertakenError
    found.merge_id = merge(found, by=by, at=at).pk
    check(found, by=by, at=at)
    found.save()
    note(APPROVED, found, by=by, at=at, decision=found.decision, keep=found.keep, merge=found.merge_id)
    return found
