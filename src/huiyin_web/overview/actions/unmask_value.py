"""Show one masked value for a few minutes."""

from datetime import datetime, timedelta

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core import audit
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.reasons import without_numbers
from huiyin_web.overview.errors import ReasonNeededError
from huiyin_web.overview.queries.hidden import UNMASKED, hidden_keys
from huiyin_web.registry.queries.households import households_in_reach

SENTENCE = Text("looked at a personal value in clear", "查看了未脱敏的个人信息")
SHOWN_FOR = timedelta(minutes=5)
LEAST_REASON = 4


@transaction.atomic
def unmask_value(*, by: Actor, household: int, value: str, reason: str, at: datetime) -> datetime:
    """Let somebody see one masked value of a household, and give the moment at which it is masked again.

    Who: whoever may unmask and reaches the household.
    Rule: one value at a time, with a reason, for five minutes.
    Recorded: `overview.value.unmasked` with the value's key and the reason; never the value.

    Raises:
        NotAllowedError: the role may not unmask.
        NotFoundError: the household is out of reach, or has no such value.
        ReasonNeededError, PersonalReasonError: the reason says nothing, or too much.
    """
    by.need(May.UNMASK)
    found = households_in_reach(by).filter(pk=household).first()
    if found is None or value not in hidden_keys(found):
        raise NotFoundError(what=Text("This value", "该项信息"))
    if len(reason.strip()) < LEAST_REASON:
        raise ReasonNeededError(least=LEAST_REASON)
    audit.record(
        UNMASKED,
        by=by,
        at=at,
        subject=f"household:{household}",
        place_code=found.village_code,
        detail={"value": value, "reason": without_numbers(reason)},
    )
    return at + SHOWN_FOR
