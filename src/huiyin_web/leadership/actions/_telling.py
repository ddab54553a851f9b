"""What all changes of a leading group share: refusing with every reason, and the record of what was done."""

from datetime import datetime

from huiyin.policy import Decision
from huiyin_web.access.actor import Actor
from huiyin_web.core import audit
from huiyin_web.leadership.errors import LeadershipRefusedError


def need_allowed(decision: Decision) -> None:
    """Insist that a decision allows it.

    Raises:
        LeadershipRefusedError: it does not, with every reason.
    """
    if not decision.allowed:
        raise LeadershipRefusedError(decision)


def note(done: str, key: int, *, place_code: str, by: Actor, at: datetime, **detail: object) -> None:
    """Record what was done (`meeting.held`) to the row of this key."""
    kind = done.partition(".")[0]
    audit.record(
        f"leadership.{done}", by=by, at=at, subject=f"{kind}:{key}", place_code=place_code,
        detail={name: value for name, value in detail.items() if value not in {None, ""}},
    )  # fmt: skip
