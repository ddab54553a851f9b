"""Decide whether two entries are one, and undo what followed."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core import audit
from huiyin_web.quality.actions._noting import checked_note
from huiyin_web.quality.errors import DecidedError, EntriesChangedError, NoMergeError, WordsNeededError
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.permissions import need_decide
from huiyin_web.quality.queries.duplicates import duplicate_in_reach, versions_of
from huiyin_web.quality.recording import DECIDED
from huiyin_web.registry.actions.merge_households import merge_households, merge_persons
from huiyin_web.registry.actions.undo_merge import undo_merge
from huiyin_web.registry.models import Merge

LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """What was decided.

    Attributes:
        decision: one of them.
        keep: `left` or `right`: whose ids stay; of no meaning where nothing is merged.
        reason: in words.
        seen: the versions of all rows that stood on the page, as `versions_of` gives them.
        before: the decision that stood on the page; empty where none did.
    """

    decision: Decision
    keep: str
    reason: str
    seen: str
    before: str


@transaction.atomic
def decide_duplicate(*, duplicate: int, said: Said, by: Actor, at: datetime) -> Duplicate:
    """Record a decision; where the two are one, merge them.

    Who: offices, of two entries that both lie in their reach.
    Rule: every decision but putting off has words; nobody decides what they have not seen, or what is decided.
    Recorded: `quality.duplicate.decided`, and what the register records of a merge.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        DecidedError: somebody else decided meanwhile.
        EntriesChangedError: an entry has changed since it was shown.
        WordsNeededError: the reason is missing.
        NotePersonalError: it holds a personal number.
        NotTwoError, NotJoinedError, FrozenYearError: they cannot be merged.
    """
    need_decide(by)
    found = duplicate_in_reach(by, duplicate, lock=True)
    if found.decision != said.before or (found.decision and Decision(found.decision).merges):
        raise DecidedError(by=shown_name(found.by_key, found.by_name), decision=words_of(found))
    if said.seen != versions_of(found):
        raise EntriesChangedError
    reason = checked_note(said.reason)
    if said.decision.is_final and len(reason) < LEAST_WORDS:
        raise WordsNeededError(least=LEAST_WORDS)
    if said.decision.merges:
        found.merge_id = _merge(found, said, by=by, at=at).pk
    return _keep(found, said.decision.value, reason, by=by, at=at)


@transaction.atomic
def part_duplicate(*, duplicate: int, by: Actor, at: datetime) -> Duplicate:
    """Undo a merge; the question is open again.

    Who: who may decide it.
    Recorded: `quality.duplicate.decided`, and what the register records.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        NoMergeError: there is none, or it was undone.
        NotPartedError: an entry has changed since.
    """
    need_decide(by)
    found = duplicate_in_reach(by, duplicate, lock=True)
    if found.merge_id is None:
        raise NoMergeError
    undo_merge(merge=found.merge_id, by=by, at=at)
    found.merge_id = None
    return _keep(found, "", "", by=by, at=at)


def words_of(found: Duplicate) -> object:
    """Give what was decided, in words; that nothing is where it was undone."""
    return Decision(found.decision).label if found.decision else "--"


def _merge(found: Duplicate, said: Said, *, by: Actor, at: datetime) -> Merge:
    kept, dropped = found.left_household, found.right_household
    doubles = [(pair["left"], pair["right"]) for pair in json.loads(found.told)]
    if said.keep == "right":
        kept, dropped, doubles = dropped, kept, [(goes, stays) for stays, goes in doubles]
    if said.decision is Decision.HOUSEHOLD:
        return merge_households(kept=kept, dropped=dropped, doubles=doubles, reason=said.reason, by=by, at=at)
    return merge_persons(kept=kept, dropped=dropped, double=doubles[0], reason=said.reason, by=by, at=at)


def _keep(found: Duplicate, decision: str, reason: str, *, by: Actor, at: datetime) -> Duplicate:
    before = found.decision
    found.decision, found.reason = decision, reason
    found.decided_at = at if decision else None
    found.by_key, found.by_name = (by.key, by.name) if decision else ("", "")
    found.save()
    audit.record(
        DECIDED, by=by, at=at, subject=f"duplicate:{found.pk}", place_code=found.left_village,
        detail={"decision": decision, "before": before, "reason": reason, "merge": found.merge_id},
    )  # fmt: skip
    return found
