"""Do something to a piece of the publicity plan: clear it, send it back, revise, publish, correct or drop it."""

from datetime import datetime

from django.db import transaction

from huiyin.followup import publicising
from huiyin.followup.publicising import Act, Given
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions._telling import need_allowed, note
from huiyin_web.leadership.errors import PieceChangedError
from huiyin_web.leadership.models import Piece, PieceEntry
from huiyin_web.leadership.queries.publicity import as_piece
from huiyin_web.leadership.queries.stored import piece_or_404


@transaction.atomic
def act_on_piece(*, piece: int, act: Act, seen: int, given: Given, by: Actor, at: datetime) -> Piece:
    """Do something to a piece.

    Who: somebody of the clearing office who did not propose it clears it or sends it back; the office that keeps the
        plan does everything else.
    Rule: `huiyin.followup.publicising.decide`: nothing is published that was not cleared.
    Recorded: `leadership.piece.` with the act.

    Raises:
        NotAllowedError, NotFoundError: their role acts for no office, or it is out of reach.
        PieceChangedError: something was done to it that they had not seen.
        LeadershipRefusedError: something stands against it, with every reason.
    """
    by.need(May.GIVE_COMMITMENTS)
    row, on = piece_or_404(by, piece, lock=True), day_of(at)
    if row.acts != seen:
        raise PieceChangedError
    need_allowed(publicising.decide(as_piece(row), act, key=by.key, office=by.office, on=on, given=given))
    row.state, row.acts = publicising.LEADS_TO[act].value, row.acts + 1
    match act:
        case Act.CLEAR:
            row.cleared_on, row.cleared_key, row.cleared_by = on, by.key, by.name
        case Act.REVISE:
            row.words, row.proposer_key = given.words.strip(), by.key
        case Act.PUBLISH:
            row.published_on, row.reference = given.on, given.reference.strip()
    row.save()
    PieceEntry.objects.create(
        piece=row, act=act, on=on, words=given.words.strip() if act is Act.CORRECT else "", reason=given.reason.strip(),
        at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    note(f"piece.{act}", row.pk, place_code=row.group, by=by, at=at, topic=row.topic, reason=given.reason)
    return row
