"""Verify all that must not have changed, and keep in the audit log that it was done and what was found."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.snapshots.permissions import need_freeze
from huiyin_web.snapshots.recording import VERIFIED
from huiyin_web.snapshots.verifying import problems

_MOST_TOLD = 50


def verify_all(*, by: Actor, at: datetime) -> list[Text]:
    """Give every problem; none means that nothing was changed behind the platform's back.

    Who: whoever may freeze, by a job of the platform; the command line only reads (`verifying.problems`).
    Recorded: `snapshots.all.verified`, with the problems.

    Raises:
        NotAllowedError: the role does not include it.
    """
    need_freeze(by)
    found = problems()
    told = [{"en": one.en, "zh": one.zh} for one in found[:_MOST_TOLD]]
    with transaction.atomic():
        audit.record(VERIFIED, by=by, at=at, subject="snapshots:all", detail={"count": len(found), "problems": told})
    return found
