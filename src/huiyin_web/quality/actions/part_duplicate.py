"""Undo the merge of two entries."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.quality.actions._merging import note
from huiyin_web.quality.errors import NoMergeError, OwnPartError
from huiyin_web.quality.models import Duplicate
from huiyin_web.quality.permissions import need_decide
from huiyin_web.quality.queries.duplicates import duplicate_in_reach
from huiyin_web.quality.recording import PARTED
from huiyin_web.registry.actions.undo_merge import undo_merge


@transaction.atomic
def part_duplicate(*, duplicate: int, by: Actor, at: datetime) -> Duplicate:
    """Undo a merge; the question is open again.

    Who: who may decide it. What somebody else has approved, whoever proposed it does not take back alone.
    Recorded: `quality.duplicate.parted`, and what the register records.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        NoMergeError: there is none, or it was undone.
        OwnPartError: they proposed it, and somebody else approved.
        SamePersonError: an account that counts as the same person did.
        NotPartedError: an entry has changed since.
    """
    need_decide(by)
    found = duplicate_in_reach(by, duplicate, lock=True)
    if found.merge_id is None:
        raise NoMergeError
    if found.checked_by_key:
        if found.by_key == by.key:
            raise OwnPartError
        need_another(found.by_key, by)
    undo_merge(merge=found.merge_id, by=by, at=at)
    before, undone = found.decision, found.merge_id
    found.decision = found.reason = found.keep = found.seen = ""
    found.by_key = found.by_name = found.checked_by_key = found.checked_by_name = ""
    found.decided_at = found.merge_id = found.checked_at = None
    found.save()
    note(PARTED, found, by=by, at=at, before=before, merge=undone)
    return found
