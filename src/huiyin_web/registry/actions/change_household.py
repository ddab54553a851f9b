"""Change a household by a filled form."""

from datetime import datetime

from django.db import transaction

from huiyin_web.access.actor import Actor
from huiyin_web.registry.actions._changing import Changed, Sent, change
from huiyin_web.registry.queries.records import household_record


@transaction.atomic
def change_household(*, household: int, sent: Sent, by: Actor, at: datetime) -> Changed:
    """Save one section of a household as a form says; what decides eligibility is asked for and waits for approval.

    Who: whoever may change households and reaches this one.
    Rule: what others changed since the form was made stays, unless the form changes the same field: then nothing is
    saved and a person chooses. A form is refused for what a file is refused for.
    Recorded: `registry.household.changed`, `registry.change.requested`, with before and after, no personal value in
    clear.

    Args:
        household: its permanent id.
        sent: what was filled in.
        by: who changes it.
        at: when.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to change.
        FrozenYearError, FormRefusedError, ChangedMeanwhileError, NothingChangedError: nothing was changed.
    """
    return change(household_record(by, household, lock=True), sent, by=by, at=at)
