"""Decide what came of asking about a flag."""

from datetime import datetime

from django.db import transaction

from huiyin.crosschecks import Decision
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core import audit
from huiyin_web.quality.actions._noting import checked_note
from huiyin_web.quality.errors import FlagChangedError, FlagDecidedError, FlagGoneError, FlagWordsError
from huiyin_web.quality.models import Flag
from huiyin_web.quality.permissions import need_decide_flags
from huiyin_web.quality.queries.flags import flag_in_reach
from huiyin_web.quality.recording import FLAG_DECIDED

LEAST_WORDS = 4


@transaction.atomic
def decide_flag(*, flag: int, decision: Decision, note: str, seen: str, facts: str, by: Actor, at: datetime) -> Flag:
    """Record that a list is right or wrong, that the register was corrected, or that both are explained.

    Who: offices, of what they reach. It changes no entry of the register and no household's case.
    Rule: every decision says how one knows; nobody overwrites a decision that they have not seen, or decides
    about facts that they have not seen.
    Recorded: `quality.flag.decided`, with the decision before.

    Args:
        flag: its number.
        decision: what asking found.
        note: how one knows.
        seen: the decision that stood on the page; empty where none did.
        facts: the flag's `facts_key` when the page was shown.
        by: who decides.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to decide.
        FlagWordsError: the note is missing.
        NotePersonalError: it holds a personal number.
        FlagDecidedError: somebody else decided meanwhile.
        FlagChangedError: a newer list says something else.
        FlagGoneError: no list gives ground for it any more.
    """
    need_decide_flags(by)
    found = flag_in_reach(by, flag, lock=True)
    said = checked_note(note)
    if len(said) < LEAST_WORDS:
        raise FlagWordsError(least=LEAST_WORDS)
    if found.decision != seen:
        raise FlagDecidedError(
            by=shown_name(found.by_key, found.by_name),
            decision=Decision(found.decision).label if found.decision else "--",
        )
    if found.facts_key != facts:
        raise FlagChangedError
    if not found.decision and found.gone_at is not None:
        raise FlagGoneError
    found.decision, found.note, found.decided_at = decision.value, said, at
    found.by_key, found.by_name = by.key, by.name
    found.save()
    audit.record(
        FLAG_DECIDED, by=by, at=at, subject=f"flag:{found.pk}", place_code=found.village_code,
        detail={"kind": found.kind, "decision": decision.value, "before": seen, "note": found.note},
    )  # fmt: skip
    return found
