"""Whose turn a checked file is: what must hold before its rows come in, and that maker and checker differ.

Whoever writes somebody into the register is not who lets them in: a file that registers households or persons, or
changes what decides what a household is entitled to, is handed in by whoever sent it, and brought in by somebody else,
who sees the same rows. Whoever holds the data folder holds the office: the command line brings in what it has sent, and
what it leaves waits for anybody who may import there.
"""

from enum import StrEnum

from huiyin_web.access.actor import Actor, by_platform
from huiyin_web.access.queries.people import need_another
from huiyin_web.imports.errors import (
    BatchStateError,
    MovedOnError,
    NotHandedInError,
    NothingToImportError,
    OvertakenError,
    OwnImportError,
    RowsRefusedError,
)
from huiyin_web.imports.models import BatchState, ImportBatch
from huiyin_web.imports.queries import overtakers


class Turn(StrEnum):
    """What somebody can do about a checked file."""

    BRING_IN = "bring_in"
    HAND_IN = "hand_in"
    WAIT = "wait"  # the sender, until somebody else decides
    APPROVE = "approve"
    NOT_YET = "not_yet"  # somebody else, until the sender hands it in


def turn_of(batch: ImportBatch, actor: Actor) -> Turn:
    """Say what somebody can do about a checked file."""
    if not batch.deciding or actor.role is None:
        return Turn.BRING_IN
    if batch.by_key == actor.key:
        return Turn.WAIT if batch.handed_in_at else Turn.HAND_IN
    return Turn.APPROVE if batch.handed_in_at or by_platform(batch.by_key) else Turn.NOT_YET


def need_turn(batch: ImportBatch, actor: Actor) -> None:
    """Insist that a checked file is this person's to bring in.

    Raises:
        OwnImportError: they sent it, and it registers somebody or changes what decides what a household is entitled to.
        NotHandedInError: whoever sent it has not handed it in.
        SamePersonError: an account that counts as the same person sent it.
    """
    match turn_of(batch, actor):
        case Turn.HAND_IN | Turn.WAIT:
            raise OwnImportError(rows=batch.deciding)
        case Turn.NOT_YET:
            raise NotHandedInError(rows=batch.deciding, name=batch.by_name)
        case Turn.APPROVE:
            need_another(batch.by_key, actor)


def may_cancel(batch: ImportBatch, actor: Actor) -> bool:
    """Say whether a file is this person's to call off: where two are needed, only its sender's."""
    return turn_of(batch, actor) not in {Turn.APPROVE, Turn.NOT_YET} or by_platform(batch.by_key)


def need_checked(batch: ImportBatch) -> None:
    """Insist that a file has been checked and nothing decided about it.

    Raises:
        BatchStateError: it is not checked, or decided already.
    """
    if batch.state != BatchState.CHECKED:
        raise BatchStateError(number=batch.pk, state=BatchState(batch.state).label, needed=BatchState.CHECKED.label)


def need_stand(batch: ImportBatch, stand: str | None) -> None:
    """Insist that an import stands where it stood when it was looked at; none asks for nothing.

    Raises:
        MovedOnError: it has been checked, sent back or handed in since.
    """
    if stand is not None and stand != batch.stand:
        raise MovedOnError(number=batch.pk)


def need_good(batch: ImportBatch, *, good_only: bool) -> None:
    """Insist that a checked file has rows to bring in, and that all are good unless the good ones only are asked for.

    Raises:
        NothingToImportError: no row is good.
        RowsRefusedError: some are not.
    """
    if batch.good == 0:
        raise NothingToImportError(rows=batch.rows)
    if batch.refused and not good_only:
        raise RowsRefusedError(rows=batch.rows, refused=batch.refused)


def need_latest(batch: ImportBatch) -> None:
    """Insist that no other import of its kind came in after the check.

    Raises:
        OvertakenError: one did.
    """
    if overtaker := overtakers([batch]).get(batch.pk):
        raise OvertakenError(by=overtaker)
