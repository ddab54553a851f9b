"""Say whether an objection states a fact that can be checked: then the clock of its case stands still."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.casework.actions._objecting import in_state, note
from huiyin_web.casework.models import Objection, ObjectionState
from huiyin_web.core import clock


@transaction.atomic
def triage_objection(*, objection: int, states_fact: bool, by: Actor, at: datetime) -> Objection:
    """Triage an objection; the clock stands still from the day on which it was filed.

    Raises:
        NotFoundError, OtherOfficeError, ObjectionStateError: it is not theirs to triage, or was triaged.
    """
    row = in_state(objection, ObjectionState.FILED, by=by)
    row.states_fact, row.triaged_on, row.state = states_fact, clock.day_of(at), ObjectionState.TRIAGED
    row.save()
    note("casework.objection.triaged", row, by=by, at=at, states_fact=states_fact)
    return row
