"""Take a village or county off its list of the poor."""

from datetime import date, datetime

from django.db.models import F

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.models import PoorPlace

_PLACE = Text("This place on the list of the poor", "名单内的该地")


def leave_list(*, place_code: str, on: date, source: str, by: Actor, at: datetime) -> None:
    """Say on which day it left, inside the caller's transaction; who may, the caller has asked.

    Recorded: `places.poor_place.left`, with `source`: what decided it, such as `case:12`.

    Raises:
        NotFoundError: the place is on no list, or has left it.
    """
    found = PoorPlace.objects.filter(pk=place_code, exited_on__isnull=True)
    if not found.update(exited_on=on, version=F("version") + 1):
        raise NotFoundError(what=_PLACE)
    audit.record(
        "places.poor_place.left", by=by, at=at, subject=f"place:{place_code}", place_code=place_code,
        detail={"on": on.isoformat(), "source": source},
    )  # fmt: skip
