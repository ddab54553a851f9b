"""Sign out."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.core import audit


@transaction.atomic
def sign_out(*, by: Actor, at: datetime) -> None:
    """Record that somebody signed out; the view ends the session.

    Recorded: `access.session.ended`.
    """
    audit.record("access.session.ended", by=by, at=at, subject=by.key, place_code=by.place_code)
