"""Change a member of a household by a filled form."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.registry.actions._changing import Changed, Sent, change
from huiyin_web.registry.queries.records import person_record


@transaction.atomic
def change_person(*, person: int, sent: Sent, by: Actor, at: datetime) -> Changed:
    """Save one section of a person as a form says; who somebody is, and on which allowance, waits for approval.

    Who: whoever may change households and reaches the person's.
    Rule: as for a household (`change_household`).
    Recorded: `registry.person.changed`, `registry.change.requested`, with before and after, no personal value in clear.

    Args:
        person: the permanent id.
        sent: what was filled in.
        by: who changes it.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: the person is not theirs to change.
        FrozenYearError, FormRefusedError, ChangedMeanwhileError, NothingChangedError: nothing was changed.
    """
    return change(person_record(by, person, lock=True), sent, by=by, at=at)
