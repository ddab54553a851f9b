"""Record what asking about a suspect found."""

from datetime import datetime

from django.db import transaction

from huiyin.rules.suspects import Outcome
from huiyin_web.access.actor import Actor, shown_name
from huiyin_web.core import audit
from huiyin_web.quality.actions._noting import checked_note
from huiyin_web.quality.errors import AnsweredError, NoteNeededError
from huiyin_web.quality.models import Suspect
from huiyin_web.quality.permissions import need_record
from huiyin_web.quality.queries.suspects import suspect_in_reach
from huiyin_web.quality.recording import ANSWERED


@transaction.atomic
def record_outcome(*, suspect: int, outcome: Outcome, note: str, seen: str, by: Actor, at: datetime) -> Suspect:
    """Record that the entry is true, was corrected, or is explained.

    Who: offices and village workers, of what they reach. It changes no entry of the register and no household's case.
    Rule: an explanation has words; nobody overwrites an answer that they have not seen.
    Recorded: `quality.suspect.answered`, with the answer before.

    Args:
        suspect: its number.
        outcome: what asking found.
        note: in words; needed for an explanation.
        seen: the outcome that stood on the page; empty where none did.
        by: who asked the household.
        at: when.

    Raises:
        NotAllowedError: the role does not include it.
        NotFoundError: it is not there, or out of reach.
        NoteNeededError: it is an explanation without words.
        NotePersonalError: the note holds a personal number.
        AnsweredError: somebody else answered meanwhile.
    """
    need_record(by)
    found = suspect_in_reach(by, suspect, lock=True)
    said = checked_note(note)
    if outcome is Outcome.EXPLAINED and not said:
        raise NoteNeededError
    if found.outcome and found.outcome != seen:
        raise AnsweredError(by=shown_name(found.by_key, found.by_name), outcome=Outcome(found.outcome).label)
    found.outcome, found.note, found.answered_at = outcome.value, said, at
    found.by_key, found.by_name = by.key, by.name
    found.save()
    audit.record(
        ANSWERED, by=by, at=at, subject=f"suspect:{found.pk}", place_code=found.village_code,
        detail={"rule": found.rule, "outcome": outcome.value, "before": seen, "note": found.note},
    )  # fmt: skip
    return found
