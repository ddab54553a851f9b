"""Take a village or county off its list of the poor."""

from datetime import date, datetime

from huiyin.kernel.text import Text
from huiyin.records.sheets import POOR_PLACES
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.places.models import PoorPlace, PoorPlaceHistory

_PLACE = Text("This place on the list of the poor", "名单内的该地")


def leave_list(*, place_code: str, on: date, source: str, by: Actor, at: datetime) -> None:
    """Say on which day it left, inside the caller's transaction; who may, the caller has asked.

    How it stood before goes into its history, so that the import which listed it is not undone over this.

    Recorded: `places.poor_place.left`, with `source`: what decided it, such as `case:12`.

    Raises:
        NotFoundError: the place is on no list, or has left it.
    """
    row = PoorPlace.objects.select_for_update().filter(pk=place_code, exited_on__isnull=True).first()
    if row is None:
        raise NotFoundError(what=_PLACE)
    were = {key: getattr(row, key) for key in (*(one.key for one in POOR_PLACES.kept), "version", "import_id")}
    PoorPlaceHistory.objects.create(poor_place_id=place_code, **were, replaced_at=at, replaced_by=by.name)
    PoorPlace.objects.filter(pk=place_code).update(exited_on=on, version=row.version + 1, import_id=None)
    audit.record(
        "places.poor_place.left", by=by, at=at, subject=f"place:{place_code}", place_code=place_code,
        detail={"on": on.isoformat(), "source": source},
    )  # fmt: skip
