"""Send a proposed merge of two entries back, with the reason."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.quality.actions._merging import check, note, waiting_for
from huiyin_web.quality.actions._noting import checked_note
from huiyin_web.quality.actions.decide_duplicate import LEAST_WORDS
from huiyin_web.quality.errors import BackWordsError
from huiyin_web.quality.models import Decision, Duplicate
from huiyin_web.quality.recording import SENT_BACK


@transaction.atomic
def send_back_merge(*, duplicate: int, proposal: str, answer: str, by: Actor, at: datetime) -> Duplicate:
    """Send a proposed merge back; both entries stay as they are, and whoever could decide may decide anew.

    Who: whoever could approve it.
    Rule: with a reason that whoever proposed it can act on, and that holds no personal number.
    Recorded: `quality.duplicate.sent_back` with the reason.

    Raises:
        NotAllowedError, NotFoundError, OwnMergeError, SamePersonError: it is not theirs to decide.
        DecidedError: it does not wait any more, or another one was proposed since.
        BackWordsError: the reason says nothing.
        NotePersonalError: it holds a personal number.
    """
    found = waiting_for(duplicate, proposal=proposal, by=by)
    said = checked_note(answer)
    if len(said) < LEAST_WORDS:
        raise BackWordsError(least=LEAST_WORDS)
    proposed = found.decision
    found.decision, found.answer = Decision.RETURNED.value, said
    check(found, by=by, at=at)
    found.save()
    note(SENT_BACK, found, by=by, at=at, decision=proposed, reason=said)
    return found
