"""Add to a concluded meeting what was written wrong or left out; what stands is not touched."""

from datetime import datetime

from django.db import transaction

from huiyin.followup.commitments.words import LONGEST_REASON
from huiyin.followup.meetings import correct
from huiyin.followup.wording import missing
from huiyin.kernel.text import Text
from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.models import Addition
from huiyin_web.leadership.permissions import need_holding
from huiyin_web.leadership.queries.stored import meeting_or_404

_OPEN = Text("This meeting is not concluded: change it itself.", "该会议尚未办结，请直接修改。")


@transaction.atomic
def add_to_meeting(*, meeting: int, words: str, reason: str, by: Actor, at: datetime) -> Addition:
    """Add a correction to a concluded meeting, with its reason.

    Who: provincial, prefecture and county offices, for their own leading group.
    Recorded: `leadership.meeting.added`.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to add to, or to see.
        LeadershipRefusedError: something stands against it.
    """
    by.need(May.HOLD_MEETINGS)
    row = meeting_or_404(by, meeting, lock=True)
    need_holding(by, row.group)
    found = correct(words=words, reason=reason, longest_reason=LONGEST_REASON)
    if row.concluded_at is None:
        found = Decision(found.step, (*found.reasons, missing("words", _OPEN)))
    need_allowed(found)
    made = row.additions.create(words=words.strip(), reason=reason.strip(), at=at, by_key=by.key, by_name=by.name)
    note("meeting.added", row.pk, place_code=row.group, by=by, at=at, reason=made.reason)
    return made
