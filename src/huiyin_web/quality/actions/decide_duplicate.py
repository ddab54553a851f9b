"""Decide whether two entries are one; that they are is proposed to somebody else."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.quality.actions._merging import decided, merge, note
from huiyin_web.quality.actions._noting import checked_note
from huiyin_web.quality.errors import EntriesChangedError, WordsNeededError
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.permissions import need_decide
from huiyin_web.quality.queries.duplicates import duplicate_in_reach, versions_of
from huiyin_web.quality.recording import DECIDED, PROPOSED

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
    """Record a decision; where the two are one, propose the merge, which somebody else approves or sends back.

    Who: offices, of two entries that both lie in their reach.
    Rule: every decision but putting off has words; nobody decides what they have not seen, or what is decided. A merge
    that waits is decided otherwise by whoever proposed it alone. What could not be merged is not proposed.
    Recorded: `quality.duplicate.decided`; of a merge `quality.duplicate.proposed`.

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
    before = found.decision
    if before != said.before or found.merge_id is not None or (found.waits and found.by_key != by.key):
        raise decided(found)
    if said.seen != versions_of(found):
        raise EntriesChangedError
    reason = checked_note(said.reason)
    if said.decision.is_final and len(reason) < LEAST_WORDS:
        raise WordsNeededError(least=LEAST_WORDS)
    _write(found, said, reason, by=by, at=at)
    if found.waits:
        _try(found, by=by, at=at)
    found.save()
    code, keep = (PROPOSED, {"keep": found.keep}) if found.waits else (DECIDED, {})
    note(code, found, by=by, at=at, decision=found.decision, before=before, reason=reason, **keep)
    return found


def _write(found: Duplicate, said: Said, reason: str, *, by: Actor, at: datetime) -> None:
    found.decision, found.reason, found.decided_at = said.decision.value, reason, at
    found.by_key, found.by_name = by.key, by.name
    found.keep, found.seen = (said.keep, said.seen) if said.decision.merges else ("", "")
    found.checked_by_key, found.checked_by_name, found.checked_at, found.answer = "", "", None, ""


def _try(found: Duplicate, *, by: Actor, at: datetime) -> None:
    """Merge and take it back at once, so that what cannot be is refused to whoever proposes it."""
    with transaction.atomic():
        merge(found, by=by, at=at)
        transaction.set_rollback(True)
