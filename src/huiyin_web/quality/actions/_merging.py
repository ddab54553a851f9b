"""The part that proposing, approving and sending back a merge share: merging as was decided, and what waits."""

import json
from datetime import datetime
from typing import Any

from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.access.queries.people import need_another
from huiyin_web.core import audit
from huiyin_web.quality.errors import DecidedError, OwnMergeError
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.permissions import need_decide
from huiyin_web.quality.queries.duplicates import duplicate_in_reach, proposal_of
from huiyin_web.registry.actions.merge_households import merge_households, merge_persons
from huiyin_web.registry.models import Merge


def merge(found: Duplicate, *, by: Actor, at: datetime) -> Merge:
    """Merge two entries as their decision says.

    Raises:
        NotTwoError, NotJoinedError, FrozenYearError: they cannot be merged.
    """
    kept, dropped = found.left_household, found.right_household
    doubles = [(pair["left"], pair["right"]) for pair in json.loads(found.told)]
    if found.keep == "right":
        kept, dropped, doubles = dropped, kept, [(goes, stays) for stays, goes in doubles]
    if Decision(found.decision) is Decision.HOUSEHOLD:
        return merge_households(kept=kept, dropped=dropped, doubles=doubles, reason=found.reason, by=by, at=at)
    return merge_persons(kept=kept, dropped=dropped, double=doubles[0], reason=found.reason, by=by, at=at)


def waiting_for(number: int, *, proposal: str, by: Actor) -> Duplicate:
    """Give a proposed merge that waits for this person, as it stood on their page; nobody else decides meanwhile.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        DecidedError: it does not wait any more, or another one was proposed since.
        OwnMergeError: they proposed it themselves.
        SamePersonError: an account that counts as the same person did.
    """
    need_decide(by)
    found = duplicate_in_reach(by, number, lock=True)
    if not found.waits or proposal_of(found) != proposal:
        raise decided(found)
    if found.by_key == by.key:
        raise OwnMergeError
    need_another(found.by_key, by)
    return found


def decided(found: Duplicate) -> DecidedError:
    """Say by whom and how it was decided meanwhile; where that was undone, that nothing is."""
    words = Decision(found.decision).label if found.decision else "--"
    who = (found.checked_by_key, found.checked_by_name) if found.checked_by_key else (found.by_key, found.by_name)
    return DecidedError(by=shown_name(*who), decision=words)


def check(found: Duplicate, *, by: Actor, at: datetime) -> None:
    """Note who has looked at a proposed merge, and when."""
    found.checked_by_key, found.checked_by_name, found.checked_at = by.key, by.name, at


def note(code: str, found: Duplicate, *, by: Actor, at: datetime, **told: Any) -> None:
    """Record what was done about two entries."""
    audit.record(code, by=by, at=at, subject=f"duplicate:{found.pk}", place_code=found.left_village, detail=told)
