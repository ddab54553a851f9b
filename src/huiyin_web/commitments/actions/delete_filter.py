"""Delete a filter of one's own."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.events import FILTER_DELETED
from huiyin_web.commitments.models import SavedFilter
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError

_FILTER = Text("This filter", "该筛选")


@transaction.atomic
def delete_filter(*, number: int, by: Actor, at: datetime) -> None:
    """Delete what somebody keeps under a name.

    Who: whoever keeps it.
    Recorded: `commitments.filter.deleted`.

    Raises:
        NotAllowedError: their role sees no commitments.
        NotFoundError: it is not there, or not theirs.
    """
    by.need(May.SEE_COMMITMENTS)
    deleted, _ = SavedFilter.objects.filter(pk=number, user_key=by.key).delete()
    if not deleted:
        raise NotFoundError(what=_FILTER)
    audit.record(FILTER_DELETED, by=by, at=at, subject=by.key, place_code=by.place_code)
