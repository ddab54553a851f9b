"""Keep a filter of the lists under a name."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.commitments.errors import FilterNameTakenError, TooManyFiltersError
from huiyin_web.commitments.events import FILTER_SAVED
from huiyin_web.commitments.models import SavedFilter
from huiyin_web.core import audit

MOST = 20  # as many as a person finds again above a table


@transaction.atomic
def save_filter(*, name: str, query: str, by: Actor, at: datetime) -> SavedFilter:
    """Keep what an address asks of the lists, for oneself.

    Who: whoever sees commitments; each reads only their own.
    Rule: a name once, and a handful of them.
    Recorded: `commitments.filter.saved`, without the name.

    Args:
        name: what its owner calls it.
        query: what the address asks, as `AskedList` writes it.
        by: who keeps it.
        at: when.

    Raises:
        NotAllowedError: their role sees no commitments.
        FilterNameTakenError, TooManyFiltersError: the name is theirs already, or there is no room.
    """
    by.need(May.SEE_COMMITMENTS)
    kept = SavedFilter.objects.filter(user_key=by.key)
    if kept.filter(name=name.strip()).exists():
        raise FilterNameTakenError(name=name.strip())
    if kept.count() >= MOST:
        raise TooManyFiltersError(most=MOST)
    row = SavedFilter.objects.create(user_key=by.key, name=name.strip(), query=query)
    audit.record(FILTER_SAVED, by=by, at=at, subject=by.key, place_code=by.place_code)
    return row
