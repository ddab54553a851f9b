"""What all changes of a theatre share: refusing with every reason, and the record of what was done."""

from datetime import datetime

from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.theatres.errors import TheatreRefusedError
from huiyin_web.theatres.models import Theatre


def need_allowed(decision: Decision) -> None:
    """Insist that a decision allows it.

    Raises:
        TheatreRefusedError: it does not, with every reason.
    """
    if not decision.allowed:
        raise TheatreRefusedError(decision)


def note(done: str, row: Theatre, *, by: Actor, at: datetime, place_code: str = "", **detail: object) -> None:
    """Record what was done (`visit.prepared`) for a theatre.

    It is told at the keeper's place unless another is given: who reads the log of a county that is to be visited learns
    nothing of it there.
    """
    audit.record(
        f"theatres.{done}", by=by, at=at, subject=f"theatre:{row.pk}", place_code=place_code or row.keeper,
        detail={name: value for name, value in detail.items() if value not in {None, ""}},
    )  # fmt: skip
