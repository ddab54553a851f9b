"""Whether an import can be undone as things stand; its rows are looked at by the undoing itself."""

from datetime import datetime

from django.db.models import Model

from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import need_another
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.imports.errors import (
    BatchStateError,
    OwnUndoError,
    UndoFrozenError,
    UndoKindError,
    UndoLateError,
    UndoNothingError,
    UndoOfUndoError,
)
from huiyin_web.imports.kinds import frozen_since, kind_of
from huiyin_web.imports.limits import UNDO_HOURS, UNDO_WITHIN
from huiyin_web.imports.models import BatchState, ImportBatch


def need_undoable(batch: ImportBatch, actor: Actor, at: datetime) -> type[Model]:
    """Insist that somebody can undo an import at a moment, and give the history of its kind.

    What somebody else has approved, whoever sent it does not take back alone.

    Raises:
        UndoOfUndoError: it undoes another.
        BatchStateError: it is not applied, or undone already.
        UnknownKindError, UndoKindError: its kind is no longer taken, or keeps no history.
        UndoNothingError: it has changed nothing.
        UndoLateError: it was applied too long ago.
        UndoFrozenError: a year was frozen since.
        OwnUndoError: they sent it, and it registered somebody or changed what decides what a household is entitled to.
        SamePersonError: an account that counts as the same person did.
    """
    if batch.undoes:
        raise UndoOfUndoError(number=batch.pk, undoes=batch.undoes)
    if batch.state != BatchState.APPLIED or batch.applied_at is None:
        raise BatchStateError(number=batch.pk, state=BatchState(batch.state).label, needed=BatchState.APPLIED.label)
    kind = kind_of(batch.kind)
    if kind.history is None:
        raise UndoKindError(kind=kind.sheet.label)
    if not batch.new + batch.changed:
        raise UndoNothingError(number=batch.pk)
    until = batch.applied_at + UNDO_WITHIN
    if at > until:
        raise UndoLateError(number=batch.pk, hours=UNDO_HOURS, until=moment(until))
    if year := frozen_since(batch.applied_at):
        raise UndoFrozenError(year=year)
    if batch.deciding and actor.role is not None:
        if batch.by_key == actor.key:
            raise OwnUndoError(rows=batch.deciding)
        need_another(batch.by_key, actor)
    return kind.history
