"""The part that triage, answers and reviews share: who may, in which state, and the audit event."""

from datetime import datetime

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.casework.errors import ObjectionStateError, OtherOfficeError
from huiyin_web.casework.models import Objection, ObjectionState
from huiyin_web.casework.permissions import may_answer
from huiyin_web.casework.queries.objections import objection_or_404
from huiyin_web.core import audit
from huiyin_web.core.audit import Doer

_ANSWERING = Text("township or county", "乡镇或县")


def in_state(number: int, *states: ObjectionState, by: Actor) -> Objection:
    """Give an objection that somebody may work on and that stands where it must; nobody else works on it meanwhile.

    Raises:
        NotFoundError: it lies outside their reach.
        OtherOfficeError: their office answers no objections.
        ObjectionStateError: it stands elsewhere.
    """
    objection = objection_or_404(by, number, lock=True)
    if not may_answer(by):
        raise OtherOfficeError(office=_ANSWERING)
    if objection.state not in states:
        raise ObjectionStateError(state=ObjectionState(objection.state).label)
    return objection


def note(done: str, objection: Objection, *, by: Doer, at: datetime, **detail: object) -> None:
    """Record what was done to an objection."""
    audit.record(
        done, by=by, at=at, subject=f"objection:{objection.pk}", place_code=objection.case.village_code,
        detail={"case": objection.case_id, "state": objection.state, **detail},
    )  # fmt: skip
