"""The part that deciding about one difference and about a whole field share."""

from datetime import datetime

from huiyin.kernel.text import Text
from huiyin.records.filling import written
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.exchange.errors import MovedOnError, NotByFormError
from huiyin_web.exchange.models import Decision, Difference
from huiyin_web.exchange.queries.exchanges import by_form
from huiyin_web.registry.actions._changing import Sent
from huiyin_web.registry.actions.change_household import change_household
from huiyin_web.registry.actions.change_person import change_person
from huiyin_web.registry.errors import NothingChangedError
from huiyin_web.registry.queries.records import household_record, person_record

_REASON = Text("national registry's export of {day}", "全国系统 {day} 导出数据")


def settle(one: Difference, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Decide about a difference, inside the caller's transaction; theirs goes the way that a form's change goes.

    Raises:
        NotAllowedError: taking theirs is for whoever may change households.
        NotByFormError, MovedOnError: theirs cannot be taken here.
        DomainError: a form with this value would be refused.
    """
    if decision is Decision.THEIRS:
        by.need(May.CHANGE_HOUSEHOLDS)
        one.request_id = _take(one, by=by, at=at)
    one.decision, one.decided_at, one.by_key, one.by_name = decision, at, by.key, by.name
    one.save(update_fields=["decision", "decided_at", "by_key", "by_name", "request_id"])


def _take(one: Difference, *, by: Actor, at: datetime) -> int | None:
    """Change the register as the registry says; give the request that waits for approval, if one does."""
    record = (
        household_record(by, one.household_id, lock=True) if one.person_id is None
        else person_record(by, one.person_id, lock=True)
    )  # fmt: skip
    field = record.sheet.field(one.field)
    if not by_form(one.sheet, one.field):
        raise NotByFormError(field=field.label)
    now = written(field, record.values()[one.field])
    if now == one.theirs:
        return None
    if now != one.ours:
        raise MovedOnError(field=field.label)
    reason = _REASON.fill(day=one.exchange.exported_on.isoformat())
    sent = Sent("", record.row.version, {one.field: one.theirs}, f"{reason.zh} {reason.en}")
    change = change_household if one.person_id is None else change_person
    whose = {"household": one.household_id} if one.person_id is None else {"person": one.person_id}
    try:
        done = change(**whose, sent=sent, by=by, at=at)
    except NothingChangedError as error:
        raise NotByFormError(field=field.label) from error  # an empty personal value says nothing
    return done.request.pk if done.request else None
