"""Approve a change of what decides eligibility."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.records.filling import read_form, written
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import year_of
from huiyin_web.registry.actions._deciding import close, waiting_for
from huiyin_web.registry.actions._saving import check_open, context_of, write
from huiyin_web.registry.errors import FormRefusedError, OvertakenRequestError
from huiyin_web.registry.models import ChangeRequest, RequestState
from huiyin_web.registry.queries.records import Record, changed_words
from huiyin_web.registry.queries.requests import asked_values, record_of

_MOVED = Text("this has changed: {changes}", "该户信息已有变动（{changes}）")


@transaction.atomic
def approve_change(*, request: int, by: Actor, at: datetime) -> ChangeRequest:
    """Let a requested change into the register, as it was asked for.

    Who: a township or county officer in whose reach the household lies, and who is not the one that asked.
    Rule: what stood there when it was asked for stands there still, and the row is sound with it.
    Recorded: `registry.change.approved`, with before and after, no personal value in clear.

    Raises:
        NotAllowedError, NotFoundError, OwnRequestError: it is not theirs to approve.
        RequestStateError: it was decided or withdrawn.
        OvertakenRequestError: the fields have changed since.
        FormRefusedError: the row would not be sound, as it has changed since.
        FrozenYearError: the year is closed.
    """
    found = waiting_for(request, by=by)
    record = record_of(found, lock=True)
    check_open(record, at)
    _check_unmoved(record, found)
    asked = {key: after for key, (_before, after) in asked_values(found).items()}
    texts = {key: written(record.sheet.field(key), value) for key, value in asked.items()}
    if problems := read_form(record.sheet, record.values(), texts, context_of(at)).problems:
        raise FormRefusedError(problems)
    write(record, asked, year=year_of(at), by=by, at=at)
    return close(found, RequestState.APPROVED, by=by, at=at)


def _check_unmoved(record: Record, request: ChangeRequest) -> None:
    now = record.values()
    moved = {key: (before, now[key]) for key, (before, _after) in asked_values(request).items() if now[key] != before}
    if moved:
        raise OvertakenRequestError(what=_MOVED.fill(changes=Text.join(changed_words(record, moved), "; ", "；")))
