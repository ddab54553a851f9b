"""The filters that somebody keeps."""

from huiyin_web.access.actor import Actor
from huiyin_web.commitments.models import SavedFilter
from huiyin_web.commitments.pages import Saved


def saved_filters(actor: Actor, *, address: str) -> tuple[Saved, ...]:
    """Give one's own filters by their names; the one that asks for what an address does is current.

    Args:
        actor: whose.
        address: of the list at which they stand.
    """
    path, _, query = address.partition("?")
    rows = SavedFilter.objects.filter(user_key=actor.key).order_by("name")
    return tuple(Saved(row.pk, row.name, f"{path}?{row.query}", row.query == query) for row in rows)
