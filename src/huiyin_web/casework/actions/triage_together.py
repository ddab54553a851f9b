"""Triage several objections of one notice alike."""

from collections.abc import Sequence
from datetime import datetime

from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._objecting import together
from huiyin_web.casework.actions.triage_objection import triage_objection
from huiyin_web.casework.models import Objection


def triage_together(*, objections: Sequence[int], states_fact: bool, by: Actor, at: datetime) -> list[Objection]:
    """Triage each of them by itself, or none.

    Raises:
        TogetherRefusedError: some can't be triaged; each is named.
        NotFoundError, OtherOfficeError, ObjectionStateError: a single one can't be.
    """
    return together(
        objections, lambda number: triage_objection(objection=number, states_fact=states_fact, by=by, at=at)
    )
